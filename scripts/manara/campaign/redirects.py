"""Addresses that have moved: ``data/redirects.yml``, which a campaign need not have.

::

    # What a page was called, and the page that stands for it now.
    work.md: house-work.md

An address on a sheet, in a sent message or behind a printed code cannot be called back. Under each old name stands a
small page in every language that leads on at once and leaves no entry of its own in the history (HTML, "shared
declarative refresh steps": the navigation replaces).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.places import PAGE_NAME
from manara.problems import did_you_mean, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

FILE = "data/redirects.yml"


def load_redirects(root: Path, pages: dict[str, dict[str, MarkdownPage]], problems: list[Problem]) -> dict[str, str]:
    """Return old name and present name of every page that moved; what leads nowhere is an error."""
    path = root / FILE
    if not path.is_file():
        return {}
    known = {name for of_language in pages.values() for name in of_language}
    found = {}
    for old, node in read_yaml(path, FILE, problems).mapping().items():
        new = node.text()
        if not PAGE_NAME.fullmatch(old):
            node.error(
                text("“{page}” cannot have been an address", page=old), text("Write a file name such as old-page.md.")
            )
        elif old in known:
            node.error(
                text("“{page}” is a page; nothing can lead away from it", page=old),
                text("Remove the line, or rename the page with “manara rename”."),
            )
        elif new not in known:
            _leads_nowhere(node, new, known)
        else:
            found[old] = new
    return found


def _leads_nowhere(node: Node, name: str, known: set[str]) -> None:
    node.error(
        text("“{page}” is no page to lead to", page=name),
        did_you_mean(name, known) or text("Write the name of a file in docs/, such as help.md."),
    )
