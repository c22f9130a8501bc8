"""A campaign's own words have the shape of the program's.

``languages/TAG/numbers.yml`` and ``lexicon.yml`` in the campaign's folder are laid over the program's files of the same
name. A file that is no YAML, or has text where a list belongs, is left out whole; here is said why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.pack import FOLDER
from manara.languages.shape import misshapen_nodes
from manara.problems import Problem, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "languages.pack"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every value of another shape."""
    for path in sorted((campaign.root / FOLDER).glob("*/*.yml")):
        problems: list[Problem] = []
        root = read_yaml(path, path.relative_to(campaign.root).as_posix(), problems)
        for node in misshapen_nodes(path.stem, root):
            node.error(
                text("“{field}” is not known, or of another kind than the program's", field=node.name or path.name),
                text(
                    "Write it as in the program's own languages/en/{name}: words as a list, [one, two].", name=path.name
                ),
                ID,
            )
        yield from problems
