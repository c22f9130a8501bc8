"""Words of which one stands for another only by mistake: before and after, must and may, weekdays, months, countries.

The pack's ``signs`` are lines of such words (``order: {before: […], after: […]}``); weekdays, months and countries come
from CLDR. Two sentences differ when each has a word of a line that the other lacks; of bounds also when both have as
many, and not the same: “at least … at most” and “at most … at most”. A word that is only left out, or said in another
way, is no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from manara.languages.folding import fold
from manara.languages.number_words import knows_numbers, number_words
from manara.languages.patterns import NOTHING, alone, any_of
from manara.translations.denials import denials_of
from manara.translations.lexicon import Lexicon, alternatives, lexicon
from manara.translations.markup import blank
from manara.translations.sentences import blocks, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Pair
    from manara.translations.reading import Block

Kind = Literal["opposites", "weekdays", "months", "countries", "numbers"]
# A denial turns them round: “not allowed” is “forbidden”.
_TURNED = frozenset({"law", "duty", "bound", "cost", "door", "amount", "change", "safety", "consent"})
# Of these “no more than” and “under 18” are the whole, and deny nothing.
_WHOLE = frozenset({"bound", "amount"})
# The word that was found, by line and value: {"order": {"before": "before"}}.
Found = dict[str, dict[str, str]]
_NOTHING: Found = {}
_FIGURE = re.compile(r"[0-9]+")
# Marks that stand at a word and are none of its letters.
_AROUND = ".,:;!?()[]«»“”\"'…*_،؛؟"


class Signs:
    """The words of one language."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words

    @lru_cache(maxsize=65536)  # noqa: B019  # one object per language, for the time of the program
    def found(self, sentence: str, kind: Kind) -> Found:
        """Return which words of a kind *sentence* has."""
        folded = fold(sentence)
        if kind == "countries":
            return self._countries(folded)
        if kind == "months":
            return self._months(folded)
        lower = (self._month.sub(blank, folded) if self._month.pattern != NOTHING else folded).lower()
        if kind == "numbers":
            return self._numbers(lower)
        if kind == "weekdays":
            days = {self.words.weekdays[match[1]]: match[1] for match in self._weekday.finditer(lower)}
            return {"weekday": days} if days else _NOTHING
        found: Found = {}
        for line, value, word in self._opposites(lower):
            found.setdefault(line, {}).setdefault(value, word)
        return found

    def counts(self, sentence: str, line: str) -> Counter[str]:
        """Return how often *sentence* has a word for each value of a line of opposites."""
        return Counter(value for of, value, _word in self._opposites(fold(sentence).lower()) if of == line)

    def _opposites(self, lower: str) -> Iterator[tuple[str, str, str]]:
        for match in self._opposite.finditer(lower):
            yield (*self._lines[match.lastgroup or ""], " ".join(match[0].split()))

    def _months(self, folded: str) -> Found:
        """Months without a day or year; those beside a figure are dates."""
        alone = self._month.sub(blank, folded) if self._month.pattern != NOTHING else folded
        found = {f"month {self._months_named[match[1]]}": match[1] for match in self._lone_month.finditer(alone)}
        return {"month": found} if found else _NOTHING

    def _numbers(self, lower: str) -> Found:
        """Numbers in words; one and two are said in too many ways."""
        said = {}
        for word in number_words(lower, self.words.pack):
            loose = word.value in (0, 100) or (word.value in (1, 2) and word.kind != "ordinal")
            if not loose and word.kind != "repeat":
                said[str(word.value)] = lower[word.start : word.end].strip()
        return {"number": said} if said else _NOTHING

    def _countries(self, folded: str) -> Found:
        found = {self.words.countries[match[1]]: match[1] for match in self._country.finditer(folded)}
        for match in self._adjective.finditer(folded):
            found.setdefault(self.words.country_of(match[1]), match[1])
        return {"country": found} if found else _NOTHING

    @cached_property
    def _lines(self) -> dict[str, tuple[str, str]]:
        listed = self.words.pack.mapping("lexicon", "signs")
        pairs = [(line, value) for line, values in listed.items() for value in values]
        return {f"s{number}": pair for number, pair in enumerate(pairs)}

    @cached_property
    def _opposite(self) -> re.Pattern[str]:
        listed = self.words.pack.mapping("lexicon", "signs")
        shapes = [
            (word, name) for name, (line, value) in self._lines.items() for word in map(fold, listed[line][value])
        ]
        # The longest first, across all lines: “not allowed” before “allowed”.
        groups: dict[str, list[str]] = {}
        for word, name in shapes:
            groups.setdefault(name, []).append(word.lower())
        ordered = sorted(groups, key=lambda name: -max(map(len, groups[name])))
        joined = "|".join(rf"(?P<{name}>{any_of(groups[name])})" for name in ordered)
        return re.compile(alone(joined, self.words.before) if joined else NOTHING)

    @cached_property
    def _weekday(self) -> re.Pattern[str]:
        names = alternatives(self.words.weekdays) or NOTHING
        return re.compile(rf"(?<!\w){_letters(self.words)}({names})s?(?!\w)")

    @cached_property
    def _months_named(self) -> dict[str, int]:
        """Months by their whole names, as they are typed: “May” is one, “may” is none."""
        wide = {fold(str(name)) for name in self.words.locale.cldr.months["format"]["wide"].values()}
        added = {fold(name) for names in self.words.pack.mapping("lexicon", "months").values() for name in names}
        return {name: number for name, number in self.words.months.items() if name in wide | added}

    @cached_property
    def _lone_month(self) -> re.Pattern[str]:
        names = alternatives(self._months_named) or NOTHING
        return re.compile(rf"(?<!\w){_letters(self.words)}({names})(?!\w)")

    @cached_property
    def _country(self) -> re.Pattern[str]:
        names = alternatives(self.words.countries) or NOTHING
        return re.compile(rf"(?<!\w){_letters(self.words)}({names})(?!\w)")

    @cached_property
    def _adjective(self) -> re.Pattern[str]:
        names = "|".join(self.words.adjectives) or NOTHING
        return re.compile(rf"(?<!\w){self.words.before}({names})(?!\w)")

    @cached_property
    def _month(self) -> re.Pattern[str]:
        """Names of months beside a figure: “May 2025” permits nothing."""
        names = alternatives(self.words.months)
        return re.compile(rf"(?<=\d )(?:{names})(?!\w)|(?<!\w)(?:{names})(?= \d)") if names else re.compile(NOTHING)


