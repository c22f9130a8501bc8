"""A paragraph that ends in one language ends in the other.

A sentence that breaks off (“If you are locked in, go to a window and”) has lost its end, often while something was
pasted. Compared is the last sign of paragraphs and items: an end mark in one language and a letter in the other is a
warning. What ends in a call, a link or a figure is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.marks import STOPS
from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.sentences import blocks, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Pair
    from manara.translations.reading import Block

ID = "translations.unfinished"
KINDS = ("p", "li", "ol", "dd", "note")
# Thai, Lao, Khmer and Burmese end a sentence with a blank.
WITHOUT_MARKS = ("Thai", "Laoo", "Khmr", "Mymr")
_ENDS = f".…{STOPS}"
_AROUND = " \t\n*_~\"'»”’)]}›」"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every paragraph that breaks off on one side."""
    if any(side.locale.script in WITHOUT_MARKS for side in (pair.source, pair.target)):
        return
    for parts in pair.parts:
        for here, there in blocks(parts):
            if here.kind in KINDS:
                ends = (_end(here), _end(there))
                if ends == ("mark", "letter"):
                    yield _problem(pair.target.path, there, pair.source.path)
                elif ends == ("letter", "mark"):
                    yield _problem(pair.source.path, here, pair.target.path)


def _end(block: Block) -> str:
    last = block.text.rstrip(_AROUND)[-1:]
    if last and last in _ENDS:
        return "mark"
    said = block.plain.rstrip(_AROUND)
    return "letter" if last.isalpha() and said.endswith(last) and len(said.split()) > 3 else ""


def _problem(path: str, block: Block, other: str) -> Problem:
    return Problem(
        path,
        block.line,
        1,
        Level.WARNING,
        ID,
        text("this breaks off, in “{path}” it ends: “{words}”", path=other, words=shown(block.plain)[-60:]),
        hint(ID),
    )
