"""``manara rename OLD NEW``: a page in all languages, with every link to it, the menu, the lock, and a redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.folder import load_and_check
from manara.cli.moving import finish, known_page, new_name, page_named
from manara.cli.report import error_line
from manara.scaffold.moving import HOME, rename

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "rename a page in all languages; its old address leads to the new one"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("old", metavar=_("OLD"), help=_("name of the page, such as work.md"))
    parser.add_argument("new", metavar=_("NEW"), help=_("its new name, such as house-work.md"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Rename, and say what is left to do."""
    root = options.root.resolve()
    campaign, before = load_and_check(root)
    old, new = page_named(options.old, campaign), page_named(options.new, campaign)
    if not known_page(old, campaign, interface) or not new_name(new, campaign, interface):
        return 2
    if old == HOME:
        error_line(interface.gettext("The first page keeps its name: addresses of folders lead to it."))
        return 2
    return finish(root, rename(root, old, new), before, interface)
