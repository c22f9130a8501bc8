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

from manara.campaign.model import MenuGroup
from manara.problems import text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

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
    known = {name for of_language in pages.values() for name in of_language}
    groups = []
    for item in node.need("groups").items():
        names, picture = item.need("pages"), item.get("picture")
        for name in names.items():
            if name.text() not in known:
                name.error(
                    text("the menu names “{page}”, which is no page", page=name.text()),
                    text("Write the name of a file in docs/, such as help.md."),
                )
        title = item.need("title").words(tags)
        groups.append(MenuGroup(title, picture.text() if picture is not None else "", names.texts()))
        item.close()
    node.close()
    return tuple(groups)
