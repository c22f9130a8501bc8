"""A record is declared once, and read with the place of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema
import pytest

from manara.problems import text
from manara.sources.record import FLAG, TEXT, WORDS, every_field, many, may, need, one_of, place, read, record, schema
from manara.sources.yaml_file import parse_yaml

if TYPE_CHECKING:
    from manara.problems import Problem
    from manara.sources.yaml_file import Node


@record
class Part:
    """Below another."""

    kind: str = need(one_of("call", "web"), text("What it is."))
    cost: str = need(TEXT, text("Only of calls."), only=("kind", ("call",)), default="unknown")


@record
class Whole:
    """With everything a record can have."""

    id: str
    name: dict[str, str] = need(WORDS, text("Its name."))
    abroad: bool = need(FLAG, text("In a mapping of its own."), key="area.abroad")
    note: str = may(TEXT, text("May be absent."), default="none", key="remark")
    parts: tuple[Part, ...] = may(many(Part), text("A list."), default=())
    node: Node = place()


RIGHT = """\
name: {ar: "أ", en: A}
area: {abroad: true}
parts:
  - {kind: call, cost: free}
  - {kind: web}
"""


def _read(content: str) -> tuple[Whole, list[Problem]]:
    problems: list[Problem] = []
    return read(Whole, parse_yaml(content, "a.yml", problems), ("ar", "en"), id="one"), problems


def test_a_right_record_is_read_whole() -> None:
    """Given values, values of the file, and what stands for those it lacks."""
    found, problems = _read(RIGHT)

    assert problems == []
    assert (found.id, found.abroad, found.note, found.name["en"]) == ("one", True, "none", "A")
    assert [(part.kind, part.cost) for part in found.parts] == [("call", "free"), ("web", "unknown")]
    assert found.node.line == 1


@pytest.mark.parametrize(
    ("old", "new", "place_", "says"),
    [
        pytest.param("name: {", "nmae: {", (1, 1), "“nmae” is unknown", id="mistyped"),
        pytest.param(", en: A", "", (1, 7), "“name.en” is missing", id="a language is missing"),
        pytest.param("abroad: true", "abroad: perhaps", (2, 16), "“perhaps” is not allowed", id="not allowed"),
        pytest.param("abroad: true", "abroad: true, more: 1", (2, 22), "“area.more” is unknown", id="below a key"),
        pytest.param("area: {abroad: true}\n", "", (1, 1), "“area” is missing", id="a whole mapping"),
        pytest.param("kind: web", "kind: web, cost: free", (5, 17), "“parts[2].cost” is unknown", id="of another kind"),
        pytest.param(", cost: free", "", (4, 5), "“parts[1].cost” is missing", id="needed by its kind"),
        pytest.param("name:", "remark: [a]\nname:", (1, 9), "must be a single value", id="a list for a text"),
    ],
)
def test_a_mistake_is_shown_at_its_place(old: str, new: str, place_: tuple[int, int], says: str) -> None:
    """Line and column, with the field's whole name."""
    assert old in RIGHT
    problems = _read(RIGHT.replace(old, new))[1]

    assert [one for one in problems if (one.line, one.column) == place_ and says in str(one.message)], problems


def test_its_schema_takes_and_refuses_the_same() -> None:
    """And describes every field for whoever types it."""
    made = schema(Whole)
    judge = jsonschema.Draft7Validator(made)
    right = {"name": {"ar": "أ", "en": "A"}, "area": {"abroad": True}, "parts": [{"kind": "web"}]}

    assert list(judge.iter_errors(right)) == []
    slips: list[dict[str, object]] = [{"nmae": {}}, {"area": {}}, {"parts": [{"kind": "post"}]}, {"name": "A"}]
    for slip in slips:
        assert list(judge.iter_errors({**right, **slip}))
    assert made["properties"]["remark"]["description"] == "May be absent."


def test_all_its_fields_have_names() -> None:
    """Those of records below it, too: for the reference and for “manara explain”."""
    names = [name for name, _ in every_field(Whole, "whole")]

    assert names == [
        "whole.name",
        "whole.area.abroad",
        "whole.remark",
        "whole.parts",
        "whole.parts.kind",
        "whole.parts.cost",
    ]
