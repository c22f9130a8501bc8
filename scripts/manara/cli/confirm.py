"""``manara confirm``: records that a page, or a section, says the same in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli.report import error_line
from manara.translations.lock import ROLES, read_lock, write_lock
from manara.translations.pages import names_of
from manara.translations.status import new_entries, renames

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "record that a page or section says the same in both languages"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("places", nargs="*", metavar="PAGE[#SECTION]", help=_("such as help.md or help.md#shelters"))
    parser.add_argument("--all", action="store_true", help=_("every page"))
    parser.add_argument("--role", choices=ROLES, default="translator", help=_("who confirms (default: translator)"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the lock and say what was recorded."""
    _ = interface.gettext
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    lock = read_lock(campaign.root)
    names = names_of(campaign)
    places = names if options.all else options.places
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
        place: type(entry)(name, entry.key, entry.digests, entry.day, entry.role, entry.prints)
        for place, (name, entry) in kept.items()
    }
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
