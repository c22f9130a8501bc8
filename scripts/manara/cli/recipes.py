"""``manara recipes``: settings for nginx, Caddy and hosts, made from the built pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.publishing.making.hosts import write_recipes

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "write the settings of web servers and hosts for the built site"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("--site", type=Path, default=Path("site"), help=_("the built site (default: site)"))
    parser.add_argument("--output", type=Path, default=Path("deploy"), help=_("folder to write into (default: deploy)"))


def run(options: argparse.Namespace, interface: Interface) -> int:  # noqa: ARG001
    """Write them and name them."""
    root = options.root.resolve()
    for path in write_recipes(root / options.site, root / options.output):
        print(path)
    return 0
