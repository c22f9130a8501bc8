"""``manara remove PAGE``: a page in all languages; its old address leads on, checks name the links that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.folder import load_and_check
from manara.cli.moving import finish, known_page, page_named
from manara.cli.report import error_line
from manara.scaffold.moving import HOME, remove

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "remove a page in all languages; its old address leads to another one"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("page", metavar=_("PAGE"), help=_("name of the page, such as work.md"))
    parser.add_argument(
        "--to", default="", metavar=_("PAGE"), help=_("the page that answers in its place (links lead there too)")
    )


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Remove, and say what is left to do."""
    root = options.root.resolve()
    campaign, before = load_and_check(root)
    name = page_named(options.page, campaign)
    to = page_named(options.to, campaign) if options.to else ""
    if not known_page(name, campaign, interface) or (to and not known_page(to, campaign, interface)):
        return 2
    if name in (HOME, to):
        error_line(interface.gettext("This page cannot go: its address has to lead to another one."))
        return 2
    status = finish(root, remove(root, name, to), before, interface)
    print(interface.gettext("Its address leads to {page} now.").format(page=to or HOME))
    return status