def _letters(words: Lexicon) -> str:
    letters = "".join(map(re.escape, words.pack.mapping("lexicon", "before").get("letters") or ()))
    return f"[{letters}]?" if letters else ""


@lru_cache(maxsize=64)
def _signs(words: Lexicon) -> Signs:
    return Signs(words)


def differences(pair: Pair, kind: Kind) -> Iterator[tuple[Block, Block, str, str]]:
    """Yield both blocks and both words wherever each side has a word of a line that the other lacks."""
    words = (lexicon(pair.source.locale), lexicon(pair.target.locale))
    if kind == "opposites" and any(one.pack.lacks("lexicon", "signs") for one in words):
        return
    if kind == "numbers" and not all(knows_numbers(one.pack) for one in words):
        return
    signs = (_signs(words[0]), _signs(words[1]))
    for parts in pair.parts:
        for here, there in blocks(parts):
            for one, other in together(here, there):
                ours = signs[0].found(one, kind)
                theirs = signs[1].found(other, kind) if ours else _NOTHING
                for line in ours.keys() & theirs.keys():
                    gone = [word for value, word in ours[line].items() if value not in theirs[line]]
                    new = [word for value, word in theirs[line].items() if value not in ours[line]]
                    if line == "bound" and not (gone and new):
                        mine, others = signs[0].counts(one, line), signs[1].counts(other, line)
                        if mine.total() == others.total():
                            gone = [ours[line][value] for value in mine - others]
                            new = [theirs[line][value] for value in others - mine]
                    if kind == "numbers":
                        gone, new = _unsaid(gone, ours[line], other), _unsaid(new, theirs[line], one)
                    if gone and new and not (line in _TURNED and _denied(pair, one, other, bound=line in _WHOLE)):
                        yield here, there, as_typed(one, gone[0]), as_typed(other, new[0])


def as_typed(sentence: str, found: str) -> str:
    """Return a word that was found in a folded sentence as its writer has it, where it stands there by itself."""
    words, length = sentence.split(), len(found.split())
    said = [" ".join(words[start : start + length]).strip(_AROUND) for start in range(len(words))]
    folded = [fold(one).lower() for one in said]
    for one, plain in zip(said, folded, strict=True):
        if plain == found.lower():
            return one
    # With a letter of another word before it, as Arabic writes “and”: as long as none was lost by folding.
    ends = (
        one for one, plain in zip(said, folded, strict=True) if plain.endswith(found.lower()) and len(plain) == len(one)
    )
    return next((one[-len(found) :] for one in ends), found)


def _unsaid(words: list[str], values: dict[str, str], other: str) -> list[str]:
    """Return those of *words* whose figure does not stand in the *other* sentence."""
    digits = set(_FIGURE.findall(fold(other)))
    return [word for word in words if not digits & {value for value, said in values.items() if said == word}]


def _denied(pair: Pair, one: str, other: str, *, bound: bool) -> bool:
    """Tell whether a sentence denies; of a *bound* its exceptions are no denial."""
    lists = (denials_of(pair.source.locale), denials_of(pair.target.locale))
    for words, said in zip(lists, (one, other), strict=True):
        if words is not None and words.words.search(words.exceptions.sub(" ", said) if bound else said):
            return True
    return False
