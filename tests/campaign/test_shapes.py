"""Every file of data has the form that its record declares: no slip in any of them is read past in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from manara.campaign.load import load_campaign
from manara.desk.schemas import FILES
from manara.errors import CampaignError
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.problems import Problem

_ENDS = ("title", "lead", "cards", "cards-note", "rest")
FIRST = (
    "language: en\n"
    + "".join(f"{name}: {{text: Help, facts: [F-1]}}\n" for name in _ENDS)
    + """sections:
- id: doors
  title: {text: What, facts: []}
  items:
  - {id: pay, picture: wages, title: Pay, text: Call, facts: [F-1]}
"""
)
# Those that the invented campaign lacks, each with a field of every sort.
MORE = {
    "data/cards.yml": "shown_in: ar\ncards:\n- {id: a, title: {ar: أ, en: A}, text: {ar: أ, en: A}, number: hotline}\n",
    "data/share.yml": "telling: {ar: [أ], en: [a]}\nmessages:\n"
    "- {id: a, kind: chat, face: open, subject: {ar: أ, en: A}, text: {ar: أ, en: A}}\n",
    "data/menu.yml": "groups:\n- title: {ar: مساعدة, en: Help}\n  picture: help\n  pages: [help.md]\n",
    "data/pictures.yml": "trials: []\n",
    "data/paper.yml": "poster: []\nquiet: [hotline]\nleaflet_without: [hotline]\nsheets:\n- {product: leaflet}\n",
    "data/one-page.yml": "open: []\nfolded: []\nleft_out: [help.md]\n",
    "data/search.yml": "examples: {en: [pay]}\nen: [[pay, wage]]\n",
    "data/terms.yml": "terms:\n  pay: {en: [pay], ar: [أجر], accept: {en: [wage]}, search: {en: [money]}}\n"
    "avoid:\n  en:\n  - {words: [a], write: b, except: [c]}\n",
    "data/spelling.yml": "en: [Manara]\n",
    "data/first.yml": FIRST,
    "data/first/he.yml": "name: עברית\ndraft: true\nstrings:\n  title: {text: ע, back: Help}\n",
    "data/redirects.yml": "old.md: help.md\n",
}
# Where there is such a file, facts beside the sources are unknown.
FACTS = "F-1:\n  confidence: high\n  sources: [K1]\n  says: {ar: أ, en: A}\n"
# One site or several; a title in one language or in each.
BOTH = {"a list for .exit", "a text for .sources.K1.citation"}
NAMES = sorted(
    {files for files in FILES.values() if "*" not in files}
    | {"data/contacts/hotline.yml", "data/first.yml", "data/first/he.yml"}
)


def _problems(root: Path) -> list[Problem]:
    try:
        return list(load_campaign(root).problems)
    except CampaignError as error:
        return list(error.problems)


def _wrong(content: str) -> Iterator[tuple[str, object]]:
    """Yield the file with one slip at a time: of its own form, and of each list and mapping within it."""
    whole = yaml.safe_load(content)
    yield "a list for the file", [whole]
    yield "a text for the file", "word"

    def within(value: object, name: str) -> Iterator[tuple[str, object]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                for slip, changed in within(inner, f"{name}.{key}"):
                    yield slip, {**value, key: changed}
            if name:
                yield f"a list for {name}", [value]
                yield f"a text for {name}", "word"
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                for slip, changed in within(inner, f"{name}[{index}]"):
                    yield slip, [*value[:index], changed, *value[index + 1 :]]
            yield f"a text for {name}", "word"
        else:
            yield f"a list for {name}", [value]

    yield from within(whole, "")


@pytest.mark.parametrize("name", NAMES)
def test_a_value_of_another_form_is_an_error_with_a_hint(tmp_path: Path, name: str) -> None:
    """A list for a mapping, a text for a list, a list for a text: in every place of every file."""
    root = made_campaign(tmp_path, {**MORE, **({"data/facts.yml": FACTS} if name == "data/facts.yml" else {})})
    path = root / name
    content = path.read_text("utf-8")
    silent = []
    for slip, changed in _wrong(content):
        path.write_text(yaml.safe_dump(changed, allow_unicode=True), "utf-8")
        found = [one for one in _problems(root) if one.path == name and one.line > 0 and one.hint.render()]
        if not found and slip not in BOTH:
            silent.append(slip)

    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_key_is_an_error_of_its_line(tmp_path: Path, name: str) -> None:
    """At the end of the file, beside what is known."""
    root = made_campaign(tmp_path, {**MORE, **({"data/facts.yml": FACTS} if name == "data/facts.yml" else {})})
    path = root / name
    before = path.read_text("utf-8")
    path.write_text(f"{before}exmaples: word\n", "utf-8")

    assert before.count("\n") + 1 in [one.line for one in _problems(root) if one.path == name]
