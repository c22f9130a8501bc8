"""Runs faults through the checks: one pair of pages at a time, by the checks that must find each."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.parity.faults import UNCONFIRMED, Fault, Source, faults_of, figure_faults
from manara.campaign.calls import CallError, resolve
from manara.checks import register
from manara.checks.translations import freshness
from manara.site.words import Words
from manara.sources.markdown_page import parse_page
from manara.translations.markup import CALL
from manara.translations.pages import Pair, Side, pairs_of
from manara.translations.reading import read

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

TYPED = "typed out: one digit changed"


@dataclass
class Tally:
    """Caught and total per kind, and what slipped through."""

    total: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    expected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def add(self, kind: str, expected: tuple[str, ...], what: str, *, caught: bool) -> None:
        """Count one fault."""
        self.total[kind] += 1
        self.expected[kind] = expected
        if caught:
            self.caught[kind] += 1
        else:
            self.missed.append(f"{kind}: {what}")


def with_pages(campaign: Campaign, *pages: tuple[str, str, str]) -> Campaign:
    """Return the campaign with only these pages: language, name, content."""
    made: dict[str, dict[str, object]] = {tag: {} for tag in campaign.tags}
    for tag, name, content in pages:
        made[tag][name] = parse_page(content, f"docs/{tag}/{name}", tag, name)
    return dataclasses.replace(campaign, pages=made, problems=())  # type: ignore[arg-type]


def content_of(campaign: Campaign, side: Side) -> str:
    """Return the page's file."""
    return (campaign.root / side.path).read_text("utf-8")


def problems_of(campaign: Campaign, ids: Iterable[str]) -> list[Problem]:
    """Return what the named checks find."""
    checks = register.every()
    return [problem for name in sorted(set(ids)) if name in checks for problem in checks[name].on(campaign)]


def run(campaign: Campaign, step: int = 1) -> Tally:
    """Run every *step*-th fault of each kind over all pages."""
    tally = Tally()
    met: Counter[str] = Counter()
    for pair in pairs_of(campaign):
        for side, other in ((pair.source, pair.target), (pair.target, pair.source)):
            rest = content_of(campaign, other)
            for fault in [*faults_of(side, other, content_of(campaign, side), campaign)]:
                if _turn(met, fault.kind, step):
                    _try(tally, campaign, fault, (side, other), rest)
        for fault, rest, side, other in _typed(campaign, pair):
            if _turn(met, fault.kind, step):
                _try(tally, campaign, fault, (side, other), rest)
        for side, other in ((pair.source, pair.target), (pair.target, pair.source)):
            for what, changed in _stale(campaign, side):
                if _turn(met, "stale section", step):
                    faulty = with_pages(
                        campaign, (side.locale.tag, pair.name, changed),
                        (other.locale.tag, pair.name, content_of(campaign, other)),
                    )  # fmt: skip
                    found = any(register.of_module(freshness).on(faulty))
                    tally.add("stale section", (freshness.ID,), what, caught=found)
    return tally


def _turn(met: Counter[str], kind: str, step: int) -> bool:
    met[kind] += 1
    return (met[kind] - 1) % step == 0


def _try(tally: Tally, campaign: Campaign, fault: Fault, sides: tuple[Side, Side], rest: str) -> None:
    side, other = sides
    faulty = with_pages(
        campaign, (side.locale.tag, side.page.name, fault.content), (other.locale.tag, side.page.name, rest)
    )
    if fault.kind == UNCONFIRMED:
        # A folder without a lock: only the words themselves can tell.
        faulty = dataclasses.replace(faulty, root=campaign.root / "tests")
    caught = bool(problems_of(faulty, fault.expected))
    tally.add(fault.kind, fault.expected, fault.what, caught=caught)


def _stale(campaign: Campaign, side: Side) -> Iterator[tuple[str, str]]:
    """Yield each section with one word added on one side."""
    lines = content_of(campaign, side).split("\n")
    for part in read(side.page).parts:
        block = next((one for one in part.blocks if one.kind in ("p", "li", "ol")), None)
        if block is not None:
            changed = list(lines)
            changed[block.line - 1] += " xyz"
            yield f"{side.path}#{part.key}", "\n".join(changed)


def typed_out(campaign: Campaign, side: Side, content: str) -> str:
    """Return the page with its laws, dates, amounts and times written out as a careless editor would."""
    words = Words(side.locale, campaign.root)

    def typed(match: re.Match[str]) -> str:
        try:
            value = resolve(match[1], match[2], campaign)
        except CallError:
            return match[0]
        writers = {"law": "law", "article": "law", "date": "date_value", "money": "money"}
        if match[1] == "time":
            return match[2]
        return str(getattr(words, writers[match[1]])(value)) if match[1] in writers else match[0]

    return CALL.sub(typed, content)


def typed_pair(campaign: Campaign, pair: Pair) -> Campaign:
    """Return the campaign with one pair of pages typed out."""
    return with_pages(
        campaign,
        *(
            (side.locale.tag, pair.name, typed_out(campaign, side, content_of(campaign, side)))
            for side in (pair.source, pair.target)
        ),
    )


def _typed(campaign: Campaign, pair: Pair) -> Iterator[tuple[Fault, str, Side, Side]]:
    [typed] = pairs_of(typed_pair(campaign, pair))
    for side, other in ((typed.source, typed.target), (typed.target, typed.source)):
        contents = [typed_out(campaign, one, (campaign.root / one.path).read_text("utf-8")) for one in (side, other)]
        for fault in figure_faults(Source(side, contents[0]), TYPED):
            yield fault, contents[1], side, other
