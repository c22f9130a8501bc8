"""``manara confirm``: one open section after the other, both texts and what changed, and a question.

With ``--role reviewer`` also those that another than their writer is to read before a release.

The answers are figures, so that nobody has to change the keyboard. A section with an error is shown and not asked
about. “Small change” is for what has no meaning to compare (a comma, a spelling): the day and the role of the last
comparison stay; it is refused where a figure, a call or a denial changed, or more than a few words.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from manara.campaign.data_words import open_words
from manara.campaign.data_words import read_lock as read_words
from manara.campaign.second_reader import reading_of, wrote_section
from manara.checks.folder import load_and_check
from manara.checks.translations.freshness import ID as FRESHNESS
from manara.cli.asking import figure
from manara.cli.confirm_words import confirm_words
from manara.cli.report import print_problems
from manara.cli.status_text import difference, why
from manara.contacts.lock import changed_words, changes
from manara.contacts.lock import read_lock as read_contacts_lock
from manara.desk.confirming import confirm_sections, errors_in, problems_in, shown
from manara.translations.history import with_lost_words
from manara.translations.lock import LOCK, REVIEWER, lines_of, read_lock
from manara.translations.status import OUTDATED, new_entries, status_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.problems import Problem
    from manara.translations.status import SectionStatus

SAME, SMALL, END = "1", "2", "0"
# A change of more words than this, lost and new ones, is no small one.
FEW = 8
_WIDTH = 100
# A figure or a call: no change of one is small.
_HARD = re.compile(r"[0-9\u0660-\u0669{}]")


def walk(root: Path, role: str, interface: Interface, *, drafts: bool = False, only: Sequence[str] = ()) -> int:
    """Ask about every open section of the campaign in *root*; return 0 when nothing is open any more.

    A reviewer is asked about what nobody but its writer has read as well, and not about what is their own.

    Args:
        root: The campaign's folder.
        role: Who compares.
        interface: In whose language.
        drafts: Also draft languages.
        only: Pages and sections, as ``help.md#shelters``; all of them when empty.
    """
    _ = interface.gettext
    campaign, problems = load_and_check(root, drafts=drafts)
    status = with_lost_words(campaign, status_of(campaign))
    unread = reading_of(campaign, status).sections if role == REVIEWER else ()
    sections = [
        one
        for one in status.sections
        if (one.state == OUTDATED or one in unread)
        and (not only or one.name in only or shown(one.name, one.key) in only)
    ]
    left = made = 0
    for number, section in enumerate(sections, 1):
        print(f"\n[{number}/{len(sections)}] {shown(section.name, section.key)}  {why(section, interface)}")
        _show(campaign, section)
        errors = errors_in(campaign, problems, section.name, section.key)
        own = _problems_of(campaign, problems, section)
        if own:
            print_problems(own, interface, "lines")
        if role == REVIEWER and wrote_section(campaign, section):
            print(_("Git says that you wrote this last: somebody else reads it."))
            left += 1
            continue
        if errors:
            print(_("Mend the errors first; then ask again."))
            left += 1
            continue
        answer = _ask(interface, small=role != REVIEWER)
        if answer == END:
            left += len(sections) - number + 1
            break
        if answer == SMALL and not is_small(campaign, section):
            print(_("This is more than a small change: compare both languages, and answer 1 when they say the same."))
            answer = _ask(interface)
        if answer not in (SAME, SMALL) or (answer == SMALL and not is_small(campaign, section)):
            print(
                _("It stays open: {places}").format(places=", ".join(f"{one.path}:{one.line}" for one in section.sides))
            )
            left += 1
            continue
        wanted = [
            entry
            for entry in new_entries(campaign, section.name, campaign.today, role, section.key)
            if section.sides[1].tag in entry.tags
        ]
        made += len(confirm_sections(campaign, problems, wanted, small=answer == SMALL).made)
    print(interface.ngettext("{count} section confirmed", "{count} sections confirmed", made).format(count=made))
    if made:
        print(undo(interface))
    if read_words(campaign.root).exists and any(open_words(campaign, read_words(campaign.root))):
        left += confirm_words(campaign, role, interface, ask=True)
    if role == REVIEWER and not only:
        for contact in reading_of(campaign, status).contacts:
            print(f"    manara confirm contacts/{contact.id} --role reviewer")
            left += 1
    return 1 if left or _others(campaign, interface) else 0


def is_small(campaign: Campaign, section: SectionStatus) -> bool:
    """Tell whether only a few words changed since both sides were compared, none of them a figure, call or denial."""
    if section.day is None:
        return False
    entry = read_lock(campaign.root).entries.get(
        (section.name, section.key, (section.sides[0].tag, section.sides[1].tag))
    )
    now = new_entries(campaign, section.name, campaign.today, "author", section.key)
    if entry is None or not any(one.tags == entry.tags and one.denials == entry.denials for one in now):
        return False
    moved = [change for side in section.sides for change in side.changes if change.kind != "same"]
    # What is gone and nobody knows may have been anything.
    known = all(change.words for change in moved)
    return (
        known
        and sum(change.count for change in moved) <= FEW
        and not _HARD.search(" ".join(change.words for change in moved))
    )


def _show(campaign: Campaign, section: SectionStatus) -> None:
    """Print both sides as they are, and under each what changed in it."""
    for side in section.sides:
        page = campaign.page(side.tag, section.name)
        print(f"\n  {campaign.locale(side.tag).name}  {side.path}:{side.line}")
        for words in lines_of(page, section.key, campaign.values) if page is not None else ():
            for line in textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False):
                print(f"    {line}")
        if side.moved:
            print(f"  ≠ {difference(side.changes)}")
    print()


def _problems_of(campaign: Campaign, problems: Sequence[Problem], section: SectionStatus) -> list[Problem]:
    """Return what the checks say of a section but that it is open, which is why it is shown."""
    return list(problems_in(campaign, (one for one in problems if one.check != FRESHNESS), section.name, section.key))


def _ask(interface: Interface, *, small: bool = True) -> str:
    _ = interface.gettext
    if not small:
        print(_("1 both say the same, and are right   3 they differ   0 end"))
        return figure("> ")
    print(_("1 both say the same   2 only a small change   3 they differ   0 end"))
    return figure("> ")


def undo(interface: Interface) -> str:
    """Return how a confirmation that is not committed yet is taken back, the command on a line of its own."""
    _ = interface.gettext
    said = _("To take back what was confirmed since the last commit:")
    return f"{said}\n    git checkout -- {LOCK}"


def _others(campaign: Campaign, interface: Interface) -> bool:
    """Name what else is open, each with its command; tell whether there is anything."""
    _ = interface.gettext
    rows = read_contacts_lock(campaign.root).rows
    open_ones = [
        name
        for name, contact in campaign.contacts.items()
        if name in rows and (changes(contact, rows[name]) or changed_words(contact, rows[name]))
    ]
    if open_ones:
        print(_("Contacts that changed are confirmed one by one, each with how it was checked:"))
        for name in open_ones:
            print(f"    manara confirm contacts/{name}")
    return bool(open_ones)
