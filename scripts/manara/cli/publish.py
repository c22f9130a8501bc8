"""``manara publish``: one command from the sources to what the world sees, proved from outside."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from manara.cli.build import look
from manara.cli.proof_words import print_proof
from manara.cli.report import print_problem, print_problems
from manara.problems import has_errors
from manara.publishing.build import build_campaign
from manara.publishing.shipping.carriers import commands
from manara.publishing.shipping.editions import Editions
from manara.publishing.shipping.publish import differing, live_manifest, publish
from manara.publishing.shipping.sign import sign
from manara.publishing.shipping.targets import target_of
from manara.publishing.shipping.urgent import Urgent

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from manara.cli.language import Interface
    from manara.publishing.proving.verify import Manifest
    from manara.publishing.shipping.publish import Outcome
    from manara.publishing.shipping.targets import Target

HELP = "check, build, carry to a target, look at it from outside, and put back what is wrong"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("target", metavar="TARGET", help=_("a name in data/publish.yml"))
    parser.add_argument(
        "--urgent", metavar="contacts/ID", help=_("publish this contact's correction although other facts are old")
    )
    parser.add_argument("--reason", default="", help=_("why the correction cannot wait; it stands in the manifest"))
    parser.add_argument("--sign", type=Path, metavar="KEY", help=_("key to sign the edition with (ssh-keygen)"))
    parser.add_argument("--then", default="", metavar="COMMAND", help=_("run after the switch, to empty a cache"))
    parser.add_argument("--dry-run", action="store_true", help=_("build, and show what would be done"))
    parser.add_argument("--list", action="store_true", dest="listed", help=_("show the kept editions of the target"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Publish, and say what the world sees now."""
    _ = interface.gettext
    root = options.root.resolve()
    target = target_of(root, options.target)
    editions = Editions(root, target.name)
    if options.listed:
        _print_list(editions, interface)
        return 0
    urgent = None
    if options.urgent is not None:
        urgent = Urgent(options.urgent.removeprefix("contacts/"), options.reason)
    live = live_manifest(target)
    editions.folder.mkdir(parents=True, exist_ok=True)
    after = live.time if live is not None else 0
    result = build_campaign(root, editions.built, release=True, urgent=urgent, after=after, address=target.address)
    if has_errors(result.problems):
        print_problems(result.problems, interface)
        print(_("Nothing was published; {output} is as it was.").format(output=target.address))
        return 1
    # What cannot wait waits for no browser either.
    if urgent is None and look(root, editions.built, interface):
        print(_("Nothing was published; {output} is as it was.").format(output=target.address))
        return 1
    if options.sign is not None:
        sign(editions.built, options.sign)
    if options.dry_run:
        _print_plan(target, editions, interface)
        return 0
    outcome = publish(target, editions, editions.built, then=options.then, tell=teller(interface))
    return print_outcome(outcome, target, interface)


def print_outcome(outcome: Outcome, target: Target, interface: Interface) -> int:
    """Say what visitors see now, and return the exit status."""
    _ = interface.gettext
    if outcome.before is not None:
        print_contacts(outcome.before.manifest, outcome.edition.manifest, interface)
    if outcome.proof is not None:
        outcome.proof.problems = [
            *outcome.problems,
            *(one for one in outcome.proof.problems if one not in outcome.problems),
        ]
        print_proof(outcome.proof, interface)
    else:
        for problem in outcome.problems:
            print_problem(problem, interface)
    if outcome.stays:
        line = _("{address} shows {edition}, seen from outside.")
        if target.seen != target.address:
            line = _("Published: {edition}, seen at {seen}. Nobody has looked at {address}.")
        print(line.format(address=target.address, edition=outcome.edition.name, seen=target.seen))
        return 0
    if outcome.error:
        print(outcome.error.render(interface.gettext))
    if outcome.back is not None:
        line = _("Something is wrong, so the edition before is published again: {address} shows {edition}.")
        print(line.format(address=target.address, edition=outcome.back.name))
    else:
        line = _("Something is wrong, and there is no edition before to put back: look at {address} yourself.")
        print(line.format(address=target.address))
    return 1


def print_contacts(one: Manifest, other: Manifest, interface: Interface) -> None:
    """Print each contact that differs between two editions, old → new."""
    for key, old, new in differing(one, other):
        print(interface.gettext("“{contact}”: {old} → {new}").format(contact=key, old=old, new=new))


def teller(interface: Interface) -> Callable[[str], None]:
    """Return what says each step; a terminal that is gone does not end what was begun."""
    _ = interface.gettext
    said = {
        "carry": _("Built and checked; carrying it beside the edition in use …"),
        "look": _("Switched; looking at it from outside …"),
        "back": _("Putting the edition before back …"),
    }

    def tell(step: str) -> None:
        with suppress(OSError):
            print(said[step], flush=True)

    return tell


def _print_plan(target: Target, editions: Editions, interface: Interface) -> None:
    print(interface.gettext("Built; these commands would carry it:"))
    for words in commands(target, str(editions.built), "EDITION"):
        print(f"  {shlex.join(words)}")


def _print_list(editions: Editions, interface: Interface) -> None:
    _ = interface.gettext
    current = editions.current()
    every = editions.all()
    if not every:
        print(_("No edition is kept."))
    for edition in every:
        manifest = edition.manifest
        differ = 0 if current is None else len(differing(edition.manifest, current.manifest))
        words = manifest.fingerprint.get(interface.tag) or next(iter(manifest.fingerprint.values()), "")
        mark = "→" if current is not None and edition.name == current.name else " "
        contacts = interface.ngettext("{count} contact differs", "{count} contacts differ", differ).format(count=differ)
        until = _("holds until {day}").format(day=manifest.until.get("first", "–"))
        print(f"{mark} {edition.name}  {words} · {contacts} · {until}")
