"""``manara sign``: signs a built site, so that whoever has a copy can prove whose it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.publishing.shipping.sign import sign

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "sign a built site with a key of OpenSSH, the archive included"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "key", metavar="KEY", type=Path, help=_("the private key, or the public one of a key in an agent")
    )
    parser.add_argument("--site", type=Path, default=Path("site"), help=_("the built site (default: site)"))


def run(options: argparse.Namespace, interface: Interface) -> int:  # noqa: ARG001
    """Sign, and name what was written."""
    for path in sign(options.root.resolve() / options.site, options.key):
        print(path)
    return 0
