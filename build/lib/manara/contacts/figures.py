"""A text as words, figures and calls, with what stands between them: what the net judges.

A figure is what is read as one: digits with at most a point, a hyphen or the like between them (1,250.500; 2287-1934),
or digits said one after the other, in words or figures (nine one 1). Between two tokens stands a break of a level:
0 a blank, 1 a comma and its kin, 2 the end of a sentence, 3 the end of an item, cell or line of its own, 4 of a block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.contacts.canonical import BREAK, CALL, NOTHING
from manara.contacts.net_words import TELEPHONES
from manara.languages.marks import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.contacts.net_words import NetWords
    from manara.contacts.spelled import Spelled

SENTENCE, ITEM, BLOCK = 2, 3, 4
# Signs a reader passes over inside one number, and what may stand in it once.
MARKS = f"*_~`\\'\"’”“«»()[]{{}}<>^{NOTHING}"
NO_MARKS = str.maketrans("", "", MARKS)
POINTS = "-‐‑‒–—―−・－.．·•‧/,،٫٬:"
_TOKEN = re.compile(rf"[0-9]+|[{CALL}]+|[{TELEPHONES}]|[^\W\d_]+(?:\.[^\W\d_]+)*")
_NEW_BLOCK = re.compile(r"\n[ \t>]*\n")
_NEW_ITEM = re.compile(r"\n[ \t>]*(?:[-*+•–][ \t]|:[ \t]|#|\|)|\|")
_STOP = re.compile(rf"[.{STOPS};؛…](?:[\s\"'”»)*_`|]|$)")
_OTHER = re.compile(r"[^\w\s*_`~]")
_MARKER = re.compile(r"[.)][ \t]")
_SPOKEN_GAP = frozenset(("", *"-.,،/;؛:·–—|"))


# Nobody tells a longer number figure by figure, words between them counted.
_LONGEST_TOLD = 60
# Nobody writes a longer row of a table.
_LONGEST_ROW = 2000


@dataclass(slots=True)
class Token:
    """A word, the digits of a figure or a number word, or a call; *level* is the break before it, *gap* its signs."""

    kind: str
    text: str
    start: int
    end: int
    level: int
    gap: str
    spelled: bool = False

    @property
    def bare(self) -> str:
        """The gap before it without marks."""
        return self.gap.translate(NO_MARKS)


@dataclass(slots=True)
class Figure:
    """A figure: its first and last token, and the digits of those that count."""

    first: int
    last: int
    digits: str
    start: int
    end: int
    spelled: int = 0
    said: bool = False


@dataclass
class Reading:
    """One text, tokenised.

    Attributes:
        text: Canonical.
        tokens: In order.
        words: Of the campaign's languages.
    """

    text: str
    tokens: list[Token]
    words: NetWords

    @cached_property
    def figures(self) -> list[Figure]:
        """All figures, in order; marks of numbered lists are none."""
        return list(_figures(self))

    def kinds(self, index: int) -> frozenset[str]:
        """Return what the word at *index* is; nothing for figures and calls."""
        token = self.tokens[index]
        return self.words.kinds(token.text) if token.kind == "word" else frozenset()

    def level(self, index: int) -> int:
        """Return the break before the token *index*; the ends of a text break everything."""
        if index >= len(self.tokens) or index == 0:
            return BLOCK
        token = self.tokens[index]
        if token.level == SENTENCE and token.bare.strip() == "." and self._is_short_form(index - 1):
            return 1
        return token.level

    def _is_short_form(self, index: int) -> bool:
        token = self.tokens[index]
        kinds = self.kinds(index)
        short = token.kind == "word" and (len(token.text) <= 3 or "." in token.text)
        known = not kinds.isdisjoint(("number", "dial", "paper", "box", "place"))
        return short and (len(token.text) == 1 or known or ("." in token.text and "bridge" in kinds))

    @cached_property
    def _lines(self) -> list[int]:
        return [-1, *(match.start() for match in re.finditer("\n", self.text))]

    def row(self, place: int) -> tuple[list[str], str] | None:
        """Return the cells of the table row at *place*, and the head of its column; ``None`` outside of tables."""
        lines = self._lines
        number = bisect_right(lines, place) - 1
        line = self._line(number)
        if line.count("|") < 2:
            return None
        column = line[: place - lines[number] - 1].count("|")
        head = ""
        for above in range(number - 1, max(-1, number - 80), -1):
            other = self._line(above)
            if "|" not in other:
                break
            head = other
        cells = head.split("|")
        return line.split("|"), cells[column] if head and column < len(cells) else ""

    def _line(self, number: int) -> str:
        lines = self._lines
        end = lines[number + 1] if number + 1 < len(lines) else len(self.text)
        start = lines[number] + 1
        return self.text[start:end] if end - start <= _LONGEST_ROW else ""


def read(text: str, spelled: Sequence[Spelled], words: NetWords) -> Reading:
    """Return *text* tokenised; number words are figures."""
    tokens: list[Token] = []
    last, number = 0, 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while number < len(spelled) and spelled[number].end <= start:
            number += 1
        if number < len(spelled) and start >= spelled[number].start:
            if tokens and tokens[-1].spelled and tokens[-1].start == spelled[number].start:
                last = tokens[-1].end
                continue
            one = spelled[number]
            gap = text[last : one.start]
            tokens.append(Token("num", one.digits, one.start, one.end, _level(gap), gap, spelled=True))
            last = one.end
            continue
        gap = text[last:start]
        sign = text[start]
        kind = "num" if "0" <= sign <= "9" else "call" if sign == CALL else "word"
        tokens.append(Token(kind, match[0], start, end, _level(gap), gap))
        last = end
    return Reading(text, tokens, words)


@lru_cache(maxsize=4096)
def _level(gap: str) -> int:
    if gap in ("", " "):
        return 0
    if _NEW_BLOCK.search(gap):
        return BLOCK
    if BREAK in gap or _NEW_ITEM.search(gap):
        return ITEM
    if _STOP.search(gap):
        return SENTENCE
    return 1 if _OTHER.search(gap) else 0


def _figures(reading: Reading) -> Iterator[Figure]:
    tokens, text = reading.tokens, reading.text
    current: Figure | None = None
    for index, token in enumerate(tokens):
        if token.kind != "num":
            continue
        if not token.spelled and len(token.text) <= 2 and _is_marker(reading, index):
            if index + 1 < len(tokens):
                tokens[index + 1].level = ITEM
            continue
        if current is not None and (how := _joins(reading, current, index)):
            current.last, current.end = index, token.end
            current.digits += token.text
            current.spelled += token.spelled
            current.said = current.said or how == "said"
        else:
            if current is not None:
                yield current
            current = Figure(index, index, token.text, token.start, token.end, int(token.spelled), token.spelled)
    if current is not None:
        yield current
    del text


def _is_marker(reading: Reading, index: int) -> bool:
    """Tell whether the figure numbers an item of a list."""
    token = reading.tokens[index]
    at_start = (index == 0 and not token.gap.strip()) or (
        "\n" in token.gap and not token.gap[token.gap.rfind("\n") :].strip()
    )
    return at_start and _MARKER.match(reading.text, token.end) is not None


def _joins(reading: Reading, figure: Figure, index: int) -> str:
    """Tell how the digits at *index* go on with *figure*: ``compact``, ``said`` one by one, or not."""
    tokens = reading.tokens
    token, before = tokens[index], tokens[figure.last]
    between = index - figure.last - 1
    if between == 0:
        bare = token.bare
        if not token.spelled and not before.spelled:
            if bare == "" or (len(bare) == 1 and bare in POINTS):
                return "compact" if token.level < ITEM else ""
            single = len(token.text) == 1 and len(before.text) == 1 and token.level < SENTENCE
            return "said" if single and bare.strip(" \xa0\n") in ("", "-", ".", "·") else ""
        if token.level >= ITEM or "(" in token.gap or ")" in token.gap:
            return ""
        return "said" if bare.strip() in _SPOKEN_GAP and _is_said(token, before) else ""
    if (
        between > 2
        or index - figure.first > _LONGEST_TOLD
        or not all("glue" in reading.kinds(other) for other in range(figure.last + 1, index))
    ):
        return ""
    # Nine, then 1 and 1: “and” alone joins the figures of a list.
    words = [reading.kinds(other) for other in range(figure.first, index) if tokens[other].kind == "word"]
    numbers = index - figure.first - len(words) + 1
    whole = index + 1 >= len(tokens) or tokens[index + 1].kind != "num" or " " in tokens[index + 1].gap
    single = len(figure.digits) + len(token.text) == numbers and whole
    in_turn = single and any("link" not in kinds for kinds in words)
    together = (token.spelled and before.spelled) or in_turn
    return "said" if together and all(tokens[other].level < ITEM for other in range(figure.last + 1, index + 1)) else ""


def _is_said(token: Token, before: Token) -> bool:
    """Tell whether words and digits side by side are one number: digits beside words are few."""
    return (token.spelled or len(token.text) <= 4) and (before.spelled or len(before.text) <= 4)
