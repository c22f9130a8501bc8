"""Markdown as checks see it: words without their markup, every character still in its column.

Whatever is removed is replaced by blanks of the same length, so that a match's place is its place in the file.
"""

from __future__ import annotations

import re
from functools import cached_property

from manara.languages.folding import fold

__all__ = ["fold"]

# "{{ phone:hotline }}"
CALL = re.compile(r"\{\{[ \t]*([^{}:]*?)[ \t]*:[ \t]*([^{}]*?)[ \t]*\}\}")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CODE = re.compile(r"(`+).+?\1")
# "](target)" of a link or an image; group 1 is the target.
TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'(].*?)?\)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
URL = re.compile(r"(?:https?://|www\.|mailto:|tel:)[^\s<>)\]]+|[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)
ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[#.][^\s{}]+|[a-zA-Z-]+=(?:\"[^\"]*\"|[^\s{}]+))(?:[ \t]+[^{}]*)?\}")
FOOTNOTE = re.compile(r"\[\^([^\]]+)\]")
EMOJI = re.compile(r":[a-z][a-z0-9_-]+:")
# Text in a named language or direction: "<span lang="en" dir="ltr">…</span>". No check of the page counts its words.
MARKED = re.compile(
    r"<(span|bdi|bdo|div|em|strong|cite|q|p|i|b)\b[^<>]*\b(?:lang|dir)\s*=[^<>]*>.*?</\1>|<(bdi)>.*?</\2>", re.DOTALL
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
MARKS = re.compile(r"[*_>#|~^]|==")

_NOT_LINE_END = re.compile(r"[^\n]")


class Late:
    """A pattern that is made when a text first needs it: most texts name no month, law, currency or given term."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self._pattern, self._flags)


def blank(match: re.Match[str]) -> str:
    """Return blanks as long as the match, its line ends kept."""
    found = match[0]
    return _NOT_LINE_END.sub(" ", found) if "\n" in found else " " * len(found)


def plain(text: str) -> str:
    """Return the words of Markdown *text*: calls, code, addresses, marked spans and markup blanked."""
    if "{" in text:
        text = ATTRIBUTES.sub(blank, CALL.sub(blank, text))
    if "`" in text:
        text = CODE.sub(blank, text)
    if "<" in text:
        text = TAG.sub(blank, MARKED.sub(blank, text))
    if "](" in text:
        text = TARGET.sub(blank, text)
    if "/" in text or "@" in text or ":" in text:
        text = EMOJI.sub(blank, URL.sub(blank, text))
    if "[^" in text:
        text = FOOTNOTE.sub(blank, text)
    if "*" in text or "_" in text or "#" in text or "|" in text or ">" in text or "~" in text or "^" in text:
        return MARKS.sub(" ", text)
    return text.replace("==", " ") if "==" in text else text


def words(text: str) -> list[str]:
    """Return the words of plain *text*, in order."""
    return WORD.findall(text)
