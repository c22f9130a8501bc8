"""``manara confirm contacts/ID``: shows what changed digit by digit and in words, and records how it was checked."""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.campaign.second_reader import is_writer
from manara.checks.contacts.changed import ID as CHANGED
from manara.checks.contacts.expired import ID as EXPIRED
from manara.checks.contacts.verified import ID as VERIFIED
from manara.checks.folder import load_and_check
from manara.cli.report import error_line, print_problems
from manara.cli.spoken import spoken
from manara.contacts.lock import (
    PUBLISHED,
    READ_AGAIN,
    VERIFIED_HOW,
    VERIFIED_ON,
    changed_words,
    changes,
    read_lock,
    row_of,
    row_of_words,
    values_of,
    write_rows,
)
from manara.contacts.model import HOW, RELEASE_GRADE
from manara.desk.schemas import called
from manara.problems import Level
from manara.sources.yaml_edit import set_values
from manara.translations.lock import REVIEWER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.contacts.model import Contact

# What a confirmation itself mends; a record with any other error is not confirmed.
_ANSWERED = (CHANGED, EXPIRED, VERIFIED)
# Values that are read aloud: what somebody dials.
_NUMBERS = (".number", ".short", ".shown", ".extension")


@dataclass(frozen=True)
class Check:
    """How somebody checked a record; *sources* and *url* as the record keeps them."""

    on: datetime.date
    how: str
    by: str
    sources: tuple[str, ...]
    url: str


class _NotConfirmedError(Exception):
    """Why nothing was recorded; carries the words, and the exit status."""

    def __init__(self, words: str, status: int = 1) -> None:
        super().__init__(words)
        self.status = status


def confirm_contacts(campaign: Campaign, ids: Sequence[str], options: argparse.Namespace, interface: Interface) -> int:
    """Confirm the contacts *ids* one after the other; return the exit status.

    A contact whose values are the confirmed ones has only its words recorded, unless ``--how`` or ``--on``, or somebody
    at the terminal, says that it was checked again.
    """
    lock = read_lock(campaign.root)
    if lock.problems:
        print_problems(list(lock.problems), interface)
        return 1
    rows = dict(lock.rows)
    made = 0
    for name in ids:
        before = rows.get(name, {})
        try:
            rows[name], campaign = _confirm(campaign, name, before, options, interface)
        except _NotConfirmedError as error:
            error_line(str(error))
            return error.status
        if rows[name] != before:
            write_rows(campaign, rows)
            made += 1
    print(
        interface.ngettext("{count} contact confirmed", "{count} contacts confirmed", made).format(count=made)
        if made
        else interface.gettext("Nothing has changed since it was confirmed.")
    )
    return 0


def _confirm(
    campaign: Campaign, name: str, before: dict[str, str], options: argparse.Namespace, interface: Interface
) -> tuple[dict[str, str], Campaign]:
    """Return the contact's new row, and the campaign with the record as it is now."""
    contact, today = campaign.contacts[name], campaign.today.isoformat()
    _campaign, problems = load_and_check(campaign.root, drafts=options.drafts)
    wrong = [
        problem
        for problem in problems
        if problem.path == contact.path and problem.level is Level.ERROR and problem.check not in _ANSWERED
    ]
    if wrong:
        print_problems(wrong, interface, "lines")
        raise _NotConfirmedError(interface.gettext("Mend the record first; nothing was recorded."))
    # Whoever names a contact in which nothing changed has checked it again.
    asked = sys.stdin.isatty() and not options.all and not changed_words(contact, before)
    never = VERIFIED_ON not in before
    told = bool(options.how or options.on or options.source or options.url)
    if options.role == REVIEWER and not (never or told or changes(contact, before) or changed_words(contact, before)):
        return _read_again(campaign, contact, before, interface), campaign
    if not never and not changes(contact, before) and not told and not asked:
        if not changed_words(contact, before):
            return before, campaign
        return row_of_words(contact, before, role=options.role, today=today), campaign
    _show(campaign, contact, before, interface)
    check = (
        _asked(contact, before, options, interface)
        if sys.stdin.isatty()
        else _told(contact, before, options, interface)
    )
    _judge(check, contact, before, campaign, interface)
    _write(campaign, contact, check, interface)
    campaign = load_campaign(campaign.root, today=campaign.today, drafts=options.drafts)
    return row_of(campaign.contacts[name], before, role=options.role, today=today), campaign


def _read_again(campaign: Campaign, contact: Contact, before: dict[str, str], interface: Interface) -> dict[str, str]:
    """Show everything that is confirmed, and return the row with the day on which a second person read it."""
    _ = interface.gettext
    if is_writer(campaign, contact.path):
        raise _NotConfirmedError(_("Git says that you wrote this last: somebody else reads it."))
    _show(campaign, contact, {}, interface)
    question = _("Did you compare each value with its source? Write yes:")
    if sys.stdin.isatty() and _ask(question, "") not in ("yes", _("yes")):
        raise _NotConfirmedError(_("Nothing was recorded."))
    return {**before, READ_AGAIN: campaign.today.isoformat()}


