"""A page can be rendered in a moment: it is not too large, too deep or full of marks that lead nowhere.

Markdown is read by patterns, and some texts make them try for minutes: thousands of brackets that are never closed,
lists in lists in lists. No page needs them; a paste from another program or a bad joke does. Refused, with the line:
pages of more than 100,000 signs; a paragraph of more than 400 lines, or with more than 300 opening brackets, or 2,000
marks such as ``*``; quotes and lists more than twelve deep; more than 100 abbreviations or 20 drawings that repeat a
drawing. What slips through is stopped by the clock when the page is rendered (``sources/patience.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.sources.markdown_page import MarkdownPage

ID = "pages.shape"
MOST_SIGNS, MOST_LINES, MOST_BRACKETS, MOST_MARKS, DEEPEST = 100_000, 400, 300, 2_000, 12
MOST_ABBREVIATIONS, MOST_USES = 100, 20
_MARKS = re.compile(r"[*_`<&!^~=\\]")
_SPLIT = re.compile(r"\n[ \t]*\n")
# What stands before the words of a line: quotes, bullets, numbers and indentation.
_BEFORE = re.compile(r"(?:[ \t]|[>+*-](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]|$))*")
_BEGIN = frozenset(" \t>+*-")
_STEP = re.compile(r"[>+*-]|\d+[.)]|\t| {4}")


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield a problem for every place that would keep the build busy."""
    if len(page.body) > MOST_SIGNS:
        yield _problem(
            page, page.body_line, text("the page has {count} signs", count=len(page.body)), text("Split the page.")
        )
        return
    yield from _counted(page, "*[", MOST_ABBREVIATIONS, text("Keep the abbreviations the page uses."))
    yield from _counted(page, "<use", MOST_USES, text("Draw it once, or as a picture."))
    line = page.body_line
    for paragraph, gap in _paragraphs(page.body):
        yield from _paragraph(page, paragraph, line)
        line += paragraph.count("\n") + gap.count("\n")


def _paragraphs(body: str) -> Iterator[tuple[str, str]]:
    """Yield each paragraph and the blank lines after it."""
    start = 0
    for match in _SPLIT.finditer(body):
        yield body[start : match.start()], match[0]
        start = match.end()
    yield body[start:], ""


def _paragraph(page: MarkdownPage, paragraph: str, line: int) -> Iterator[Problem]:
    brackets = paragraph.count("[")
    marks = len(_MARKS.findall(paragraph)) if len(paragraph) > MOST_MARKS else 0
    hint = text("Write plain sentences, with a blank line between paragraphs.")
    if (lines := paragraph.count("\n") + 1) > MOST_LINES:
        yield _problem(page, line, text("a paragraph of {count} lines", count=lines), hint)
    if brackets > MOST_BRACKETS:
        yield _problem(page, line, text("a paragraph with {count} “[”", count=brackets), hint)
    if marks > MOST_MARKS:
        yield _problem(page, line, text("a paragraph with {count} marks such as “*”", count=marks), hint)
    for number, written in enumerate(paragraph.split("\n"), line):
        # Every step takes a sign at least, and most lines begin with a letter.
        before = _BEFORE.match(written) if written[:1] in _BEGIN or written[:1].isdecimal() else None
        depth = len(_STEP.findall(before[0])) if before and len(before[0]) > DEEPEST else 0
        # A line of dashes alone is a rule.
        if depth > DEEPEST and written.strip(" \t-*_"):
            yield _problem(
                page, number, text("quotes and lists {count} deep", count=depth), text("Two levels can be read.")
            )
            return


def _counted(page: MarkdownPage, sign: str, most: int, hint: Text) -> Iterator[Problem]:
    if (count := page.body.count(sign)) > most:
        line = page.body_line + page.body[: page.body.index(sign)].count("\n")
        yield _problem(page, line, text("“{sign}” stands {count} times", sign=sign, count=count), hint)


def _problem(page: MarkdownPage, line: int, message: Text, hint: Text) -> Problem:
    return Problem(page.path, line, 1, Level.ERROR, ID, message, hint)
