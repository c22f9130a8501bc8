"""The groups of the menu: ``data/menu.yml``, which a campaign need not have.

::

    groups:
      - title: {ar: "المساعدة الآن", en: "Help now"}
        picture: help
        pages: [help.md, calling.md]

``picture`` is a drawing of ``partials/pictograms/``. Pages in no group follow in a last one without a title; without
the file all pages stand in one list, in the order ``mkdocs.yml`` gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.records import Menu
from manara.problems import text
from manara.sources.record import read
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.records import MenuGroup
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

FILE = "data/menu.yml"


def load_menu(
    root: Path, tags: tuple[str, ...], pages: dict[str, dict[str, MarkdownPage]], problems: list[Problem]
) -> tuple[MenuGroup, ...]:
    """Return the menu's groups in order; a name that is no page's is an error."""
    path = root / FILE
    if not path.is_file():
        return ()
    node = read_yaml(path, FILE, problems)
    menu = read(Menu, node, tags)
    known = {name for of_language in pages.values() for name in of_language}
    for item in node.need("groups").items():
        for name in item.need("pages").items():
            if name.text() not in known:
                name.error(
                    text("the menu names “{page}”, which is no page", page=name.text()),
                    text("Write the name of a file in docs/, such as help.md."),
                )
    return menu.groups
