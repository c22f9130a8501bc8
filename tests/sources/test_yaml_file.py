"""YAML remembers places, keeps scalars as typed, and has limits."""

from __future__ import annotations

import pytest

from manara.problems import Problem
from manara.sources.yaml_file import parse_yaml


def test_scalars_stay_as_typed() -> None:
    """YAML would read a leading zero as octal and "no" as false."""
    problems: list[Problem] = []
    node = parse_yaml("a: 0123\nb: no\nc: 2026-11-23\n", "x.yml", problems)

    assert [node.need(key).text() for key in "abc"] == ["0123", "no", "2026-11-23"]
    assert problems == []


def test_a_missing_field_is_reported_at_its_mapping() -> None:
    """The hint says what to add."""
    problems: list[Problem] = []
    parse_yaml("a:\n  b: 1\n", "x.yml", problems).need("a").need("number")

    assert [(str(p.message), p.line, p.column) for p in problems] == [("the field “a.number” is missing", 2, 3)]


def test_an_unknown_field_is_reported_at_its_key() -> None:
    """Most unknown fields are typing mistakes."""
    problems: list[Problem] = []
    node = parse_yaml("number: 1\nnubmer: 2\n", "x.yml", problems)
    node.need("number")
    node.close()

    assert [(p.line, p.column) for p in problems] == [(2, 1)]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("a: 1\na: 2\n", "written twice"),
        ("a: [1\n", "not valid YAML"),
        ("a: !!python/object/apply:os.system [ls]\n", "not allowed"),
        ("a: !x 1\n", "not allowed"),
        ("a: &a\n  b: *a\n", "levels deep"),
        ("a: " + "[" * 20 + "]" * 20, "levels deep"),
        (
            "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
            + "".join(f"{c}: &{c} [{','.join(['*' + p] * 10)}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)),
            "more than",
        ),
        ("a: \x01\n", "not valid YAML"),
    ],
    ids=["twice", "open list", "python tag", "own tag", "self reference", "deep", "alias bomb", "control"],
)
def test_hostile_or_broken_yaml_is_a_problem(content: str, word: str) -> None:
    """Nothing is executed, nothing unfolds without end, and no exception escapes."""
    problems: list[Problem] = []
    parse_yaml(content, "x.yml", problems)

    assert any(word in str(problem.message) for problem in problems), problems
