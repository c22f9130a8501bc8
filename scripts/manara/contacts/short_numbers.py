"""Judges figures of two to six digits: beside what says that they are dialled, or alone, they are short numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.contacts.figures import ITEM, SENTENCE
from manara.contacts.innocent import counts_up, is_year
from manara.contacts.plans import is_emergency_code

if TYPE_CHECKING:
    from manara.contacts.explain import Explainer
    from manara.contacts.figures import Figure, Reading
    from manara.contacts.registry import Registry

_LAST_HOUR = 24
# How many words may name whose code an item shows.
_LONGEST_LABEL = 4


@dataclass
class ShortNumbers:
    """Judges the short figures of one text."""

    reading: Reading
    registry: Registry
    explainer: Explainer

    def is_dialled(self, index: int, figure: Figure) -> bool:
        """Tell whether *figure*, the one at *index*, is dialled."""
        digits, explainer = figure.digits, self.explainer
        if not 2 <= len(digits) <= 6:
            return False
        reason = explainer.reasons[index]
        governed = explainer.governed(figure)
        if reason is not None and not (reason.side == "form" and self._yields(figure, governed)):
            return False
        if figure.spelled and not (figure.said and figure.spelled + (figure.last > figure.first) >= 2):
            return governed == "direct" and len(digits) >= 3
        if len(digits) == 2:
            return governed == "direct" and self._is_pointed_at(figure)
        if governed in ("direct", "near") or (governed == "far" and self._is_known_code(digits)):
            return True
        if explainer.beside_call(figure):
            return True
        if self._has_row(figure):
            return explainer.in_row(figure)
        if explainer.is_alone(figure):
            return True
        if self._is_listed_code(index):
            return True
        open_ = self.reading.level(figure.first) >= SENTENCE or ":" in self.reading.tokens[figure.first].gap
        closed = self.reading.level(figure.last + 1) >= 1
        if figure.said and is_emergency_code(digits) and not counts_up(digits):
            return True
        return open_ and closed and self._is_known_code(digits)

    def _yields(self, figure: Figure, governed: str) -> bool:
        """Tell whether what explains *figure* is only its look, and a word of dialling points at it: ☎ 1422."""
        form = self.explainer.form(figure)
        if form == "range" and self._falls(figure):
            return governed == "direct" or (governed == "near" and "number" in self.reading.kinds(figure.first - 1))
        if governed != "direct":
            return False
        if form == "colour":
            return True
        pointed = ":" in self.reading.tokens[figure.first].gap or self._before(figure) == {"dial"}
        closed = self.reading.level(figure.last + 1) >= 1
        return is_year(figure.digits) and pointed and closed

    def _is_listed_code(self, index: int) -> bool:
        """Tell whether the figure at *index* and a neighbour each end an item as emergency codes: gas 140, fire 180."""
        beside = (at for at in (index - 1, index + 1) if 0 <= at < len(self.reading.figures))
        return self._ends_label(index) and any(self._ends_label(at) for at in beside)

    def _ends_label(self, index: int) -> bool:
        """Tell whether an emergency code stands behind the few words of an item, none of which it counts."""
        figure, reading = self.reading.figures[index], self.reading
        if not is_emergency_code(figure.digits) or reading.level(figure.last + 1) < ITEM:
            return False
        if self.explainer.reasons[index] is not None:
            return False
        first = figure.first
        while first and reading.level(first) < ITEM and figure.first - first <= _LONGEST_LABEL:
            first -= 1
        label = reading.tokens[first : figure.first]
        if not 1 <= len(label) <= _LONGEST_LABEL or any(token.kind != "word" for token in label):
            return False
        last = label[-1].text
        return not (reading.words.is_measure(last) or (last.isascii() and reading.words.is_counted(last)))

    def _falls(self, figure: Figure) -> bool:
        """Tell whether what looks like a range begins above any hour and falls: 77-7."""
        first, last = self.reading.tokens[figure.first].text, self.reading.tokens[figure.last].text
        return int(first) > max(int(last), _LAST_HOUR)

    def _has_row(self, figure: Figure) -> bool:
        return self.reading.row(figure.start) is not None

    def _is_pointed_at(self, figure: Figure) -> bool:
        """Tell whether two digits stand right behind what governs them, and at an end: police 17, but not line 17."""
        kinds = self._before(figure)
        if self.reading.level(figure.last + 1) < 1:
            return "dial" in kinds and "numbered" not in kinds and self._is_for(figure.last + 1)
        colon = ":" in self.reading.tokens[figure.first].gap
        return not kinds.isdisjoint(("dial", "place")) and (colon or "numbered" not in kinds)

    def _is_for(self, index: int) -> bool:
        """Tell whether what the call is for follows (dial 15 to ask), and not what the figure counts."""
        word, kinds = self.reading.tokens[index].text, self.reading.kinds(index)
        verb = not kinds and not word.isascii() and not self.reading.words.is_counted(word)
        return verb or not kinds.isdisjoint(("after", "purpose"))

    def _before(self, figure: Figure) -> frozenset[str]:
        """Return the kinds of the word before *figure*: that of dialling where “on (number)” stands between them."""
        if not figure.first:
            return frozenset()
        index, reading = figure.first - 1, self.reading
        while index and reading.level(index + 1) == 0 and _is_between(reading.kinds(index)):
            index -= 1
        kinds = reading.kinds(index)
        return kinds if "dial" in kinds else reading.kinds(figure.first - 1)

    def _is_known_code(self, digits: str) -> bool:
        return is_emergency_code(digits) or self.registry.is_near_short(digits)


def _is_between(kinds: frozenset[str]) -> bool:
    """Tell whether a word leads from a word of dialling to its number; “at” leads to an hour as well."""
    return not kinds.isdisjoint(("toward", "number", "whom")) and "at" not in kinds
