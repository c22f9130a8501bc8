"""Long pages at a glance: answers whose rest is folded, and a list of what a page answers.

An editor marks a heading of the second or third level, and writes nothing else in a special way::

    ## Can my employer keep my passport? {#passport .answer}

    **No.** Not unless you agree.

    The law behind it, and what to do today.

The question and the first paragraph stay visible, with the calls (site/buttons.py) that follow it; what comes after, up
to the next heading, is a fold. A bold beginning of the paragraph is the answer's word. ``.fold`` instead of
``.answer`` shows the heading alone.

The heading stands outside the fold's ``<summary>``, because some screen readers flatten headings there; the summary
covers the closed card, so that the whole of it can be tapped (docs/decisions/0044). Without styles the parts stand in
order: question, answer, fold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Callable

# More second-level headings, or answers, than this, and the page begins with a list of them.
MOST_HEADINGS = 5
_MARKED = re.compile(
    r'<h(?P<level>[23]) (?P<attributes>[^>]*class="(?P<kind>answer|fold)"[^>]*)>(?P<title>.*?)</h[23]>'
    r"(?P<body>.*?)(?=<h[1-3][ >]|\Z)",
    re.DOTALL,
)
_FIRST = re.compile(r"\s*(<p>.*?</p>(?:\s*<p class=\"call\">.*?</p>)*)", re.DOTALL)
_WORD = re.compile(r"<p><strong>((?:(?!</strong>).)+?)([.:؛،]?)</strong>", re.DOTALL)
_HEADING = re.compile(r"<h([23])([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'id="([^"]+)"')
_ANSWER = re.compile(r'class="(?:[^"]* )?answer"')


@dataclass(frozen=True)
class Entry:
    """A heading in the list of what a page answers, and those below it."""

    id: str
    title: str
    inside: tuple[Entry, ...]


def with_folds(html: str, _: Callable[[str], str]) -> str:
    """Return *html* with its marked sections folded.

    Args:
        html: A page's text as it was rendered.
        _: The visitors' words of the page's language.
    """

    def fold(match: re.Match[str]) -> str:
        first = _FIRST.match(match["body"]) if match["kind"] == "answer" else None
        shown = _with_word(first[1], _) if first is not None else ""
        rest = match["body"][first.end() if first is not None else 0 :].strip()
        more, name = _("More"), escape(_plain(match["title"]))
        if rest:
            rest = f'<details>\n<summary><span class="vh">{more}: {name}</span></summary>\n{rest}\n</details>\n'
        level, found = match["level"], _ID.search(match["attributes"])
        key = f' id="{found[1]}"' if found is not None else ""
        return f'<section class="qa">\n<h{level}{key}>{match["title"]}</h{level}>\n{shown}\n{rest}</section>\n'

    return _MARKED.sub(fold, html)


def contents(html: str) -> tuple[Entry, ...]:
    """Return what stands in the list above a long page; nothing for a page that needs none."""
    found: list[tuple[str, str, list[Entry]]] = []
    answers = 0
    for match in _HEADING.finditer(html):
        found_id = _ID.search(match[2])
        entry = found_id[1] if found_id is not None else "", _plain(match[3])
        answers += _ANSWER.search(match[2]) is not None
        if match[1] == "2":
            found.append((*entry, []))
        elif found and entry[0]:
            found[-1][2].append(Entry(*entry, ()))
    if len(found) <= MOST_HEADINGS and answers <= MOST_HEADINGS:
        return ()
    return tuple(Entry(key, title, tuple(inside)) for key, title, inside in found if key)


def _with_word(paragraph: str, _: Callable[[str], str]) -> str:
    """Mark the word an answer begins with; its stop is for ears."""

    def mark(match: re.Match[str]) -> str:
        kind = {_("Yes"): " yes", _("No"): " no"}.get(match[1], "")
        stop = f'<span class="vh">{match[2]}</span>' if match[2] else ""
        return f'<p><strong class="v{kind}">{match[1]}{stop}</strong>'

    return _WORD.sub(mark, paragraph, count=1)


def _plain(html: str) -> str:
    return LexborHTMLParser(html).text().strip()
