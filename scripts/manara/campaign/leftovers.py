"""Marks that only an editor's tools use, found in what a reader would see.

Each rule looks at the words of one block as they are shown: code and calls stand for themselves, so that what is meant
to be seen can be written between back quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import Text, text
from manara.sources.icons import is_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLETS = "•‣◦▪▫■□●○∙·⁃➢➤►▶❖✓✔✗✘✦★☆☐☑→⇒\uf0a7\uf0b7\uf0d8\uf076\uf0fc"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef"
# What begins an item in other programs, by how sure it is: at once, at the beginning of a block, or on several lines.
_AT_ONCE = re.compile(
    rf"^[ \t]*(?:[{BULLETS}][ \t\u00a0]*(?=[^\n]*[^\W_])(?![^\n]*[{BULLETS}][ \t]*$)|[-*+][ \t\u00a0]+(?=\S))",
    re.MULTILINE,
)
_FIRST = re.compile(
    rf"[ \t\n]*(?:[–—―-][ \t\u00a0]+(?=\S)|[{_DIGITS}]{{1,2}}(?:[)\-–ـ]|\.\))[ \t\u00a0]+(?=\S)"
    r"|[\u0660-\u0669\u06f0-\u06f9]{1,2}\.[ \t\u00a0]+(?=\S))"
)
_OFTEN = re.compile(
    rf"^[ \t]*(?:[–—―-](?=\w|[ \t\u00a0]+\S)|\(?[{_DIGITS}]{{1,2}}[).\-–ـ]\)?[ \t\u00a0]*(?=[^\W\d])"
    r"|\(?[a-zأ-ي][)\-–][ \t]+(?=\S))",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t]*\|.*\S.*$|^.*\S[ \t]*\|[^\n]*\|.*$|^[ \t|:]*-{2,}[ \t:]*\|[-|: \t]*$", re.MULTILINE)
_COLUMN = re.compile(r"^.*\S[ \t]+\|[ \t]+\S.*$", re.MULTILINE)
_FLOWING = frozenset({"p", "li", "ol", "dd", "quote", "note"})


@dataclass(frozen=True)
class Leftover:
    """One mark that is left: where in the words, what stands there, and what to say about it."""

    place: int
    found: str
    message: Text
    hint: Text
    list_mark: bool = False


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    message: Text
    hint: Text


def _rule(pattern: str, message: Text, hint: Text) -> _Rule:
    return _Rule(re.compile(pattern, re.MULTILINE | re.IGNORECASE), message, hint)


# The first rule that finds something in a line speaks; the others would say the same with other words.
_RULES = (
    _rule(
        r"[{}｛｝❴❵]",
        text("“{found}” is shown as typed: it is no call and no heading id"),
        text("Write such as {{{{ phone:hotline }}}} on one line, or “## Heading {{#id}}” with a blank before “{{”."),
    ),
    _rule(
        r"^[ \t]*(?:!!!|\?\?\?\+?|===[+!]*)(?=[ \t]*[\"“”«\w])|^[ \t]*:::+|\[![A-Z]+\]",
        text("the mark “{found}” makes no box here and is shown as typed"),
        text('Write it at the beginning of a line, with straight quotation marks: !!! danger "…".'),
    ),
    _rule(
        r"^[ \t]*(?:#{2,6}(?=[^\s#]|[ \t])|#(?=[ \t])|＃)",
        text("the mark “{found}” makes no heading here and is shown as typed"),
        text("Write “## ” at the beginning of the line, with a blank line before it."),
    ),
    _rule(
        r"\[\^[^\]\n]*\]|\[[ ]+\^[^\]\n]*\]",
        text("the mark “{found}” leads to no note"),
        text("Write its note at the end of the section: “[^1]: …”, with the same name."),
    ),
    _rule(
        r"!\[|\]\(|\][ \t]+\((?=[^)\n]*(?:\.[a-z]{2,4}\b|#|/))|\)\[(?=[^\]\n]*(?:\.[a-z]{2,4}\b|#|/))|\]\[|\[\[|\]\]"
        r"|^[ \t]*\[[^\]\n]+\]:[ \t]|［|］",
        text("“{found}” makes no link here and is shown as typed"),
        text("Write [words](page.md), without a blank between “]” and “(”, and close both."),
    ),
    _rule(
        r"\b[a-z0-9][a-z0-9/-]*\.md\b(?:#[a-z0-9-]*)?",
        text("the file name “{found}” is shown to readers"),
        text("Write a link: [words](page.md)."),
    ),
    _rule(
        r"^[ \t]*\[[ xX✓]?\][ \t]",
        text("“{found}” is shown as typed: there are no boxes to tick"),
        text("Write a list: “- ” at the beginning of each line."),
    ),
    _rule(
        r"\*{2,}|＊|(?<![\w*\ufffc])\*(?=[^\s*.,)])|(?<![\w_])__?(?=[^\W_])|(?<=[^\W_])__(?![\w_])",
        text("“{found}” is never closed and is shown as typed"),
        text("Write **words** without blanks inside the marks, within one paragraph; for the sign itself write \\*."),
    ),
    _rule(
        r"~~|==(?=\S)|(?<=\S)==|\+\+(?=[^\W\d_])|\^\^",
        text("“{found}” means nothing here and is shown as typed"),
        text("Write plain words, or **bold** ones."),
    ),
    _rule(
        r"`+|｀",
        text("“{found}” is never closed and is shown as typed"),
        text("Close it with as many as it begins with; between letters write ’."),
    ),
    _rule(
        r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8}\d?);?(?<=;)",
        text("“{found}” is shown as typed"),
        text("Write the sign itself."),
    ),
    _rule(
        r"</?[a-z][^<>\n]{0,200}>|<!--|-->|<\?|\?>",
        text("the HTML “{found}” is shown as typed"),
        text("Write Markdown; links, boxes and tables need no HTML."),
    ),
    _rule(
        r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?!\w)|[0-9#*]?\ufe0f?\u20e3",
        text("“{found}” is no icon here"),
        text("Take the name of an icon from Material’s list, such as :material-phone:, or write a word."),
    ),
    _rule(
        r"\\(?=\S|$)",
        text("a backslash is shown as typed"),
        text("Remove it; one stands only before a mark, such as \\* or \\#."),
    ),
    _rule(
        r"%7[bd]|%20(?=\S)",
        text("“{found}” is shown as typed"),
        text("Write the sign itself."),
    ),
)  # fmt: skip
_HEADING = _RULES[2]
_FIGURE = text("Write the figure as a figure: the drawing of one cannot be read by everybody, nor checked.")
_LIST = (
    text("“{found}” makes no list here: the lines would run together"),
    text("Begin each line with “- ” or “1. ”, and put a blank line before the first; “manara fix” can do it."),
)
_LIST_BY_HAND = (
    _LIST[0],
    text("Begin each line with “- ” or “1. ”, four blanks further in for a list inside an item, and put a blank line "
         "before the first."),
)  # fmt: skip
_TABLE = (
    text("this is shown as typed, not as a table"),
    text(
        "Put a blank line before the table, and a line such as “| --- | --- |” with as many cells under its first row."
    ),
)
# Signs that draw a picture together, which a camera may read: blocks, shades, quadrants, squares, dots for the blind.
_DRAWN = re.compile(
    "[\u2580-\u259f\u25a0\u25a1\u25aa\u25ab\u25fb-\u25fe\u2800-\u28ff\u2b1b\u2b1c\U0001fb00-\U0001fb3b]"
)
MOST_DRAWN = 12


def leftovers(words: str, kind: str) -> Iterator[Leftover]:
    """Yield what is left in the *words* of a block of *kind*, one per line."""
    spoken: set[int] = set()
    drawing = picture_in(words)
    if drawing is not None:
        yield drawing
        return
    for place, found, (message, hint) in _shapes(words, kind):
        line = words.count("\n", 0, place)
        if line not in spoken:
            spoken.add(line)
            yield Leftover(place, found, _filled(message, found), hint, list_mark=message == _LIST[0])
    for rule in _RULES:
        if rule is _HEADING and kind == "row":
            continue  # “#” heads a column of numbers
        for match in rule.pattern.finditer(words):
            line = words.count("\n", 0, match.start())
            if line in spoken:
                continue
            spoken.add(line)
            found = match[0].strip()
            hint = (
                _FIGURE
                if found.endswith("\u20e3") or (found.startswith(":") and is_figure(found.strip(":")))
                else rule.hint
            )
            yield Leftover(match.start(), found, _filled(rule.message, found), hint)


def picture_in(words: str) -> Leftover | None:
    """Return the picture that signs of *words* draw, of text or of code: a camera reads a code in it."""
    first = _DRAWN.search(words)
    if first is None or len(_DRAWN.findall(words)) <= MOST_DRAWN:
        return None
    return Leftover(
        first.start(),
        "",
        text("signs that draw a picture"),
        text("Write words; a picture is a file beside the page, with a text for those who do not see it."),
    )


def _shapes(words: str, kind: str) -> Iterator[tuple[int, str, tuple[Text, Text]]]:
    """Yield lists and tables that are none."""
    if kind not in _FLOWING:
        return
    rows = list(_ROW.finditer(words)) or list(_COLUMN.finditer(words))
    if rows and (len(rows) > 1 or rows[0][0].lstrip().startswith("|")):
        yield rows[0].start(), rows[0][0].strip()[:20], _TABLE
        return
    sure = list(_AT_ONCE.finditer(words))
    first = _FIRST.match(words)
    often = list(_OFTEN.finditer(words))
    for match in [*sure, *([first] if first else []), *(often if len(often) > 1 else [])]:
        mark = match[0].strip()
        yield match.end(), mark, _LIST if kind == "p" and not any(map(str.isalpha, mark)) else _LIST_BY_HAND


def _filled(message: Text, found: str) -> Text:
    return Text(message.msgid, (*message.values, ("found", found))) if "{found}" in message.msgid else message
