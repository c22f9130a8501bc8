"""``manara rollback``: publish a kept edition again, after showing which numbers that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.clock import clock
from manara.cli.publish import print_contacts, print_outcome, teller
from manara.errors import PublishingError
from manara.publishing.making.lasting import day_of
from manara.publishing.shipping.editions import Editions
from manara.publishing.shipping.publish import differing, live_manifest, publish
from manara.publishing.shipping.targets import target_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface
    from manara.publishing.proving.verify import Manifest
    from manara.publishing.shipping.editions import Edition
    from manara.publishing.shipping.targets import Target

HELP = "publish a kept edition again"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("target", metavar="TARGET", help=_("a name in data/publish.yml"))
    parser.add_argument("--to", metavar="EDITION", help=_("which one (default: the one before; see publish --list)"))
    parser.add_argument("--yes", action="store_true", help=_("also when that changes numbers or brings back old facts"))
    parser.add_argument("--then", default="", metavar="COMMAND", help=_("run after the switch, to empty a cache"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Show what it changes; publish it unless that needs a yes."""
    _ = interface.gettext
    root = options.root.resolve()
    target = target_of(root, options.target)
    editions = Editions(root, target.name)
    current = _current(target, editions)
    edition = _chosen(editions, current, options.to)
    reasons = _reasons(edition, current, interface)
    if reasons and not options.yes:
        if current is not None:
            print_contacts(current, edition.manifest, interface)
        for reason in reasons:
            print(reason)
        print(_("Nothing was done. Repeat it with --yes if that is what you want."))
        return 1
    done = publish(target, editions, edition.folder, then=options.then, act="rollback", tell=teller(interface))
    return print_outcome(done, target, interface)


def _current(target: Target, editions: Editions) -> Manifest | None:
    """Return the manifest of what visitors see: what answers, also when the command that published it was killed."""
    current = editions.current()
    return live_manifest(target) or (None if current is None else current.manifest)


def _chosen(editions: Editions, current: Manifest | None, wanted: str | None) -> Edition:
    """Return the edition that was asked for, or the last other one that stayed.

    Raises:
        PublishingError: There is none.
    """
    every = {edition.name: edition for edition in editions.all()}
    if wanted is not None:
        if wanted not in every:
            raise PublishingError(f"There is no kept edition “{wanted}”. There are: {', '.join(every) or '–'}.")
        return every[wanted]
    for edition in reversed(editions.stayed()):
        if current is None or edition.manifest.edition != current.edition:
            return edition
    raise PublishingError("There is no other kept edition to go back to.")


def _reasons(edition: Edition, current: Manifest | None, interface: Interface) -> list[str]:
    """Return why somebody has to say yes first."""
    _ = interface.gettext
    found = []
    if current is not None and differing(current, edition.manifest):
        found.append(_("This brings back numbers that were changed since."))
    until = day_of(edition.manifest.until.get("first"))
    if until is not None and until < clock():
        found.append(_("Facts of this edition held until {day}.").format(day=interface.day(until)))
    return found
