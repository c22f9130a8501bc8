"""``manara confirm``: records that a page, or a section, says the same in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli.report import error_line
from manara.contacts.lock import confirm
from manara.translations.lock import ROLES, read_lock, write_lock
from manara.translations.pages import names_of
from manara.translations.status import new_entries, renames

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.translations.lock import Entry

# contacts/hotline or data/contacts/hotline.yml
_RECORD = re.compile(r"(?:data/)?contacts/([a-z0-9-]+)(?:\.yml)?")
HELP = "record that a page or section says the same in both languages"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "places", nargs="*", metavar="PAGE[#SECTION]", help=_("such as help.md, help.md#shelters or contacts/hotline")
    )
    parser.add_argument("--all", action="store_true", help=_("every page"))
    parser.add_argument("--role", choices=ROLES, default="translator", help=_("who confirms (default: translator)"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the lock and say what was recorded."""
    _ = interface.gettext
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    lock = read_lock(campaign.root)
    names = names_of(campaign)
    records = _records(options.places, campaign, every=options.all)
    places = names if options.all else [place for place in options.places if _record_id(place) is None]
    unknown = [name for name in records if name not in campaign.contacts]
    if unknown:
        error_line(_("There is no contact {id}.").format(id=unknown[0]))
        return 1
    if records:
        confirm(campaign, records, options.role)
        print(
            interface.ngettext("{count} contact confirmed", "{count} contacts confirmed", len(records)).format(
                count=len(records)
            )
        )
        if not places:
            return 0
    if not places:
        error_line(_("Name a page, such as help.md or help.md#shelters, or write --all."))
        return 2
    made = []
    for place in places:
        name, _mark, key = place.removeprefix("docs/").partition("#")
        name = name if name in names else name.partition("/")[2] if name.split("/")[0] in campaign.tags else name
        found = new_entries(campaign, name, campaign.today, options.role, key if _mark else None)
        if not found and not (options.all or (name in names and not _mark)):
            error_line(_("There is no section {place} in two languages.").format(place=place))
            return 1
        made.extend(found)
    moved = renames(campaign, lock)
    kept = {}
    for entry in lock.entries.values():
        new_name = next((new for new, old in moved.items() if old == entry.name), entry.name)
        kept[new_name, entry.key, entry.tags] = (new_name, entry)
    entries = {
        place: type(entry)(name, entry.key, entry.digests, entry.day, entry.role, entry.prints, entry.denials)
        for place, (name, entry) in kept.items()
    }
    if options.all:
        # What is confirmed already keeps its day and role.
        made = [entry for entry in made if not _confirmed(entry, entries)]
    entries.update({(entry.name, entry.key, entry.tags): entry for entry in made})
    living = {
        (entry.name, entry.key, entry.tags)
        for name in names
        for entry in new_entries(campaign, name, campaign.today, options.role)
    }
    shown = set(campaign.tags)
    write_lock(
        campaign.root,
        [entry for place, entry in entries.items() if place in living or not set(entry.tags) <= shown],
    )
    print(
        interface.ngettext("{count} section confirmed", "{count} sections confirmed", len(made)).format(count=len(made))
    )
    return 0


def _record_id(place: str) -> str | None:
    """Return the contact's id in ``contacts/hotline`` or ``data/contacts/hotline.yml``; ``None`` for a page."""
    found = _RECORD.fullmatch(place)
    return found[1] if found else None


def _records(places: Sequence[str], campaign: Campaign, *, every: bool) -> list[str]:
    return list(campaign.contacts) if every else [name for name in map(_record_id, places) if name is not None]


def _confirmed(entry: Entry, entries: dict[tuple[str, str, tuple[str, str]], Entry]) -> bool:
    known = entries.get((entry.name, entry.key, entry.tags))
    return known is not None and (known.digests, known.denials) == (entry.digests, entry.denials)
