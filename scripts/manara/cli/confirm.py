"""``manara confirm``: records that a page or section says the same in all languages, and that a contact is right.

Without arguments it walks through everything that is open, and shows what it asks about.
"""

from __future__ import annotations

import argparse
import datetime
import re
from typing import TYPE_CHECKING

from manara.campaign.data_words import read_lock as read_words
from manara.campaign.load import load_campaign
from manara.checks.contacts.sources import ROLES as CHECKERS
from manara.checks.folder import load_and_check
from manara.cli.confirm_campaign import confirm_campaign
from manara.cli.confirm_contact import confirm_contacts
from manara.cli.confirm_walk import walk
from manara.cli.confirm_words import confirm_words
from manara.cli.report import error_line, print_problems
from manara.contacts.lock import changes
from manara.contacts.lock import read_lock as read_contacts_lock
from manara.contacts.model import HOW
from manara.desk.confirming import confirm_sections
from manara.problems import INVISIBLE
from manara.translations.lock import REVIEWER, ROLES, keep_both_sides
from manara.translations.pages import names_of
from manara.translations.status import new_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.translations.lock import Entry

# contacts/hotline or data/contacts/hotline.yml
_RECORD = re.compile(r"(?:data/)?contacts/([a-z0-9-]+)(?:\.yml)?")
CAMPAIGN, WORDS = "campaign", "words"
HELP = "record that a page or section says the same in both languages, or how a contact was checked"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "places",
        nargs="*",
        metavar="PAGE[#SECTION]",
        help=_("such as help.md, help.md#shelters, contacts/hotline, campaign or words"),
    )
    parser.add_argument("--how", choices=HOW, help=_("of a contact: how it was checked"))
    parser.add_argument(
        "--on", type=_day, metavar="DAY", help=_("of a contact: the day it was checked (year-month-day)")
    )
    parser.add_argument(
        "--source", action="append", metavar="ID", help=_("of a contact: an id of data/sources.yml; may be repeated")
    )
    parser.add_argument("--url", help=_("of a contact: the official page it was compared with"))
    parser.add_argument("--by", choices=CHECKERS, help=_("of a contact: the role of whoever checked it"))
    parser.add_argument("--all", action="store_true", help=_("every page"))
    parser.add_argument("--role", choices=ROLES, default="translator", help=_("who confirms (default: translator)"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the lock and say what was recorded."""
    _ = interface.gettext
    if keep_both_sides(options.root.resolve()):
        print(_("The lock had the marks of a merge: what both sides recorded was kept."))
    if not options.places and not options.all:
        return walk(options.root.resolve(), options.role, interface, drafts=options.drafts)
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    names = names_of(campaign)
    asked = [place.translate(INVISIBLE) for place in options.places]
    settings = CAMPAIGN in asked and CAMPAIGN not in names
    records = _records(asked, campaign, every=options.all)
    words = WORDS in asked and WORDS not in names
    named = {CAMPAIGN} if settings else set()
    named |= {WORDS} if words else set()
    others = [place for place in asked if _record_id(place) is None and place not in named]
    places = names if options.all else others
    unknown = [name for name in records if name not in campaign.contacts]
    if unknown:
        error_line(_("There is no contact {id}.").format(id=unknown[0]))
        return 1
    if options.role == REVIEWER and options.all:
        error_line(_("A second reader reads page by page: manara confirm --role reviewer"))
        return 2
    checked = options.how or options.on or options.source or options.url or options.by
    if checked and (options.all or not records):
        error_line(_("--how, --on, --source, --url and --by go with a contact by name, such as contacts/hotline."))
        return 2
    if words or (options.all and read_words(campaign.root).exists):
        status = confirm_words(campaign, options.role, interface, ask=not options.all)
        if status or not (settings or records or places):
            return status
    if settings:
        status = confirm_campaign(campaign, options.role, interface)
        if status or not (records or places):
            return status
    if records:
        status = confirm_contacts(campaign, records, options, interface)
        if status or not places:
            return status
    if not places:
        return 0
    if options.role == REVIEWER:
        return walk(campaign.root, REVIEWER, interface, drafts=options.drafts, only=_sections(places, campaign))
    campaign, problems = load_and_check(campaign.root, drafts=options.drafts)
    wanted: list[Entry] = []
    for place in places:
        name, _mark, key = place.removeprefix("docs/").partition("#")
        name = name if name in names else name.partition("/")[2] if name.split("/")[0] in campaign.tags else name
        found = new_entries(campaign, name, campaign.today, options.role, key if _mark else None)
        if not found and not (options.all or (name in names and not _mark)):
            error_line(_("There is no section {place} in two languages.").format(place=place))
            return 1
        wanted.extend(found)
    outcome = confirm_sections(campaign, problems, wanted)
    for place, errors in outcome.refused.items():
        print_problems(list(errors), interface, "lines")
        error_line(_("{place} has an error and was not confirmed.").format(place=place))
    count = len(outcome.made)
    print(interface.ngettext("{count} section confirmed", "{count} sections confirmed", count).format(count=count))
    if not wanted and not options.drafts:
        drafts = [one.tag for one in load_campaign(campaign.root, drafts=True).languages if one.draft]
        if drafts:
            print(_("Drafts were not looked at ({languages}): add --drafts.").format(languages=", ".join(drafts)))
    return 1 if outcome.refused else 0


def _sections(places: Sequence[str], campaign: Campaign) -> list[str]:
    """Return pages and sections without the folder they were typed with."""
    found = [place.removeprefix("docs/") for place in places]
    return [one.partition("/")[2] if one.partition("/")[0] in campaign.tags else one for one in found]


def _record_id(place: str) -> str | None:
    """Return the contact's id in ``contacts/hotline`` or ``data/contacts/hotline.yml``; ``None`` for a page."""
    found = _RECORD.fullmatch(place)
    return found[1] if found else None


def _records(places: Sequence[str], campaign: Campaign, *, every: bool) -> list[str]:
    """Return the contacts asked for; with *every*, those whose values are the confirmed ones.

    The others are named one by one: each was checked on its own.
    """
    if not every:
        return [name for name in map(_record_id, places) if name is not None]
    rows = read_contacts_lock(campaign.root).rows
    return [name for name, contact in campaign.contacts.items() if name in rows and not changes(contact, rows[name])]


def _day(raw: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(raw)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{raw}”: year-month-day, such as 2026-11-23") from None
