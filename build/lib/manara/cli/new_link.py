"""``manara new link ID``: an address of another site, as a record that pages call by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.cli.new_contact import common_arguments, write

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "write a link to another site, to be called by its id"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    common_arguments(parser, interface)


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Ask, write, and say what is left to do."""
    return write(options, interface, link=True)
