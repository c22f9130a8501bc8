"""A page is written in the language it says.

The share of letters in the language's own script is measured on the page, each section and each paragraph, after
front matter, code, addresses, calls and marked spans are left out. An Arabic page below 0.6, or an English page whose
letters are for more than 0.4 Arabic, is an error. Mark a quotation of the other language and it is not counted::

    <span lang="en" dir="ltr">I need help.</span>

The title and the description are measured too. Languages that share a script cannot be told apart this way; for them
the check of untranslated lines stands in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Side

ID = "pages.language"
LEAST = 0.6
# Fewer letters than this say nothing about a section: a heading and a call.
FEWEST = 40
FEWEST_IN_BLOCK = 12
LEAST_IN_BLOCK = 0.4
# ISBN, WHO: signs that every language keeps.
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "Hebr": "\u0590-\u05ff",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Ethi": "\u1200-\u139f",
    "Sinh": "\u0d80-\u0dff",
    "Taml": "\u0b80-\u0bff",
    "Mlym": "\u0d00-\u0d7f",
    "Thai": "\u0e00-\u0e7f",
}


def check(side: Side) -> Iterator[Problem]:
    """Yield an error for every page, section and front matter text in another script."""
    script = side.locale.script
    if script not in _SCRIPTS:
        return
    # What has no foreign letter at all is in its language.
    share = script_share(side.reading.plain, script) if _has_foreign(side.reading.plain, script) else None
    if share is not None and share < LEAST:
        yield _problem(side, side.page.body_line, text("the page"), share)
        return
    for part in side.reading.parts if share is not None and share < 1 else ():
        if not _has_foreign(part.plain, script):
            continue
        share = script_share(part.plain, script, FEWEST)
        if share is not None and share < LEAST:
            yield _problem(side, part.line, text("the section “{title}”", title=part.title), share)
            continue
        for block in part.blocks:
            if not _has_foreign(block.plain, script):
                continue
            share = script_share(_CODE.sub("", block.plain), script, FEWEST_IN_BLOCK)
            if share is not None and share < LEAST_IN_BLOCK:
                yield _problem(side, block.line, text("the paragraph or item"), share)
    for key in ("title", "description"):
        node = side.page.front.get(key)
        share = script_share(side.page.text_of(key), script)
        if node is not None and share is not None and share < LEAST:
            yield _problem(side, node.line, text("the field “{field}”", field=key), share)


def script_share(plain: str, script: str, fewest: int = 1) -> float | None:
    """Return the share of letters that belong to *script*; ``None`` when it is unknown or there are too few."""
    return _share(letters_of(plain, script), fewest) if script in _SCRIPTS else None


def letters_of(plain: str, script: str) -> tuple[int, int]:
    """Return how many letters a text has, and how many of them belong to *script*."""
    runs = _LETTERS.findall(plain)
    return sum(map(len, runs)), sum(map(len, _own(script).findall("".join(runs))))


def _has_foreign(plain: str, script: str) -> bool:
    return not (script == "Latn" and plain.isascii()) and _foreign(script).search(plain) is not None


def _share(counts: tuple[int, int], fewest: int = 1) -> float | None:
    letters, own = counts
    return own / letters if letters >= fewest else None


@lru_cache(maxsize=32)
def _foreign(script: str) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_{_SCRIPTS[script]}]")


@lru_cache(maxsize=32)
def _own(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_SCRIPTS[script]}]+")


def _problem(side: Side, line: int, what: object, share: float) -> Problem:
    return Problem(
        side.path,
        line,
        1,
        Level.ERROR,
        ID,
        text(
            "{what} is not in “{tag}”: {share} % of its letters are of that script",
            what=what,
            tag=side.locale.tag,
            share=round(100 * share),
        ),
        text('Translate it, or mark what must stay: <span lang="en" dir="ltr">…</span>.'),
    )
