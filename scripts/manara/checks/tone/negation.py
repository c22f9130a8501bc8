"""What is denied in one language is denied in the other.

“Do not confront the adult” without its “not” says the opposite, and every other check would pass. In the first
sentence of a danger or warning box, or of its title, this is an error, elsewhere a warning. Compared are sentences, or
whole paragraphs where the languages cut their sentences differently, as yes or no: one that denies in one language,
while the other has neither a denial nor a word that limits (“only”, “at most”, “instead of”, “unsure”), has lost it.

The lock also records how often each side of a section denied when both were confirmed; a denial that goes or comes on
one side only is reported even among others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.denials import Denials, all_denials, denials_of, may_deny
from manara.translations.lock import is_of, sections_of
from manara.translations.sentences import shown, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import FactValues
    from manara.translations.lock import Entry
    from manara.translations.lock import Lock as PageLock
    from manara.translations.pages import Pair
    from manara.translations.reading import Block, Part

ID = "tone.negation"
ALARMING = ("danger", "warning")


def check(pair: Pair, lock: PageLock, values: FactValues) -> Iterator[Problem]:
    """Yield a problem for every denial that is lost or added."""
    words = (denials_of(pair.source.locale), denials_of(pair.target.locale))
    if words[0] is None or words[1] is None:
        return
    known = (words[0], words[1])
    entries = lock.pages.get(pair.name, {})
    tags = (pair.source.locale.tag, pair.target.locale.tag)
    here, there = pair.source.page, pair.target.page
    sections = (sections_of(here, values), sections_of(there, values)) if entries else ({}, {})
    for source, target in pair.parts:
        entry = entries.get((source.key, tags)) if source.key is not None and source.key == target.key else None
        if entry is not None and min(entry.denials) >= 0:
            yield from _since_confirmed(pair, (source, target), entry, sections)
        if source.shape == target.shape:
            numbers = (
                may_deny([block.plain for block in part.blocks], one)
                for part, one in zip((source, target), known, strict=True)
            )
            for number in sorted(set().union(*numbers)):
                yield from _blocks(pair, source.blocks[number], target.blocks[number], known)


def _blocks(pair: Pair, here: Block, there: Block, words: tuple[Denials, Denials]) -> Iterator[Problem]:
    for index, (one, other) in enumerate(together(here, there)):
        if not _lost(one, other, words):
            continue
        said = {"path": pair.source.path, "line": here.line, "there": shown(one), "here": shown(other)}
        yield Problem(
            pair.target.path,
            there.line,
            1,
            Level.ERROR if index == 0 and here.box in ALARMING else Level.WARNING,
            ID,
            text("“{path}”, line {line}, says NOT: “{there}”; here nothing is denied: “{here}”", **said)
            if words[0].denies(one)
            else text("this says NOT: “{here}”; in “{path}”, line {line}, nothing is denied: “{there}”", **said),
            hint(ID),
        )


def _since_confirmed(
    pair: Pair, parts: tuple[Part, Part], entry: Entry, sections: tuple[dict[str, str], dict[str, str]]
) -> Iterator[Problem]:
    """Yield a problem when one side has lost or gained denials since both were confirmed, and the other has not."""
    sides = (pair.source, pair.target)
    changed = [
        all_denials(part.plain, side.locale) - known if not is_of(confirmed, texts[entry.key]) else 0
        for side, part, known, (_, confirmed), texts in zip(
            sides, parts, entry.denials, entry.digests, sections, strict=True
        )
    ]
    if changed[0] != changed[1]:
        at = 1 if changed[1] else 0
        yield Problem(
            sides[at].path,
            parts[at].line,
            1,
            Level.WARNING,
            ID,
            text(
                "since {day} this section has {here} denials, in “{path}” {there}",
                day=entry.day,
                here=f"{changed[at]:+d}",
                there=f"{changed[1 - at]:+d}",
                path=sides[1 - at].path,
            ),
            text("Compare both; then run “manara confirm {place}”.", place=f"{entry.name}#{entry.key}".rstrip("#")),
        )


def _lost(one: str, other: str, words: tuple[Denials, Denials]) -> bool:
    """Tell whether either sentence denies, and the other has no word that could stand for it."""
    here = words[0].denies(one)
    if here == words[1].denies(other):
        return False
    (loud, speaks), (silent, lists) = ((one, words[0]), (other, words[1]))[:: 1 if here else -1]
    if lists.says_only(silent):
        return speaks.lacks_limit(loud)
    return lists.stand_ins.search(silent) is None
