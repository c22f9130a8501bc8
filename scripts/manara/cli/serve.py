"""``manara serve``: a live preview; the checks' problems appear in the terminal after every save."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "preview the site while you write"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "--address",
        default="127.0.0.1:8000",
        help=_("where to serve (default: {address})").format(address="127.0.0.1:8000"),
    )


def run(options: argparse.Namespace, interface: Interface) -> int:  # noqa: ARG001
    """Serve until interrupted."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415  # MkDocs is loaded only where it is used

    root = options.root.resolve()
    serve(
        config_file=str(root / "mkdocs.yml"),
        dev_addr=options.address,
        watch=[str(root / "data"), str(root / "overrides")],
    )
    return 0