def _show(campaign: Campaign, contact: Contact, before: dict[str, str], interface: Interface) -> None:
    """Print each value as it was confirmed and as it is, signs under signs, and spoken in every language."""
    now = values_of(contact)
    print(f"{contact.id}: {' / '.join(contact.name.values())}")
    names = [name for name in (*now, *(old for old in before if "." in old)) if before.get(name) != now.get(name)]
    for name in dict.fromkeys(names):
        if name == PUBLISHED and name not in before:
            continue
        old, new = before.get(name, ""), now.get(name, "")
        says = called(name)
        print(f"  {name}" + (f": {says.render(interface.gettext)}" if says is not None else ""))
        for label, value in ((interface.gettext("confirmed"), old), (interface.gettext("now"), new)):
            if value:
                print(f"    {value}   ({label})")
            if value and value == new and old:
                print(f"    {_marks(old, new)}")
            for line in spoken(campaign, value) if value and name.endswith(_NUMBERS) else ():
                print(f"      {line}")


def _marks(old: str, new: str) -> str:
    """Return a sign under every character of *new* that is another in *old*."""
    return "".join("^" if old[at : at + 1] != sign else " " for at, sign in enumerate(new)).rstrip()


def _told(contact: Contact, before: dict[str, str], options: argparse.Namespace, interface: Interface) -> Check:
    """Return the check that the options tell.

    What they leave out is what the record says, if it says it of this state: of a contact never confirmed, or under a
    newer day than the confirmed one.
    """
    record = contact.verified
    declared = VERIFIED_ON not in before or record.on.isoformat() > before[VERIFIED_ON]
    if not declared and not (options.how and options.on):
        raise _NotConfirmedError(
            interface.gettext(
                "Say how the new value was checked, and when: manara confirm contacts/{id} --how {choices} "
                "--on YEAR-MONTH-DAY [--source ID]"
            ).format(id=contact.id, choices="|".join(HOW)),
            2,
        )
    sources = tuple(options.source or ())
    if not declared and options.how not in RELEASE_GRADE and not (sources or options.url):
        raise _NotConfirmedError(
            interface.gettext("Name the source of the new value: --source with an id of data/sources.yml."), 2
        )
    return Check(
        on=options.on or record.on,
        how=options.how or record.how,
        by=options.by or record.by,
        sources=sources or record.sources,
        url=options.url or record.url,
    )


def _asked(contact: Contact, before: dict[str, str], options: argparse.Namespace, interface: Interface) -> Check:
    """Return the check that somebody at the terminal tells; an empty answer takes what stands in brackets."""
    _ = interface.gettext
    record = contact.verified
    offered = record.how if VERIFIED_ON not in before or record.how != before.get(VERIFIED_HOW) else ""
    how = options.how or _ask(_("How was it checked? One of: {choices}").format(choices=", ".join(HOW)), offered)
    if how not in HOW:
        raise _NotConfirmedError(_("“{answer}” is none of them; nothing was recorded.").format(answer=how))
    raw = options.on.isoformat() if options.on else _ask(_("On which day (year-month-day)?"), "")
    try:
        on = datetime.date.fromisoformat(raw)
    except ValueError:
        raise _NotConfirmedError(_("“{answer}” is not a day; nothing was recorded.").format(answer=raw)) from None
    known = " ".join(record.sources)
    sources = options.source or re.split(r"[\s,]+", _ask(_("From which sources (ids of data/sources.yml)?"), known))
    return Check(on, how, options.by or record.by, tuple(filter(None, sources)), options.url or record.url)


def _ask(question: str, offered: str) -> str:
    try:
        answer = input(f"{question} [{offered}] " if offered else f"{question} ").strip()
    except EOFError:
        answer = ""
    return answer or offered


def _judge(check: Check, contact: Contact, before: dict[str, str], campaign: Campaign, interface: Interface) -> None:
    """Refuse a day that is older than the recorded one or has not come, and sources nobody knows."""
    _ = interface.gettext
    recorded = before.get(VERIFIED_ON) or contact.verified.on.isoformat()
    if check.on > campaign.today:
        raise _NotConfirmedError(_("The day {day} is in the future; nothing was recorded.").format(day=check.on))
    if check.on.isoformat() < recorded:
        raise _NotConfirmedError(
            _("The day {day} is older than the recorded one, {recorded}; nothing was recorded.").format(
                day=check.on, recorded=recorded
            )
        )
    unknown = [source for source in check.sources if source not in campaign.sources]
    if unknown:
        raise _NotConfirmedError(
            _("The source {id} is not in data/sources.yml; nothing was recorded.").format(id=unknown[0])
        )


def _write(campaign: Campaign, contact: Contact, check: Check, interface: Interface) -> None:
    """Write *check* into the record, which keeps its comments and order."""
    path = campaign.root / contact.path
    values: dict[str, str | tuple[str, ...]] = {"on": check.on.isoformat(), "how": check.how, "by": check.by}
    values["sources"] = check.sources
    if check.url:
        values["url"] = check.url
    content = path.read_bytes().decode("utf-8")
    try:
        changed = set_values(content, "verified", values)
    except ValueError:
        raise _NotConfirmedError(
            interface.gettext("Write “verified:” of {path} out, without aliases; nothing was recorded.").format(
                path=contact.path
            )
        ) from None
    if changed != content:
        path.write_bytes(changed.encode())
