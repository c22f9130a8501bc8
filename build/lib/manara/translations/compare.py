"""Compares what two sections mention, as multisets: order may differ between languages, number may not.

Sets would miss a figure that occurs twice and was changed once (1.8 % of the changes that were tried). Where
both sections have the same paragraphs, list items and rows, what stands in another of them is reported too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.translations.facts import Mention
    from manara.translations.pages import Pair
    from manara.translations.reading import Part


# A reason in the text cannot make another way to help, or another number, the same.
NEVER_WAIVED = ("contacts.parity",)
# The hint where no waiver helps.
SAME = text("Make both languages say the same.")


def hint(check: str, *values: str) -> Text:
    """Return how to mend a difference between two languages.

    Args:
        check: The check's id.
        values: What differs; a waiver of a fact names each.
    """
    if check in NEVER_WAIVED:
        return SAME
    if values:
        return text(
            "Make both languages say the same, or give the reason in this section: {waivers}",
            waivers=" ".join(f"<!-- waive: {check}: {value}: … -->" for value in values),
        )
    return text(
        "Make both languages say the same, or give the reason in this section: <!-- waive: {check}: reason -->.",
        check=check,
    )


def compare(
    pair: Pair,
    parts: tuple[Part, Part],
    mentions: tuple[Sequence[Mention], Sequence[Mention]],
    *,
    check: str,
    what: Text,
    level: Level = Level.ERROR,
) -> Iterator[Problem]:
    """Yield a problem for everything mentioned in one of two sections only.

    Args:
        pair: The two pages.
        parts: The two sections, source first.
        mentions: What each section mentions.
        check: The check's id.
        what: The kind of thing, such as “figure”.
        level: How bad a difference is; in another paragraph of the same section it is a warning.
    """
    left = leftovers(*mentions)
    if left[0] or left[1]:
        yield from _differences(pair, parts, left, check=check, what=what, level=level)
    elif mentions[0] and parts[0].shape == parts[1].shape:
        yield from _moved(pair, mentions, check, what)


def leftovers(source: Sequence[Mention], target: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return what stands in *source* only and in *target* only, each as often as it is too many."""
    if not source and not target:
        return [], []
    values = [one.value for one in source], [one.value for one in target]
    if values[0] == values[1] or sorted(values[0]) == sorted(values[1]):
        return [], []
    here, there = map(Counter, values)
    return _last(source, here - there), _last(target, there - here)


def _last(mentions: Sequence[Mention], wanted: Counter[str]) -> list[Mention]:
    taken = []
    for one in reversed(mentions):
        if wanted[one.value] > 0:
            wanted[one.value] -= 1
            taken.append(one)
    return taken[::-1]


def _differences(
    pair: Pair,
    parts: tuple[Part, Part],
    left: tuple[list[Mention], list[Mention]],
    *,
    check: str,
    what: Text,
    level: Level,
) -> Iterator[Problem]:
    gone, new = left
    said = set()
    for index in range(max(len(gone), len(new))):
        here = new[index] if index < len(new) else None
        there = gone[index] if index < len(gone) else None
        if here is not None and there is not None:
            message = text(
                "{what}: “{here}” here, “{there}” in “{path}”, line {line}",
                what=what,
                here=here.shown,
                there=there.shown,
                path=pair.source.path,
                line=there.line,
            )
        elif here is not None:
            message = text(
                "{what}: “{here}” is not in the same section of “{path}”",
                what=what,
                here=here.shown,
                path=pair.source.path,
            )
        else:
            message = text(
                "{what}: “{there}” of “{path}”, line {line}, is not in this section",
                what=what,
                there=there.shown if there else "",
                path=pair.source.path,
                line=there.line if there else 0,
            )
        place = (here.line, here.column) if here else (parts[1].line, 1)
        if (message, place) in said:
            continue
        said.add((message, place))
        named = [one.shown for one in (here, there) if one is not None and check.startswith("facts.")]
        yield Problem(pair.target.path, *place, level, check, message, hint(check, *named))


def _moved(
    pair: Pair, mentions: tuple[Sequence[Mention], Sequence[Mention]], check: str, what: Text
) -> Iterator[Problem]:
    if [(one.block, one.value) for one in mentions[0]] == [(one.block, one.value) for one in mentions[1]]:
        return
    blocks: tuple[dict[int, Counter[str]], dict[int, Counter[str]]] = ({}, {})
    for side, found in zip(blocks, mentions, strict=True):
        for one in found:
            side.setdefault(one.block, Counter())[one.value] += 1
    if blocks[0] == blocks[1]:
        return
    for one in mentions[1]:
        if blocks[0].get(one.block, Counter())[one.value] != blocks[1][one.block][one.value]:
            yield Problem(
                pair.target.path,
                one.line,
                one.column,
                Level.WARNING,
                check,
                text(
                    "{what}: “{here}” stands in another paragraph, item or row than in “{path}”",
                    what=what,
                    here=one.shown,
                    path=pair.source.path,
                ),
                hint(check, *([one.shown] if check.startswith("facts.") else ())),
            )
            return


def out_of_order(
    pair: Pair,
    mentions: tuple[Sequence[Mention], Sequence[Mention]],
    *,
    check: str,
    what: Text,
    level: Level,
    exchanged: bool = False,
) -> Iterator[Problem]:
    """Yield a problem for every block of two sections of one shape in which the same values have changed places.

    Args:
        pair: The two pages.
        mentions: What each section mentions.
        check: The check's id.
        what: The kind of thing.
        level: How bad it is.
        exchanged: Only where two have changed places and all others stand where they should.
    """
    rows: tuple[dict[int, list[Mention]], dict[int, list[Mention]]] = ({}, {})
    for side, found in zip(rows, mentions, strict=True):
        for one in found:
            side.setdefault(one.block, []).append(one)
    for block in rows[0].keys() & rows[1].keys():
        here, there = (sorted(side[block], key=lambda one: (one.line, one.column)) for side in rows)
        values = [one.value for one in here], [one.value for one in there]
        if values[0] == values[1] or sorted(values[0]) != sorted(values[1]):
            continue
        moved = [both for both in zip(here, there, strict=True) if both[0].value != both[1].value]
        if len(moved) == 2 or not exchanged:
            one, other = moved[0]
            yield Problem(
                pair.target.path,
                other.line,
                other.column,
                level,
                check,
                text(
                    "{what}: “{here}” stands where “{path}”, line {line}, has “{there}”",
                    what=what,
                    here=other.shown,
                    there=one.shown,
                    path=pair.source.path,
                    line=one.line,
                ),
                hint(check),
            )
