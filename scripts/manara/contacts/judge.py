"""Judges the figures of one text: which of them are, or are parts of, a number that could be dialled.

Four rules, surest first: what is of the registry or nearly; seven digits and more in one run; numbers cut in pieces
over punctuation, words, cells, items and blocks; two to six digits beside what says that they are dialled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.contacts.explain import Explainer
from manara.contacts.figures import POINTS, SENTENCE
from manara.contacts.innocent import THOUSANDS, counts_up, is_list, is_year
from manara.contacts.plans import dials
from manara.contacts.short_numbers import ShortNumbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.explain import Reason
    from manara.contacts.figures import Figure, Reading
    from manara.contacts.registry import Registry

_PLUS = re.compile(r"(?:[+\uff0b\u207a]|00)[\s*_`()\x00.-]{0,6}$")
_SIMPLE_GAP = re.compile(rf"\s{{0,4}}[{re.escape(POINTS)}]?\s{{0,4}}")
_MOST_GROUPS, _LONGEST = 12, 15
# How many words may stand before what is called the rest of a number.
_FAR_HALF = 16


@dataclass
class Judge:
    """Judges the figures of one text."""

    reading: Reading
    registry: Registry
    code: bool

    def found(self) -> Iterator[tuple[int, int, str, bool]]:
        """Yield start, end, digits and whether words are among them: what is surest first."""
        figures = self.reading.figures
        if not figures:
            return
        self.explainer = Explainer(self.reading)
        near = list(self._near())
        yield from near
        if self.code:
            return
        self.taken = bytearray(len(self.reading.text))
        for start, end, _, _ in near:
            self._take(start, end)
        for rule in (self._runs, self._chains, self._sentences, self._one_by_one):
            for one in rule():
                yield one
                self._take(one[0], one[1])
        short = ShortNumbers(self.reading, self.registry, self.explainer)
        for index, figure in enumerate(figures):
            if not self._is_taken(figure) and short.is_dialled(index, figure):
                yield figure.start, figure.end, figure.digits, bool(figure.spelled)

    def _is_taken(self, figure: Figure) -> bool:
        return any(self.taken[figure.start : figure.end])

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (end - start)

    # Of the registry, or nearly.

    def _near(self) -> Iterator[tuple[int, int, str, bool]]:
        tokens = self.reading.tokens
        row: list[int] = []
        for index, token in enumerate(tokens):
            if token.kind != "num":
                continue
            if row and not self._goes_on(row[-1], index):
                yield from self._windows(row)
                row = []
            row.append(index)
        yield from self._windows(row)

    def _goes_on(self, last: int, index: int) -> bool:
        tokens = self.reading.tokens
        if self.code:
            return index == last + 1 and _SIMPLE_GAP.fullmatch(tokens[index].bare.replace("+", "")) is not None
        if "#" in tokens[index].gap and "\n" not in tokens[index].gap:
            return False
        if any("glue" not in self.reading.kinds(other) for other in range(last + 1, index)):
            return False
        return index - last <= 3 and tokens[index].start - tokens[last].end <= 60

    def _windows(self, row: list[int]) -> Iterator[tuple[int, int, str, bool]]:
        tokens = self.reading.tokens
        found: list[tuple[bool, int, int, int, str]] = []
        for at in range(len(row)):
            digits = ""
            for count in range(min(_MOST_GROUPS + 3, len(row) - at)):
                digits += tokens[row[at + count]].text
                if len(digits) > _LONGEST:
                    break
                if len(digits) >= 7 and self.registry.is_near(digits):
                    exact = digits.removeprefix("00") in self.registry.numbers
                    start, end = tokens[row[at]].start, tokens[row[at + count]].end
                    if exact or not THOUSANDS.fullmatch(self.reading.text[start:end]):
                        found.append((not exact, -len(digits), at, at + count, digits))
        free = [True] * len(row)
        for _, _, first, last, digits in sorted(found):
            if all(free[first : last + 1]):
                begin = self._code_before(row, first, free)
                free[begin : last + 1] = [False] * (last + 1 - begin)
                words = any(tokens[index].spelled for index in row[begin : last + 1])
                code = "".join(tokens[index].text for index in row[begin:first])
                yield self._with_plus(tokens[row[begin]].start), tokens[row[last]].end, code + digits, words

    def _code_before(self, row: list[int], first: int, free: list[bool]) -> int:
        """Return where a country's code begins that is dialled with the number at *first*, or *first*.

        The right number after the code of another country is another number.
        """
        tokens = self.reading.tokens
        for at in range(first - 1, max(-1, first - 4), -1):
            one, other = tokens[row[at]], tokens[row[at + 1]]
            if not free[at] or row[at + 1] != row[at] + 1 or not _SIMPLE_GAP.fullmatch(other.bare):
                return first
            if one.text.startswith("00") or _PLUS.search(self.reading.text, max(0, one.start - 8), one.start):
                return at
        return first

    def _with_plus(self, start: int) -> int:
        match = _PLUS.search(self.reading.text, max(0, start - 8), start)
        return match.start() if match and match[0][0] != "0" else start

    def _has_plus(self, figure: Figure) -> bool:
        return (figure.digits.startswith("00") and len(figure.digits) > 9) or _PLUS.search(
            self.reading.text, max(0, figure.start - 8), figure.start
        ) is not None

    # Seven digits and more in one run.

    def _runs(self) -> Iterator[tuple[int, int, str, bool]]:
        figures, reasons = self.reading.figures, self.explainer.reasons
        run: list[int] = []
        for index, figure in enumerate(figures):
            reason = reasons[index]
            if self._is_taken(figure) or self._holds(figure, reason):
                yield from self._run(run)
                run = []
                continue
            if run and not self._is_simple(figures[run[-1]], figure):
                yield from self._run(run)
                run = []
            run.append(index)
        yield from self._run(run)

    def _holds(self, figure: Figure, reason: Reason | None) -> bool:
        """Tell whether *reason* takes *figure* out of a run: a weak one may give way later."""
        if len(figure.digits) > _LONGEST and figure.first == figure.last:
            return True
        if reason is None or (self._has_plus(figure) and len(figure.digits) >= 7):
            return False
        if reason.side == "left" and figure.digits[0] == "0" and dials(figure.digits, self.registry.region):
            return False  # the trunk prefix before a number that exists: no paper is counted so
        return reason.strength == "strong"

    def _is_simple(self, one: Figure, other: Figure) -> bool:
        if other.first != one.last + 1:
            return False
        token = self.reading.tokens[other.first]
        return token.level < SENTENCE and _SIMPLE_GAP.fullmatch(token.bare) is not None

    def _run(self, run: list[int]) -> Iterator[tuple[int, int, str, bool]]:
        if not run:
            return
        figures, reasons = self.reading.figures, self.explainer.reasons
        first, last = figures[run[0]], figures[run[-1]]
        digits = "".join(figures[index].digits for index in run)
        if len(digits) < 7:
            return
        weak = [index for index in run if (reason := reasons[index]) is not None and reason.strength != "short"]
        written = self.reading.text[first.start : last.end]
        dialled = dials(digits, self.registry.region)
        plus = self._has_plus(first)
        governed = self.explainer.governed(first) in ("direct", "near")
        if first.spelled + last.spelled and not plus and counts_up(digits):
            return
        if weak and not plus and not self._gives_way(run, weak, governed=governed, dialled=dialled):
            for part in _parts(run, weak):
                yield from self._run(part)
            return
        listed = is_list(written) and all(len(figures[index].digits) < 7 for index in run)
        if listed and not plus and not (governed and dialled):
            return
        for part in self._numbers(run, dialled=dialled):
            yield (
                self._with_plus(figures[part[0]].start),
                figures[part[-1]].end,
                "".join(figures[index].digits for index in part),
                any(figures[index].spelled for index in part),
            )

    def _numbers(self, run: list[int], *, dialled: bool) -> Iterator[list[int]]:
        """Yield the run whole; numbers of seven digits and more with a comma or slash between are several."""
        figures = self.reading.figures
        if not dialled and sum(len(figures[index].digits) >= 7 for index in run) > 1:
            yield from ([index] for index in run if len(figures[index].digits) >= 7)
        else:
            yield run

    def _gives_way(self, run: list[int], weak: list[int], *, governed: bool, dialled: bool) -> bool:
        """Tell whether the weak reasons of a run yield to a service beside it, or to the numbering plan."""
        figures, reasons = self.reading.figures, self.explainer.reasons
        forms = {self.explainer.form(figures[index]) for index in weak}
        sides = {reason.side for index in weak if (reason := reasons[index]) is not None}
        if "left" in sides or "right" in sides:
            strengths = {reason.strength for index in weak if (reason := reasons[index]) is not None}
            return dialled and (strengths == {"weak"} or len(figures[run[0]].digits) >= 7)
        if governed:
            return not forms & {"thousands", "decimal", "digest"} or dialled
        return dialled and len(run) == 1 and not forms & {"thousands", "decimal", "slash", "digest", "fraction"}

    # Cut in pieces: over punctuation, words between, cells, items and blocks.

    def _chains(self) -> Iterator[tuple[int, int, str, bool]]:
        figures = self.reading.figures
        chain: list[int] = []
        for index, figure in enumerate(figures):
            if self._is_taken(figure) or not self._is_free(index):
                chain = []
                continue
            if chain and not self._goes_on(figures[chain[-1]].last, figure.first):
                chain = []
            chain.append(index)
            tail = chain[-_MOST_GROUPS:]
            for at in range(len(tail) - 1):
                digits = "".join(figures[one].digits for one in tail[at:])
                spelled = sum(figures[one].spelled for one in tail[at:])
                if 7 <= len(digits) <= _LONGEST and self._is_cut_number(tail[at:], digits, spelled):
                    yield figures[tail[at]].start, figure.end, digits, bool(spelled)
                    chain = []
                    break

    def _is_free(self, index: int) -> bool:
        """Tell whether a figure may be a part of a number: nothing explains it, or only its form."""
        reason = self.explainer.reasons[index]
        if self.explainer.form(self.reading.figures[index]) in ("digest", "colour", "code"):
            return False
        return reason is None or (reason.side == "form" and reason.strength != "strong")

    def _is_cut_number(self, chain: list[int], digits: str, spelled: int) -> bool:
        figures = self.reading.figures
        if counts_up(digits):
            return False
        ones = [figures[index].digits for index in chain]
        if spelled == len(chain) and spelled >= 7 and all(len(one) == 1 for one in ones):
            return True
        zero = any(one[0] == "0" for one in ones) and ones != sorted(ones)
        if zero and all(self.explainer.is_alone(figures[index]) for index in chain):
            return True
        if not dials(digits, self.registry.region):
            return False
        if all(self.explainer.reasons[index] is not None for index in chain):
            return False
        if spelled >= len(chain) and spelled >= 4:
            return True
        return self._has_owner(figures[chain[0]])

    def is_paper(self, start: int) -> bool:
        """Tell whether the figure at *start* is the number of a paper."""
        pairs = zip(self.reading.figures, self.explainer.reasons, strict=True)
        return any(figure.start == start and reason is not None and reason.side == "left" for figure, reason in pairs)

    def has_owner(self, start: int) -> bool:
        """Tell whether a service, a place or a person stands before the figure at *start*."""
        return any(self._has_owner(figure) for figure in self.reading.figures if figure.start == start)

    def _has_owner(self, figure: Figure) -> bool:
        """Tell whether a service, a place, a person or “number” stands in the eight words before, over any break."""
        reading = self.reading
        for index in range(figure.first - 1, max(-1, figure.first - 9), -1):
            kinds = reading.kinds(index)
            if not kinds.isdisjoint(("place", "dial", "platform", "number", "piece")):
                return True
            if "\n#" in reading.tokens[index].gap:
                return False  # a heading begins: what stands above it is of another matter
        return False

    def _sentences(self) -> Iterator[tuple[int, int, str, bool]]:
        """Yield numbers told in parts with other words between: begin with, go on with."""
        figures, tokens = self.reading.figures, self.reading.tokens
        parts: list[int] = []
        for index, figure in enumerate(figures):
            apart = parts and (
                figure.first - figures[parts[-1]].last > (_FAR_HALF if self._is_piece(figure) else 8)
                or any(tokens[at].level > SENTENCE for at in range(figures[parts[-1]].last + 1, figure.first + 1))
            )
            if apart or self._is_taken(figure) or self.explainer.reasons[index] is not None:
                if not (is_part := self._may_be_part(index)) or apart:
                    parts = []
                if not is_part:
                    continue
            if self._is_taken(figure) or len(figure.digits) < 3:
                continue
            parts.append(index)
            while len(digits := "".join(figures[one].digits for one in parts)) > _LONGEST:
                parts.pop(0)
            if len(parts) < 2 or len(digits) < 7:
                continue
            halves = all(self._is_piece(figures[part]) for part in parts)
            if halves or dials(digits, self.registry.region):
                abroad = digits != self._national(digits)
                if halves or abroad or self._has_owner(figures[parts[0]]) or self._has_owner(figures[parts[-1]]):
                    yield figures[parts[0]].start, figure.end, digits, any(figures[one].spelled for one in parts)
                    parts = []

    def _is_piece(self, figure: Figure) -> bool:
        """Tell whether the four words before say that *figure* is the half of something, and it is no year."""
        before = range(max(0, figure.first - 4), figure.first)
        return not is_year(figure.digits) and any("piece" in self.reading.kinds(index) for index in before)

    def _may_be_part(self, index: int) -> bool:
        """Tell whether the only thing that explains a figure is that it looks like a year."""
        reason = self.explainer.reasons[index]
        return reason is None or (reason.side == "form" and reason.strength == "short")

    def _national(self, digits: str) -> str:
        code = self.registry.country_code
        return digits.removeprefix(code) if code and len(digits) > 9 else digits

    def _one_by_one(self) -> Iterator[tuple[int, int, str, bool]]:
        """Yield digits told as a list after what is dialled: three digits, 1, 0 and 3. What rises is a list."""
        figures, reading = self.reading.figures, self.reading
        row: list[Figure] = []
        for index, figure in enumerate(figures):
            single = len(figure.digits) == 1 and self.explainer.reasons[index] is None and not self._is_taken(figure)
            between = range(row[-1].last + 1, figure.first) if row else ()
            near = len(between) <= 2 and reading.level(figure.first) < SENTENCE
            if row and not (single and near and all("glue" in reading.kinds(at) for at in between)):
                yield from self._told(row)
                row = []
            if single:
                row.append(figure)
        yield from self._told(row)

    def _told(self, row: list[Figure]) -> Iterator[tuple[int, int, str, bool]]:
        digits = "".join(figure.digits for figure in row)
        falls = "".join(sorted(set(digits))) != digits
        if 3 <= len(row) <= _LONGEST and falls and self.explainer.governed(row[0]):
            yield row[0].start, row[-1].end, digits, False


def _parts(run: list[int], weak: list[int]) -> Iterator[list[int]]:
    """Yield what is left of *run* when the figures *weak* are taken out."""
    part: list[int] = []
    for index in run:
        if index in weak:
            if part:
                yield part
            part = []
        else:
            part.append(index)
    if part:
        yield part
