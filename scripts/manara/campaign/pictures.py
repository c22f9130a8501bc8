"""Which drawings the pages show, and what readers made of them: ``data/pictures.yml``.

::

    trials:
      - on: 2026-11-20
        language: ar             # of the sheet and of whoever was asked
        people: 12
        pictures:
          - {name: documents, drawing: kdrm, understood: 11}

The sheet “picture test” has every drawing without words, a letter for each, and four more for its present state:
whoever asks counts the people who say what it means, and never who they were. The kind of test is that of ISO 9186-1
(*Graphical symbols: test methods*), with two of three people as the measure. What was drawn anew since counts no more:
it is another picture. Without the file the site says that nobody has tried its pictures.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import DAY, TEXT, Kind, many, need, place, read, record
from manara.sources.theme import theme_file
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

FILE = "data/pictures.yml"
# Letters that make no word; digits beside a telephone number would be taken for a part of one.
_SIGNS = "bcdfghjkmnpqrstvwxz"
_COUNT = Kind(text("a whole number"), lambda node, _: node.integer(), lambda: {"type": "integer", "minimum": 0})
# A line of a list that names its drawing below it, or a heading whose id may be a drawing's name.
_SHOWN = re.compile(
    r"^(?:[-*]|[0-9]+\.) +(?P<line>.+)$\n +\{:[^}]*\.pic-(?P<named>[a-z0-9-]+)"
    r"|^#{2,3} +(?P<heading>.+?) *\{#(?P<id>[a-z][a-z0-9-]*)(?:[^}]*\.pic-(?P<own>[a-z0-9-]+))?[^}]*\}",
    re.MULTILINE,
)


@record
class Answer:
    """What the people of one trial made of one picture.

    Attributes:
        node: Its record.
    """

    name: str = need(TEXT, text("The picture, as the sheet names it."))
    drawing: str = need(TEXT, text("The four signs beside it on the sheet: the state in which it was shown."))
    understood: int = need(_COUNT, text("How many people said what it means."))
    node: Node = place()


@record
class Trial:
    """One day on which readers were shown the sheet.

    Attributes:
        node: Its record.
    """

    on: datetime.date = need(DAY, text("The day."))
    language: str = need(TEXT, text("Language of the sheet."))
    people: int = need(_COUNT, text("How many people were asked; who they were is written nowhere."))
    pictures: tuple[Answer, ...] = need(many(Answer), text("What they made of each picture."))
    node: Node = place()


@record
class Trials:
    """All trials of a campaign."""

    trials: tuple[Trial, ...] = need(many(Trial), text("One entry for each day on which people were asked."))


@dataclass(frozen=True)
class Tried:
    """What the site says of its pictures.

    Attributes:
        people: How many were asked, in all trials.
        on: The last day.
        all: Pictures that pages show.
        shown: Those of them that were tried as they are now.
        understood: Those of these that at least two of three people understood.
    """

    people: int
    on: datetime.date
    all: int
    shown: int
    understood: int


def load_trials(root: Path, problems: list[Problem]) -> tuple[Trial, ...]:
    """Return the trials of the campaign in *root*; none without the file."""
    path = root / FILE
    return read(Trials, read_yaml(path, FILE, problems), ()).trials if path.is_file() else ()


def shown_on(root: Path, pages: Mapping[str, MarkdownPage], first: str = "index.md") -> dict[str, str]:
    """Return the words beside each drawing that *pages* of one language show, as written, by the drawing's name.

    The page *first* comes first: its words are the shortest.
    """
    found: dict[str, str] = {}
    for name in sorted(pages, key=lambda name: (name != first, name)):
        for match in _SHOWN.finditer(pages[name].body):
            key = match["named"] or match["own"] or match["id"]
            if key not in found and theme_file(root, f"partials/pictograms/{key}.svg") is not None:
                found[key] = match["line"] or match["heading"]
    return found


def state_of(root: Path, name: str) -> str:
    """Return four signs of the drawing *name* as it is now; empty where there is none."""
    path = theme_file(root, f"partials/pictograms/{name}.svg")
    if path is None:
        return ""
    digest = hashlib.sha256(path.read_text("utf-8").strip().encode()).digest()
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest[:4])


def is_understood(understood: int, people: int) -> bool:
    """Tell whether at least two of three people understood."""
    return people > 0 and 3 * understood >= 2 * people


def tried(campaign: Campaign) -> Tried | None:
    """Return what the trials say of the drawings that pages show today, or ``None`` where nobody was asked."""
    root, trials = campaign.root, campaign.trials
    shown = shown_on(root, campaign.pages[campaign.tags[0]])
    counts: dict[str, tuple[int, int]] = {}
    for name, understood, people in _valid(root, trials):
        if name in shown:
            before = counts.get(name, (0, 0))
            counts[name] = (before[0] + understood, before[1] + people)
    people = sum(trial.people for trial in trials)
    if not people:
        return None
    good = sum(is_understood(*count) for count in counts.values())
    return Tried(people, max(trial.on for trial in trials), len(shown), len(counts), good)


def _valid(root: Path, trials: tuple[Trial, ...]) -> Iterator[tuple[str, int, int]]:
    for trial in trials:
        for one in trial.pictures:
            if one.drawing == state_of(root, one.name) and one.understood <= trial.people:
                yield one.name, one.understood, trial.people
