"""``manara edit``: the preview, beginning with the form that changes pages and contacts without Git or an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.cli import serve
from manara.cli.serve import add_arguments

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

__all__ = ["HELP", "add_arguments", "run"]
HELP = "change pages and contacts in a form in the browser, both languages side by side"


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Serve until interrupted."""
    return serve.run(options, interface, first="/_edit")
