"""What an editor chooses for paper, from ``data/paper.yml``.

::

    poster:                                   # questions of check.md on the poster for workers, in order
      - question: Does somebody keep          # how it begins in the first language
        icon: documents                       # its drawing: partials/pictograms/documents.svg
    quiet: [emergency, hotline]               # contacts on the card that carries numbers and nothing else
    leaflet_without: [permits]                # contacts that stand in the directory and not on the leaflet

Nothing is typed twice: the words are those of the page, the numbers those of the contacts. Without the file the poster
takes the page's first questions without drawings, and there is no quiet card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.campaign.roles import PAGES
from manara.campaign.sheets import Sheets, Wanted
from manara.languages.marks import QUESTIONS
from manara.problems import text
from manara.sources.record import PLACED, TEXT, many, may, need, place, read, record
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

ID = "campaign.paper"
FILE = "data/paper.yml"
# A question is a folded box, or a heading that is marked as one with an answer.
_QUESTION = re.compile(
    rf'^(?:\?\?\? question "(.+)"|#{{2,3}} +(.+[{QUESTIONS}]) *\{{#([a-z0-9-]*)[^}}]*\.answer *\}})$', re.MULTILINE
)


@dataclass(frozen=True)
class Asked:
    """A question on the poster: its place on the page, from 0, and the name of its drawing."""

    place: int
    icon: str


@record
class Question:
    """A question on the poster, as the file names it."""

    question: str = need(TEXT, text("How it begins on the page, in the first language."))
    icon: str = need(TEXT, text("Its drawing, one of partials/pictograms/."))
    node: Node = place()


@record
class Paper:
    """The file as it is written."""

    poster: tuple[Question, ...] = may(many(Question), text("Questions on the poster, in order."), default=())
    quiet: tuple[Node, ...] = may(
        PLACED, text("Contacts on the card that carries numbers and nothing else."), default=()
    )
    leaflet_without: tuple[Node, ...] = may(
        PLACED, text("Contacts that stand in the directory and not on the leaflet."), default=()
    )
    sheets: tuple[Wanted, ...] | None = may(
        many(Wanted), text("What is printed; without it, every sheet whose page there is."), default=None
    )


@dataclass(frozen=True)
class Choice:
    """What the poster asks, whom the quiet card carries and the leaflet leaves out, and which sheets there are."""

    poster: tuple[Asked, ...] = ()
    quiet: tuple[str, ...] = ()
    leaflet_without: tuple[str, ...] = ()
    sheets: Sheets = field(default_factory=Sheets)


def questions_of(body: str) -> list[str]:
    """Return the questions of a page that asks, in order."""
    return [box or heading for box, heading, _ in _QUESTION.findall(body)]


def question_ids(body: str) -> list[str]:
    """Return the ids of the same questions; empty where one has none."""
    return [key for _, _, key in _QUESTION.findall(body)]


def load_choice(
    root: Path,
    pages: Mapping[str, Mapping[str, MarkdownPage]],
    contacts: Mapping[str, Contact],
    problems: list[Problem],
    page: str = PAGES["questions"],
) -> Choice:
    """Return what ``data/paper.yml`` chooses; nothing where there is no such file.

    Args:
        root: The campaign's folder.
        pages: By language tag, then by file name.
        contacts: By id.
        problems: What is wrong is added here.
        page: The page that asks the questions.
    """
    path = root / FILE
    if not path.is_file():
        return Choice()
    paper = read(Paper, read_yaml(path, FILE, problems), tuple(pages))
    return Choice(
        tuple(asked for question in paper.poster if (asked := _asked(question, pages, page))),
        tuple(item.text() for item in paper.quiet if _has_number(item, contacts)),
        tuple(item.text() for item in paper.leaflet_without if _has_number(item, contacts)),
        sheets=Sheets(paper.sheets),
    )


def _asked(question: Question, pages: Mapping[str, Mapping[str, MarkdownPage]], page: str) -> Asked | None:
    begins = question.node.need("question")
    asked = [questions_of(of_language[page].body) if page in of_language else [] for of_language in pages.values()]
    places = [place for place, words in enumerate(asked[0] if asked else []) if words.startswith(begins.text())]
    if len(places) != 1 or not begins.text():
        message = text(
            "{count} questions of {page} begin with “{words}”", count=len(places), page=page, words=begins.text()
        )
        begins.error(message, text("Write the first words of one question, as they stand in the first language."), ID)
        return None
    if any(len(questions) <= places[0] for questions in asked):
        begins.error(
            text("{page} does not ask “{words}” in every language", page=page, words=begins.text()),
            text("Add the question to the other languages' pages, at the same place."),
            ID,
        )
        return None
    return Asked(places[0], question.icon)


def _has_number(node: Node, contacts: Mapping[str, Contact]) -> bool:
    contact = contacts.get(node.text())
    if contact is not None and contact.channel("", ("phone",)) is not None:
        return True
    node.error(
        text("“{name}” is no contact with a telephone number", name=node.text()),
        text("Write the id of a contact that can be called: its file's name in data/contacts/."),
        ID,
    )
    return False
