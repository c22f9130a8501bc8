"""The front matter of both languages agrees.

The same fields stand in both pages; ``facts``, ``quiet`` and ``template`` have the same values: a page
cannot rest on a fact in one language and not in the other. ``checked`` may differ, as a language can be compared with
its sources on its own, but not be missing. Titles and descriptions are as long as the other's, by a wide band.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.sources.yaml_file import Node
    from manara.translations.pages import Pair

ID = "translations.front-matter"
SAME = ("facts", "quiet", "template")
# Fields that speak of one side only.
OWN = ("source", "translation", "status", "translatable")
BAND = (0.45, 2.2)


def check(pair: Pair) -> Iterator[Problem]:
    """Yield an error for every field that differs."""
    yield from _fields(pair)
    yield from _lengths(pair)


def _fields(pair: Pair) -> Iterator[Problem]:
    here, there = pair.target.page.front, pair.source.page.front
    own, other = (node.value if isinstance(node.value, dict) else {} for node in (here, there))
    if not own or not other:
        return  # one has none that could be read, and ``pages.front-matter`` says so once
    for key in dict.fromkeys([*own, *other]):
        if key in OWN:
            continue
        if key not in own or key not in other:
            lacking, having = (pair.target, pair.source) if key not in own else (pair.source, pair.target)
            yield Problem(
                lacking.path,
                lacking.page.front.line,
                1,
                Level.ERROR,
                ID,
                text("the field “{field}” of “{path}” is missing here", field=key, path=having.path),
                text("Write it in both languages, or in none."),
            )
        elif key in SAME and _values(own[key]) != _values(other[key]):
            mine, theirs = _values(own[key]), _values(other[key])
            yield Problem(
                own[key].path,
                own[key].line,
                own[key].column,
                Level.ERROR,
                ID,
                text(
                    "“{field}” differs from “{path}”: {difference}",
                    field=key,
                    path=pair.source.path,
                    difference=", ".join(sorted(set(mine) ^ set(theirs))) or ", ".join(mine),
                ),
                text("Write the same values in both languages."),
            )


def _values(node: Node) -> tuple[str, ...]:
    if isinstance(node.value, list):
        return tuple(sorted(item.value for item in node.value if isinstance(item.value, str)))
    return (node.value,) if isinstance(node.value, str) else ()


def _lengths(pair: Pair) -> Iterator[Problem]:
    for key in ("title", "description"):
        node = pair.target.page.front.get(key)
        here, there = pair.target.page.text_of(key), pair.source.page.text_of(key)
        if node is None or not here or not there or max(len(here), len(there)) < 20:
            continue
        if not BAND[0] <= len(here) / len(there) <= BAND[1]:
            yield Problem(
                node.path,
                node.line,
                node.column,
                Level.WARNING,
                ID,
                text("“{field}” has {here} characters, {there} in “{path}”", field=key, here=len(here),
                     there=len(there), path=pair.source.path),
                text("Say the same in both."),
            )  # fmt: skip
