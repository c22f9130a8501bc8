"""Rules of writing that a program can check and mostly mend, one line of text at a time.

Everything works on a line in which markup, calls, code and addresses are blanked (``markup.plain``), so that a place in
it is a place in the file. Checks report what these functions find; ``manara fix`` applies their mends.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.translations.markup import ATTRIBUTES, CALL, CODE, COMMENT, TAG, TARGET, URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc"
# Each pattern begins with the sign it is about, and looks back from there: a text is then read as fast as it can be.
# After anything but a Latin letter: a call, a figure or a bracket belongs to the Arabic sentence around it.
_LATIN_MARK = re.compile(r"([,;?])(?<=[^\s?!A-Za-z\u00c0-\u024f].)(?=\s|$|[»\")*_])")
_ARABIC_MARK = str.maketrans(",;?", "،؛؟")
_ARABIC_IN_LATIN = re.compile(r"([،؛؟])(?<=[A-Za-z].)(?=\s|$)")
_FOREIGN_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]+")
_EAST_MARKS = {"\u066b": ".", "\u066c": ","}
# Ornate brackets and the honorific ligatures are characters of their own, not pasted shapes.
_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufdfb\ufdfc\ufe70-\ufefc]+")
_DOUBLED = re.compile(r"\b(?<!['’])([^\W\d_]{2,}+)[ \t]++\1(?![\w'’])")
_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
# The mark of an item or a meaning, which blanks may follow as they like.
_MARK = re.compile(r"\s*(?:[-*+:>]|\d+\.)$")
_TATWEEL = re.compile(rf"\u0640(?<=[{ARABIC}].)\u0640*(?=[{ARABIC}])")
# A letter and the marks behind it that can be one letter with it.
_MARKED_LETTER = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]+")
# Words that may stand twice in a row in English.
_TWICE = {"that", "had", "bye", "very"}
# Stands for what may not be touched; a blank would look like a doubled one.
COVER = "\ufffc"
PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "{": "}"}


@dataclass(frozen=True)
class Finding:
    """Something in a line: where, what, and what to write instead (``None``: only a person can tell)."""

    start: int
    end: int
    found: str
    better: str | None


def protect(line: str) -> str:
    """Return *line* with everything covered that no rule of writing may touch; words keep their place."""
    if "{" in line:
        line = ATTRIBUTES.sub(_cover, CALL.sub(_cover, line))
    if "`" in line:
        line = CODE.sub(_cover, line)
    if "<" in line:
        line = TAG.sub(_cover, COMMENT.sub(_cover, line))
    if "](" in line:
        line = TARGET.sub(lambda match: "]" + COVER * (len(match[0]) - 1), line)
    if "/" in line or "@" in line or ":" in line:
        line = URL.sub(_cover, line)
    return line


def _cover(match: re.Match[str]) -> str:
    return COVER * len(match[0])


def punctuation(line: str) -> Iterator[Finding]:
    """Latin comma, semicolon or question mark after an Arabic letter."""
    for match in _LATIN_MARK.finditer(line):
        yield Finding(match.start(), match.end(), match[1], match[1].translate(_ARABIC_MARK))


def arabic_marks(line: str) -> Iterator[Finding]:
    """Arabic comma, semicolon or question mark after a Latin letter."""
    for match in _ARABIC_IN_LATIN.finditer(line):
        yield Finding(match.start(), match.end(), match[1], {"،": ",", "؛": ";", "؟": "?"}[match[1]])


def digits(line: str) -> Iterator[Finding]:
    """Digits of another system than the campaign's: ASCII."""
    if line.isascii():
        return
    for match in _FOREIGN_DIGITS.finditer(line):
        yield Finding(match.start(), match.end(), match[0], "".join(str(unicodedata.digit(sign)) for sign in match[0]))
    for sign, better in _EAST_MARKS.items():
        start = line.find(sign)
        if start >= 0:
            yield Finding(start, start + 1, sign, better)


def forms(line: str) -> Iterator[Finding]:
    """Presentation forms: the shapes of letters instead of letters, pasted from a PDF."""
    for match in () if line.isascii() else _FORMS.finditer(line):
        yield Finding(match.start(), match.end(), match[0], unicodedata.normalize("NFKC", match[0]))


def doubled(line: str) -> Iterator[Finding]:
    """The same word twice in a row."""
    for match in _DOUBLED.finditer(line):
        if match[1].lower() not in _TWICE:
            yield Finding(match.start(), match.end(), match[0], None)


def blanks(line: str) -> Iterator[Finding]:
    """Two blanks between words."""
    for match in _BLANKS.finditer(line) if "  " in line or "\t" in line else ():
        if _MARK.match(line[line.rfind("\n", 0, match.start()) + 1 : match.start()]):
            continue
        yield Finding(match.start(), match.end(), match[0], " ")


def decomposed(line: str) -> Iterator[Finding]:
    """Letters written as a letter and a mark of its own, which no list of words finds."""
    for match in () if line.isascii() else _MARKED_LETTER.finditer(line):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Finding(match.start(), match.end(), match[0], composed)


def tatweel(line: str) -> Iterator[Finding]:
    """Tatweel between two Arabic letters; before a Latin word, markup or a figure it is ordinary typesetting."""
    for match in _TATWEEL.finditer(line):
        yield Finding(match.start(), match.end(), match[0], "")


def mend(line: str, rules: tuple[Callable[[str], Iterator[Finding]], ...]) -> str:
    """Return *line* with every finding of *rules* that has a mend mended."""
    for rule in rules:
        safe = protect(line)
        for finding in sorted(rule(safe), key=lambda one: one.start, reverse=True):
            if finding.better is not None and line[finding.start : finding.end] == finding.found:
                line = line[: finding.start] + finding.better + line[finding.end :]
    return line
