"""Why a figure is no number to dial, and what beside it says that it is one.

A figure is explained by what it counts (30 days), by what it is the number of (article 30), by a currency, by words
of measure (within 30), by its form, or by its neighbours in a list. It is governed by a word of dialling, a service,
a place or a person in its clause. Which of the two wins depends on its length, and is decided in ``dialable.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manara.contacts.figures import ITEM, NO_MARKS, SENTENCE
from manara.contacts.innocent import STRONG, WEAK, is_year

if TYPE_CHECKING:
    from manara.contacts.figures import Figure, Reading

GUILTY = frozenset(("dial", "place", "platform"))
_SIGN_AFTER = re.compile(r"[\s*_`)\]]{0,6}[%‰°$€£₹]")
_SIGN_BEFORE = re.compile(r"[$€£₹≈][\s*_`(\[]{0,4}$|[0-9]\s?[×+=÷]\s?$")
_TIMES = re.compile(r"\s?[×x*=]\s?[0-9]|\s[+÷]\s[0-9]| - [0-9]{1,6} =")

# How many words, figures and calls away what governs a figure is looked for.
_FARTHEST = 16


@dataclass(frozen=True)
class Reason:
    """Why a figure is no number: ``strong`` always holds, ``weak`` gives way, ``short`` explains short figures only."""

    strength: str
    side: str = ""


@dataclass
class Explainer:
    """Looks at the surroundings of each figure of one text, once."""

    reading: Reading

    @cached_property
    def reasons(self) -> list[Reason | None]:
        """For each figure, in order; neighbours in a list share theirs."""
        figures = self.reading.figures
        found = [self._reason(figure) for figure in figures]
        for index in range(1, len(figures)):
            if (
                found[index] is None
                and not _begins_with_zero(figures[index])
                and (before := found[index - 1])
                and before.side in ("left", "form")
            ):
                found[index] = before if self._is_listed(figures[index - 1], figures[index]) else None
        for index in range(len(figures) - 2, -1, -1):
            if found[index] is None and (after := found[index + 1]) and after.side == "right":
                found[index] = after if self._is_listed(figures[index], figures[index + 1]) else None
        return found

    @cached_property
    def _strong(self) -> list[tuple[int, int, str]]:
        return [(*match.span(), "strong") for match in STRONG.finditer(self.reading.text)]

    @cached_property
    def _weak(self) -> list[tuple[int, int, str]]:
        return [(*match.span(), match.lastgroup or "") for match in WEAK.finditer(self.reading.text)]

    def form(self, figure: Figure) -> str:
        """Return the weak form of *figure*, ``strong``, or an empty string."""
        if figure.spelled:
            return ""
        if _covering(self._strong, figure):
            return "strong"
        found = _covering(self._weak, figure)
        return found[2] if found else ""

    def _reason(self, figure: Figure) -> Reason | None:
        form = self.form(figure)
        if form == "strong":
            return Reason("strong", "form")
        short = len(figure.digits) < 7
        zero = not form and _begins_with_zero(figure)
        if not zero and self._unit_after(figure):
            many = len(figure.digits) > 7 and form not in ("thousands", "decimal")
            return Reason("weak" if many else "strong", "right")
        left = self._left(figure)
        if left is not None:
            return left
        if form:
            return Reason("weak", "form")
        if short and not zero and (self._counts(figure) or self._is_part(figure)):
            return Reason("short", "right")
        if is_year(figure.digits) and not figure.said:
            return Reason("short", "form")
        head = self._head(figure)
        if (
            head
            and not head.isdisjoint(("unit", "paper", "box", "about", "plural", "money"))
            and head.isdisjoint(("dial", "number"))
        ):
            return Reason("short", "form")
        return None

    def _is_listed(self, one: Figure, other: Figure) -> bool:
        """Tell whether two figures stand in one list: a comma, a hyphen or a word such as “and” between them."""
        reading = self.reading
        between = range(one.last + 1, other.first)
        if any(reading.level(index) >= SENTENCE for index in range(one.last + 1, other.first + 1)):
            return False
        if not {":", "(", ")"}.isdisjoint(reading.tokens[other.first].gap) or len(one.digits) < 7 <= len(other.digits):
            return False
        if len(between) <= 1:
            return all(not reading.kinds(index).isdisjoint(("link", "number")) for index in between)
        # “bus 13 stops here and 99 there”: the last word is “and”, and none of dialling stands between.
        words = [reading.kinds(index) for index in between]
        return (
            len(between) <= 4
            and "link" in words[-1]
            and all(kinds.isdisjoint(("dial", "glue")) for kinds in words[:-1])
        )

    def _unit_after(self, figure: Figure) -> bool:
        """Tell whether a unit follows, or a plain word and then a unit (30 working days)."""
        reading = self.reading
        text = reading.text
        if self._ends_row(figure):
            return False
        if _SIGN_AFTER.match(text, figure.end):
            return True
        if _TIMES.match(text, figure.end) or _SIGN_BEFORE.search(text, max(0, figure.start - 6), figure.start):
            return len(figure.digits) < 7
        for step in (1, 2):
            index = figure.last + step
            if index >= len(reading.tokens) or reading.level(index) >= SENTENCE:
                return False
            token = reading.tokens[index]
            bare = token.bare.strip(" \t\n\xa0.")
            if bare.strip("-–") or (bare and token.bare != bare) or "(" in token.gap:
                return False
            kinds = reading.kinds(index)
            if "unit" in kinds:
                return not self._is_no_hour(figure, kinds)
            if token.kind != "word" or kinds or not token.text.isalpha():
                return False
        return False

    def _is_no_hour(self, figure: Figure, after: frozenset[str]) -> bool:
        """Tell whether a word for a part of the day follows what is no hour, and is dialled: line 1021, at night."""
        long = len(figure.digits) > 2 and not self.form(figure)
        return long and "hourly" in after and self.governed(figure) == "direct"

    def _ends_row(self, figure: Figure) -> bool:
        """Tell whether *figure* is the last group of a longer number that no unit can follow: 98765 43210 %."""
        tokens, index = self.reading.tokens, figure.first
        groups = [figure.digits]
        while (
            index > 0
            and len(groups) < _FARTHEST
            and tokens[index].gap.translate(NO_MARKS) in (" ", "\n")
            and tokens[index - 1].kind == "num"
        ):
            index -= 1
            if is_year(tokens[index].text) or tokens[index].spelled:
                break
            groups.insert(0, tokens[index].text)
        thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
        plus = self.reading.text[max(0, tokens[index].start - 1) : tokens[index].start] in ("+", "\uff0b")
        return len(groups) > 1 and (plus or (sum(map(len, groups)) > 7 and not thousands))

    def _counts(self, figure: Figure) -> bool:
        """Tell whether the next word looks like a noun that the figure counts."""
        reading = self.reading
        index = figure.last + 1
        if index >= len(reading.tokens) or reading.level(index) > 0:
            return False
        token, kinds = reading.tokens[index], reading.kinds(index)
        if token.kind != "word" or token.gap.strip("*_)] \xa0") or not token.gap:
            return False
        if not kinds.isdisjoint(("after", "link", "glue", "bridge", "dial")) and "plural" not in kinds:
            return False
        if self._is_no_hour(figure, kinds):
            return False
        if figure.first and "number" in reading.kinds(figure.first - 1):
            return False
        if "place" in kinds and "plural" not in kinds and token.text.isascii():
            following = index + 1
            return (
                following < len(reading.tokens)
                and reading.level(following) == 0
                and "plural" in reading.kinds(following)
            )
        return reading.words.is_counted(token.text) or self._counts_far(figure, index)

    def _counts_far(self, figure: Figure, index: int) -> bool:
        """Tell whether a plain word and a plural follow, and nothing that is dialled stands right before."""
        reading, after = self.reading, index + 1
        if after >= len(reading.tokens) or reading.level(after) > 0 or reading.kinds(index) or not figure.first:
            return False
        plural = reading.tokens[after].text.isascii() and reading.words.is_counted(reading.tokens[after].text)
        plain = reading.kinds(after).isdisjoint(("after", "link", "glue", "bridge", "dial"))
        return plural and plain and reading.kinds(figure.first - 1).isdisjoint(GUILTY | {"number", "copula", "toward"})

    def _is_part(self, figure: Figure) -> bool:
        """Tell whether a whole follows (112 of them), and no word of dialling stands right before."""
        reading = self.reading
        index = figure.last + 1
        if index >= len(reading.tokens) or reading.level(index) > 0 or "part" not in reading.kinds(index):
            return False
        return self.governed(figure) != "direct"

    def _left(self, figure: Figure) -> Reason | None:
        """Return what the words before *figure* explain: right before it, or in its sentence with nothing else near."""
        reading = self.reading
        index, direct = figure.first - 1, True
        glued = index >= 0 and reading.tokens[index].end == figure.start and reading.tokens[index].kind == "word"
        # «القرار الوزاري رقم 143»: an adjective may stand between the noun and its “number”.
        numbered = "number" in reading.kinds(index) if index >= 0 else False
        steps = 0
        while index >= 0 and steps < 9 and reading.level(index + 1) < SENTENCE:
            kinds = reading.kinds(index)
            token = reading.tokens[index]
            steps += 1
            if token.kind == "call":
                return None
            if "paper" in kinds and (direct or kinds.isdisjoint(GUILTY)):
                named = index > 0 and "number" in reading.kinds(index - 1)  # «الرقم الضريبي»
                tied = named or steps > 1 or self._length(figure) < 7 or self.form(figure) == "slash"
                return Reason("strong" if direct and tied else "weak", "left")
            if not kinds.isdisjoint(GUILTY):
                return self._of_service(index, figure) or self._of_address(index, figure)
            if direct and "money" in kinds:
                return Reason("strong" if len(figure.digits) < 8 else "weak", "left")
            narrow = "narrow" in kinds and len(figure.digits) >= 7
            if "box" in kinds and index and self._names_office(index, figure):
                return None
            if "box" in kinds and not narrow and (direct or (numbered and steps <= 4)):
                return Reason("strong" if self.form(figure) == "slash" else "weak", "left")
            if direct and "about" in kinds and steps <= 2 and len(figure.digits) < 7:
                return Reason("short", "left")
            if direct and kinds.isdisjoint(("bridge", "number")):
                direct = False  # another word, or the figure that the noun before it is of
            index -= 1
        if glued and reading.tokens[figure.first - 1].text.isascii() and len(figure.digits) < 7:
            return Reason("weak", "form")
        return None

    def _names_office(self, index: int, figure: Figure) -> bool:
        """Tell whether the box at *index*, right before a colon and *figure*, is a service's: consular section: 31."""
        reading = self.reading
        pointed = index == figure.first - 1 and ":" in reading.tokens[figure.first].gap
        return pointed and reading.level(index) == 0 and not reading.kinds(index - 1).isdisjoint(GUILTY)

    def _length(self, figure: Figure) -> int:
        """Return how many digits stand in a row from *figure* on, with blanks only between."""
        tokens, index, length = self.reading.tokens, figure.last + 1, len(figure.digits)
        while index < len(tokens) and length < _FARTHEST and tokens[index].kind == "num" and tokens[index].gap == " ":
            length += len(tokens[index].text)
            index += 1
        return length

    def _of_service(self, index: int, figure: Figure) -> Reason | None:
        """Return the reason when the service at *index* is only whose paper it is: decision of the ministry no. 12."""
        reading = self.reading
        slash = self.form(figure) == "slash"
        tied = slash or "number" in reading.kinds(figure.first - 1)
        if not tied or ":" in reading.tokens[figure.first].gap:
            return None
        for before in range(index - 1, max(-1, index - 4), -1):
            if reading.level(before + 1) > 0:
                return None
            kinds = reading.kinds(before)
            if not kinds.isdisjoint(("paper", "box")):
                return Reason("strong" if slash else "weak", "left")
            owned = before == index - 1 and "number" in reading.kinds(index)  # «إذن العمل رقمه»
            if kinds.isdisjoint(("bridge",)) and not owned:
                return None
        return None

    def _of_address(self, index: int, figure: Figure) -> Reason | None:
        """Return the reason when the place at *index* is a room of the address before it: floor 3, office 312."""
        tokens, kinds = self.reading.tokens, self.reading.kinds
        beside = index == figure.first - 1 and index > 1 and ":" not in tokens[figure.first].gap
        room = beside and "numbered" in kinds(index) and tokens[index - 1].kind == "num" and "box" in kinds(index - 2)
        return Reason("weak", "left") if room and self.reading.level(index) < SENTENCE else None

    def _head(self, figure: Figure) -> frozenset[str]:
        """Return what the head of the figure's column is."""
        row = self.reading.row(figure.start)
        if row is None:
            return frozenset()
        found: set[str] = set()
        for word in re.findall(r"[^\W\d_]+", row[1]):
            found |= self.reading.words.kinds(word)
            if self.reading.words.is_counted(word) and word.isascii():
                found.add("plural")
        return frozenset(found)

    def governed(self, figure: Figure, far: int = 3) -> str:
        """Return what says that *figure* is dialled: ``direct``, ``near``, ``far`` in its clause, or nothing.

        Args:
            figure: A figure without a reason.
            far: How many unknown words may stand between for ``near``.
        """
        reading = self.reading
        index, unknown, colon = figure.first - 1, 0, False
        copula = bool(reading.tokens[figure.first].gap.strip("*_` \n([").startswith((":", "：")))
        least = figure.first - _FARTHEST
        while index >= max(0, least) and unknown <= 9 and reading.level(index + 1) < SENTENCE:
            kinds = reading.kinds(index)
            colon = colon or ":" in reading.tokens[index + 1].gap or "–" in reading.tokens[index + 1].gap
            if not kinds.isdisjoint(GUILTY):
                if unknown == 0 or (colon and unknown <= far):
                    return "direct"
                return "near" if unknown <= far else "far"
            if "number" in kinds and unknown == 0 and (copula or colon or self._is_definite(index)):
                return "direct"
            copula = copula or "copula" in kinds
            if reading.tokens[index].kind == "word" and kinds.isdisjoint(
                ("bridge", "copula", "number", "toward", "whom")
            ):
                unknown += 1
            elif reading.tokens[index].kind == "num":
                unknown += 2  # what stands before another figure is more likely that one's
            index -= 1
        return self._governed_right(figure)

    def _is_definite(self, index: int) -> bool:
        """Tell whether the word for “number” at *index* has the article, joined to it or before it."""
        kinds = self.reading.kinds(index) | (self.reading.kinds(index - 1) if index else frozenset())
        return "definite" in kinds

    def _governed_right(self, figure: Figure) -> str:
        reading = self.reading
        index, unknown = figure.last + 1, 0
        most = min(len(reading.tokens), figure.last + _FARTHEST)
        while index < most and unknown <= 1 and reading.level(index) < SENTENCE:
            kinds = reading.kinds(index)
            if not kinds.isdisjoint(GUILTY):
                return "direct" if unknown == 0 else "near"
            if "toward" in kinds:
                unknown += 2  # 119 went to the embassy
            elif reading.tokens[index].kind == "word" and kinds.isdisjoint(("bridge", "number")):
                unknown += 1
            index += 1
        return ""

    def beside_call(self, figure: Figure) -> bool:
        """Tell whether a call stands in the same clause, at most five words away."""
        reading = self.reading
        for step in (-1, 1):
            index = figure.first - 1 if step < 0 else figure.last + 1
            for _ in range(5):
                if not 0 <= index < len(reading.tokens) or reading.level(index + (step < 0)) >= SENTENCE:
                    break
                if reading.tokens[index].kind == "call":
                    return True
                index += step
        return False

    def is_alone(self, figure: Figure, least: int = ITEM) -> bool:
        """Tell whether nothing but *figure* stands between two breaks of at least level *least*."""
        return self.reading.level(figure.first) >= least and self.reading.level(figure.last + 1) >= least

    def in_row(self, figure: Figure) -> bool:
        """Tell whether another cell of the row, or the head of the column, names a service or a number."""
        row = self.reading.row(figure.start)
        if row is None:
            return False
        words = re.findall(r"[^\W\d_]+", " ".join((*row[0], row[1])))
        return any(not self.reading.words.kinds(word).isdisjoint(GUILTY | {"number"}) for word in words)


def _begins_with_zero(figure: Figure) -> bool:
    """Tell whether *figure* begins as no amount and no count does: 020."""
    return len(figure.digits) > 2 and figure.digits[0] == "0"


def _covering(spans: list[tuple[int, int, str]], figure: Figure) -> tuple[int, int, str] | None:
    """Return the span that *figure* lies in; spans are in order and none lies over another."""
    at = bisect_right(spans, figure.start, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and figure.end <= spans[at][1] else None
