"""What two sections state differently but mean alike: a figure here, a word there.

Facts of one kind are compared as multisets (``compare``). Before that, what stands on one side as another kind is taken
out of both: a figure that the other language writes as a word or a dual, “50 %” beside «نصف», “22 of 2022” beside «رقم
22 لسنة 2022», “14:00” beside “2 p.m.”, “dollars” beside “US dollars”.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.translations.compare import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.translations.facts import Facts, Mention


_DUAL = "two of one"
_NAME = re.compile("[A-Z]{2,8}-(?=[0-9])")


@lru_cache(maxsize=16384)
def agreed(here: Facts, there: Facts) -> tuple[Facts, Facts]:
    """Return the facts of two sections without what they only write differently."""
    kinds = ("figures", "times", "money", "legal")
    left = {kind: leftovers(getattr(here, kind), getattr(there, kind)) for kind in kinds}
    if any(one or other for one, other in left.values()):
        dropped: tuple[set[int], set[int]] = (set(), set())
        for side, other in enumerate((there, here)):
            ours = {kind: left[kind][side] for kind in kinds}
            theirs = {kind: left[kind][1 - side] for kind in kinds}
            _names(ours["figures"], theirs["figures"], dropped[side])
            _laws(ours["legal"], theirs["figures"], dropped[side], dropped[1 - side])
            _clocks(ours["times"], theirs["figures"], other, dropped[side], dropped[1 - side])
            _currencies(ours["money"], theirs["money"], dropped[side], dropped[1 - side])
            _listed(ours["money"], theirs["figures"], other, dropped[side], dropped[1 - side])
        here, there = _without(here, dropped[0]), _without(there, dropped[1])
    used: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    here, there = _in_words_nearby(here, there, used)
    gone, new = leftovers(here.figures, there.figures)
    return (
        _without(here, _in_words(gone, here, there, used[0])),
        _without(there, _in_words(new, there, here, used[1])),
    )


def _in_words(figures: Sequence[Mention], facts: Facts, other: Facts, used: Counter[str]) -> set[int]:
    """Return the figures that the other language writes as a word not *used*, or as a dual, anywhere in the section."""
    dropped: set[int] = set()
    if not figures:
        return dropped
    spare = Counter(other.spelled) - Counter(facts.spelled) - used
    duals = other.duals - used[_DUAL]
    for one in figures:
        if spare[one.value] > 0:
            spare[one.value] -= 1
        elif one.value == "2" and duals > 0:
            duals -= 1
        elif one.value.endswith(".5") and spare["1/2"] > 0 and spare[one.value[:-2]] > 0:
            spare["1/2"] -= 1
        else:
            continue
        dropped.add(id(one))
    return dropped


def _in_words_nearby(here: Facts, there: Facts, used: tuple[Counter[str], Counter[str]]) -> tuple[Facts, Facts]:
    """Drop figures of a paragraph that the other language has in words, or as a dual, in the same paragraph.

    The words are counted in *used*.
    """
    rows = [Counter((one.block, one.value) for one in facts.figures) for facts in (here, there)]
    if rows[0] == rows[1] or len(here.texts) != len(there.texts):
        return here, there
    found = []
    extras = rows[0] - rows[1], rows[1] - rows[0]
    for facts, other, extra, words in zip((here, there), (there, here), extras, used, strict=True):
        near = [
            Counter(theirs) - Counter(ours)
            for ours, theirs in zip(facts.spelled_by_block, other.spelled_by_block, strict=True)
        ]
        dropped = set()
        for one in facts.figures:
            place = one.block, one.value
            if extra[place] <= 0:
                continue
            if near[one.block][one.value] > 0:
                near[one.block][one.value] -= 1
                words[one.value] += 1
            elif one.value == "2" and other.rules.duals(other.texts[one.block]):
                words[_DUAL] += 1
            else:
                continue
            extra[place] -= 1
            dropped.add(id(one))
        found.append(_without(facts, dropped))
    return found[0], found[1]


def _names(ours: Sequence[Mention], theirs: Sequence[Mention], dropped: set[int]) -> None:
    """Drop the figure of a name, COVID-19, unless the other language has the name with another figure."""
    named = {one.shown.partition("-")[0] for one in theirs if _NAME.match(one.shown)}
    for one in ours:
        if (match := _NAME.match(one.shown)) is not None and match[0][:-1] not in named:
            dropped.add(id(one))


def said_more_often(here: Facts, there: Facts) -> Iterator[tuple[Mention, int, int]]:
    """Yield each figure that one language writes in digits, and the other in words and more often, in one paragraph.

    With it comes how often *there* and *here* have it. What digits have more of is left over by :func:`agreed`; up to
    two are said in too many ways.
    """
    if len(here.texts) != len(there.texts):
        return
    for facts, other in ((here, there), (there, here)):
        rows = Counter((one.block, one.value) for one in facts.figures)
        for (block, value), count in rows.items():
            if not value.isdigit() or int(value) <= 2 or (block, value) in _rows(other):
                continue
            said = other.spelled_by_block[block].count(value)
            if said > count and value not in facts.spelled_by_block[block]:
                mention = next(one for one in facts.figures if (one.block, one.value) == (block, value))
                yield mention, *((said, count) if facts is here else (count, said))


def _rows(facts: Facts) -> set[tuple[int, str]]:
    return {(one.block, one.value) for one in facts.figures}


def _laws(legal: Sequence[Mention], figures: Sequence[Mention], ours: set[int], theirs: set[int]) -> None:
    """Drop a citation whose numbers stand in the other language without the word for law or article."""
    for one in legal:
        numbers = one.value.split(" ", 1)[1].split("-")
        found = [
            next((other for other in figures if other.value == number and id(other) not in theirs), None)
            for number in numbers
        ]
        if all(other is not None for other in found):
            ours.add(id(one))
            theirs.update(id(other) for other in found)


def _clocks(
    times: Sequence[Mention], figures: Sequence[Mention], other: Facts, ours: set[int], theirs: set[int]
) -> None:
    """Drop “14:00” where the other language says “2 p.m.” or “14 Uhr”."""
    halves = {one.value for one in other.quantities if one.value.endswith((" u_am", " u_pm"))}
    for one in times:
        hour, minute = one.value.split(":")
        twelve, half, other_half = int(hour) % 12 or 12, *(("u_pm", "u_am") if int(hour) >= 12 else ("u_am", "u_pm"))
        said = [] if f"{int(hour)} {other_half}" in halves else [str(int(hour))]
        if f"{twelve} {half}" in halves:
            said.append(str(twelve))
        match = next((figure for figure in figures if figure.value in said and id(figure) not in theirs), None)
        if minute == "00" and match is not None:
            ours.add(id(one))
            theirs.add(id(match))


def _currencies(money: Sequence[Mention], others: Sequence[Mention], ours: set[int], theirs: set[int]) -> None:
    """Drop “5 dollars” where the other language says whose dollars."""
    for one in money:
        for other in others:
            same = one.value.split()[:2] == other.value.split()[:2]
            if (
                same
                and 2 in (len(one.value.split()), len(other.value.split()))
                and not {id(one), id(other)} & (ours | theirs)
            ):
                ours.add(id(one))
                theirs.add(id(other))


def _listed(
    money: Sequence[Mention], figures: Sequence[Mention], other: Facts, ours: set[int], theirs: set[int]
) -> None:
    """Drop “£1, £2 and £3” where the other language names the currency once for all: «1 و2 و3 جنيهات»."""
    currencies = {one.value.split(" ", 1)[1] for one in other.money}
    for one in money:
        amount, _, currency = one.value.partition(" ")
        if currency not in currencies or id(one) in ours:
            continue
        match = next((figure for figure in figures if figure.value == amount and id(figure) not in theirs), None)
        if match is not None:
            ours.add(id(one))
            theirs.add(id(match))


def _without(facts: Facts, dropped: set[int]) -> Facts:
    if not dropped:
        return facts

    def kept(mentions: list[Mention]) -> list[Mention]:
        return [one for one in mentions if id(one) not in dropped]

    return replace(
        facts, figures=kept(facts.figures), times=kept(facts.times), money=kept(facts.money), legal=kept(facts.legal)
    )
