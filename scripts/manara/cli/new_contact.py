"""``manara new contact ID`` and ``manara new link ID``: a record with all that is needed, each answer judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from manara.campaign.load import load_campaign
from manara.checks.contacts.changed import ID as CHANGED
from manara.checks.contacts.texts import LONGEST
from manara.checks.folder import load_and_check
from manara.cli.asking import Asking, UnansweredError, every, some
from manara.cli.moving import finish
from manara.cli.new_page import known
from manara.cli.report import error_line
from manara.contacts.model import CONFIDENCE, HOW, KINDS
from manara.contacts.numbering import exists, parsed
from manara.scaffold.records import NewContact, contact_edits

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface

HELP = "write a new contact: a number or an address to call, write to or visit"
_ID = re.compile(r"[a-z][a-z0-9-]*")
_SHORT = re.compile(r"[0-9]{3,6}")
_ADDRESS = re.compile(r"https://[!-~]+\.[!-~]+")


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("--number", help=_("its number as dialled from abroad (+…), or a short one"))
    parser.add_argument("--kind", help=_("what it is: {kinds}").format(kinds=", ".join(KINDS)))
    common_arguments(parser, interface)


def common_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare what a contact and a link have in common."""
    _ = interface.gettext
    parser.add_argument("id", metavar="ID", help=_("small letters a to z, digits and hyphens; also the file's name"))
    parser.add_argument("--url", help=_("its web page"))
    parser.add_argument("--name", action="append", default=[], metavar="LANG=…", help=_("its name, per language"))
    parser.add_argument("--run-by", action="append", default=[], metavar="LANG=…", help=_("who runs it, per language"))
    parser.add_argument(
        "--helps-with", action="append", default=[], metavar="LANG=…", help=_("what it helps with, per language")
    )
    parser.add_argument("--fact", action="append", metavar="ID", help=_("a fact it rests on; may be repeated"))
    parser.add_argument(
        "--source", action="append", metavar="ID", help=_("a source it was checked with; may be repeated")
    )
    parser.add_argument("--confidence", help=_("how sure it is: {choices}").format(choices=", ".join(CONFIDENCE)))
    parser.add_argument("--how", help=_("how it was checked: {choices}").format(choices=", ".join(HOW)))
    parser.add_argument("--from-abroad", help=_("whether it can be reached from abroad: yes or no"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Ask, write, and say what is left to do."""
    return write(options, interface, link=False)


def write(options: argparse.Namespace, interface: Interface, *, link: bool) -> int:
    """Ask for a contact, or a link that has nothing to call; write it, and return the exit status."""
    _ = interface.gettext
    root = options.root.resolve()
    campaign, before = load_and_check(root)
    if not _ID.fullmatch(options.id):
        error_line(_("Use small letters a to z, digits and hyphens: “child-helpline”."))
        return 2
    if options.id in campaign.contacts:
        error_line(_("There is a contact {id} already.").format(id=options.id))
        return 2
    try:
        contact = _asked(options, Asking(interface), campaign, link=link)
    except UnansweredError:
        return 2
    status = finish(root, contact_edits(campaign, contact, campaign.today), before, interface, CHANGED)
    if options.id in load_campaign(root).contacts:
        print(_("Then record how it was checked:") + f"\n    manara confirm contacts/{options.id}")
        call = "web" if link or "address" in contact.channel else "phone"
        print(_("In a page it is called so:") + f"\n    {{{{ {call}:{options.id} }}}}")
    return status


def _asked(options: argparse.Namespace, asking: Asking, campaign: Campaign, *, link: bool) -> NewContact:
    interface, languages = asking.interface, campaign.languages
    _ = interface.gettext
    name, helps = some(interface, LONGEST["name"]), some(interface, LONGEST["helps_with"])
    facts, sources = known(campaign.facts, interface), known(campaign.sources, interface)
    which_facts = _("Which facts does it rest on (ids, blanks between)?")
    which_sources = _("Which sources say so (ids, blanks between)?")
    helps_with, abroad = _("What does it help with ({language})?"), _("Can it be reached from abroad?")
    steps: dict[str, Callable[[], Any]] = {
        "kind": lambda: "organisation" if link else asking.one_of("--kind", options.kind, KINDS, _("What is it?")),
        "channel": lambda: _channel(options, asking, campaign, link=link),
        "name": lambda: asking.words("--name", options.name, languages, _("Its name ({language}):"), name),
        "run_by": lambda: asking.words(
            "--run-by", options.run_by, languages, _("Who runs it ({language})?"), some(interface)
        ),
        "helps_with": lambda: asking.words("--helps-with", options.helps_with, languages, helps_with, helps),
        "facts": lambda: _ids(asking, "--fact", options.fact, which_facts, facts),
        "sources": lambda: _ids(asking, "--source", options.source, which_sources, sources),
        "confidence": lambda: asking.one_of(
            "--confidence", options.confidence, CONFIDENCE, _("How sure is it?"), "medium"
        ),
        "how": lambda: asking.one_of("--how", options.how, HOW, _("How was it checked?"), HOW[0]),
        "from_abroad": lambda: (
            asking.one_of("--from-abroad", options.from_abroad, ("yes", "no"), abroad, "no") == "yes"
        ),
    }
    return NewContact(id=options.id, **every(steps))


def _ids(asking: Asking, option: str, given: list[str] | None, question: str, judge: Callable[[str], str]) -> list[str]:
    """Return ids that are known; at least one, for nothing may be published that rests on nothing."""
    _ = asking.interface.gettext

    def some_known(answer: str) -> str:
        return judge(answer) if answer.split() else _("Name at least one.")

    return asking.answer(option, " ".join(given) if given is not None else None, question, some_known).split()


def _channel(options: argparse.Namespace, asking: Asking, campaign: Campaign, *, link: bool) -> dict[str, str]:
    """Return the fields of its one channel."""
    _ = asking.interface.gettext

    def address(answer: str) -> str:
        return "" if _ADDRESS.fullmatch(answer) else _("Write the whole address: https://…")

    def number(answer: str) -> str:
        if _SHORT.fullmatch(answer):
            return ""
        found = parsed(_e164(answer)) if re.fullmatch(r"\+[0-9 ()-]+", answer) else None
        return (
            ""
            if found is not None and exists(found)
            else _("“{number}” is no number that can be dialled; write it with + and the country's code.").format(
                number=answer
            )
        )

    if link or (options.url and not options.number):
        url = asking.answer("--url", options.url, _("Its address (https://…):"), address)
        return {"id": "web", "type": "web", "address": url}
    said = asking.answer(
        "--number", options.number, _("Its number, as dialled from abroad (+…), or a short one:"), number
    )
    dial = {"short": said, "region": campaign.region} if _SHORT.fullmatch(said) else {"number": _e164(said)}
    return {"type": "phone", **dial, "hours": "unknown", "languages": "unknown", "cost": "unknown"}


def _e164(written: str) -> str:
    """Return a number without blanks, brackets and strokes: +442079460123."""
    return "+" + re.sub(r"[^0-9]", "", written)
