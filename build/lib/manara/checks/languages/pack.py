"""A campaign's own words have the shape of the program's.

``languages/TAG/numbers.yml``, ``lexicon.yml`` and ``search.yml`` in the campaign's folder are laid over the program's
files of the same name. A file that is no YAML, or has text where a list belongs, is left out whole; here is said why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.pack import FOLDER, complete
from manara.languages.shape import misshapen_nodes
from manara.languages.steps import PART, broken, unreadable
from manara.problems import Problem, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node

ID = "languages.pack"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every value of another shape."""
    for path in sorted((campaign.root / FOLDER).glob("*/*.yml")):
        problems: list[Problem] = []
        root = read_yaml(path, path.relative_to(campaign.root).as_posix(), problems)
        for node in misshapen_nodes(path.stem, root, complete(path.stem)):
            node.error(
                text("“{field}” is not known, or of another kind than the program's", field=node.name or path.name),
                text(
                    "Write it as in the program's own languages/en/{name}: words as a list, [one, two].", name=path.name
                ),
                ID,
            )
        if path.stem == PART and not problems:
            for node in _steps(root):
                node.error(
                    text("“{field}” is no step that a search can use", field=str(node.value)),
                    text("Write “pattern -> replacement”, with $1 for a group, and without looking back: (?<…)."),
                    ID,
                )
        yield from problems


def _steps(root: Node) -> list[Node]:
    """Return the patterns of a ``search.yml`` that cannot be used."""
    lists = [written for key in ("steps", "sounds") if (written := root.get(key)) is not None]
    found = [node for written in lists for node in written.items() if broken(str(node.value))]
    before = root.get("before")
    return [*found, before] if before is not None and unreadable(str(before.value)) else found
