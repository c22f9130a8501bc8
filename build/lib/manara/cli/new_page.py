"""``manara new page NAME``: a page in every language, in the menu, with the fields it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.folder import load_and_check
from manara.checks.pages.front_matter import DESCRIPTION, LONGEST_QUIET_TITLE, LONGEST_TITLE
from manara.cli.asking import Asking, UnansweredError, some
from manara.cli.moving import finish, new_name, page_named
from manara.scaffold.records import NewPage, page_edits

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface

HELP = "write a new page in every language"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("name", metavar=_("NAME"), help=_("name of the page, such as work.md"))
    parser.add_argument("--title", action="append", default=[], metavar="LANG=…", help=_("its title, per language"))
    parser.add_argument(
        "--description", action="append", default=[], metavar="LANG=…", help=_("what it is about, per language")
    )
    parser.add_argument("--fact", action="append", metavar="ID", help=_("a fact it rests on; may be repeated"))
    parser.add_argument("--group", help=_("number of the menu's group, from 1; 0 for none"))
    parser.add_argument("--quiet", action="store_true", help=_("its title must not tell what it is about"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Ask, write, and say what is left to do."""
    _ = interface.gettext
    root = options.root.resolve()
    campaign, before = load_and_check(root)
    name = page_named(options.name, campaign)
    if not new_name(name, campaign, interface):
        return 2
    asking = Asking(interface)
    longest = LONGEST_QUIET_TITLE if options.quiet else LONGEST_TITLE
    languages = campaign.languages
    try:
        page = NewPage(
            name,
            asking.words("--title", options.title, languages, _("Title ({language}):"), some(interface, longest)),
            asking.words(
                "--description",
                options.description,
                languages,
                _("What is it about, in one sentence ({language})?"),
                some(interface, DESCRIPTION[1], DESCRIPTION[0]),
            ),
            _facts(asking, options.fact, campaign),
            _group(asking, options.group, campaign),
            options.quiet,
        )
    except UnansweredError:
        return 2
    return finish(root, page_edits(campaign, page, campaign.today), before, interface)


def _facts(asking: Asking, given: list[str] | None, campaign: Campaign) -> list[str]:
    _ = asking.interface.gettext
    question = _("Which facts does it rest on (ids of data/, with blanks between; empty for none)?")
    said = " ".join(given) if given is not None else None
    return asking.answer("--fact", said, question, known(campaign.facts, asking.interface)).split()


def _group(asking: Asking, given: str | None, campaign: Campaign) -> int:
    """Return the index of a group of the menu; -1 for none."""
    _ = asking.interface.gettext
    groups = [group for group in campaign.menu if group.pages]
    if not groups:
        return -1
    if asking.asks and given is None:
        for number, group in enumerate(groups, 1):
            print(f"  {number}  {' / '.join(group.title.values())}")
    numbers = [str(number) for number in range(len(groups) + 1)]
    chosen = asking.one_of("--group", given, numbers, _("Which group of the menu (0: at its end)?"), "0")
    return campaign.menu.index(groups[int(chosen) - 1]) if chosen != "0" else -1


def known(ids: object, interface: Interface) -> Callable[[str], str]:
    """Return a judge of ids with blanks between: each must be one of *ids*."""
    _ = interface.gettext
    there = set(ids)  # type: ignore[call-overload]  # any collection of names

    def judge(answer: str) -> str:
        unknown = [one for one in answer.split() if one not in there]
        return _("“{id}” is not known.").format(id=unknown[0]) if unknown else ""

    return judge
