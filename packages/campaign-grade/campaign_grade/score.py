"""From verdicts to a grade: points of what can be judged, caps for what outweighs points, and what to mend first.

The score is the share of the weights of all criteria that could be judged. A: 95 and more, B: 85, C: 75, D: 65, E: 50,
F: less. A criterion with a cap holds the grade down whatever the score, because no light page and no good print makes
up for a wrong number or a tracker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from campaign_grade.criteria import CRITERIA, GROUPS
from campaign_grade.model import GRADES, Criterion, Site, Verdict

LEAST = {"A": 95, "B": 85, "C": 75, "D": 65, "E": 50, "F": 0}
MOST_FIXES = 3


@dataclass(frozen=True)
class Judgement:
    """A criterion and its verdict."""

    criterion: Criterion
    verdict: Verdict

    @property
    def points(self) -> float:
        """What it contributes."""
        return self.criterion.weight * (self.verdict.share or 0.0)

    @property
    def lost(self) -> float:
        """What mending it would add."""
        return 0.0 if self.verdict.share is None else self.criterion.weight - self.points

    @property
    def cap(self) -> str:
        """The best grade it leaves possible, or an empty string."""
        share = self.verdict.share
        holds = share is not None and (share == 0 if self.criterion.cap_when_none else share < 1)
        return self.criterion.cap if holds else ""


@dataclass(frozen=True)
class Report:
    """The grade of one site and how it came about."""

    site: Site
    judgements: tuple[Judgement, ...]

    @cached_property
    def judged(self) -> list[Judgement]:
        """Those that could be judged."""
        return [judgement for judgement in self.judgements if judgement.verdict.share is not None]

    @cached_property
    def unjudged(self) -> list[Judgement]:
        """Those that could not."""
        return [judgement for judgement in self.judgements if judgement.verdict.share is None]

    @property
    def possible(self) -> int:
        """Weights of all that could be judged."""
        return sum(judgement.criterion.weight for judgement in self.judged)

    @property
    def score(self) -> float:
        """From 0 to 100."""
        return 100 * sum(judgement.points for judgement in self.judged) / self.possible

    @property
    def uncapped(self) -> str:
        """The grade of the score alone."""
        return next(grade for grade, least in LEAST.items() if self.score >= least)

    @property
    def grade(self) -> str:
        """The grade: the worse of score and caps."""
        return max([self.uncapped, *(judgement.cap for judgement in self.judged if judgement.cap)])

    @property
    def held_by(self) -> list[Judgement]:
        """What keeps the grade below that of the score, the heaviest first."""
        holding = [judgement for judgement in self.judged if judgement.cap > self.uncapped]
        return sorted(holding, key=lambda judgement: judgement.cap, reverse=True)

    @property
    def fixes(self) -> list[Judgement]:
        """The most valuable things to mend: what holds the grade down first, then by points."""
        failing = [judgement for judgement in self.judged if judgement.lost > 0]
        ranked = sorted(failing, key=lambda one: (-GRADES.index(one.cap or "A"), -one.lost, one.criterion.id))
        return ranked[:MOST_FIXES]

    @property
    def groups(self) -> dict[str, tuple[float, int]]:
        """Points and weights of each group."""
        return {
            group: (
                sum(judgement.points for judgement in self.judged if judgement.criterion.group == group),
                sum(judgement.criterion.weight for judgement in self.judged if judgement.criterion.group == group),
            )
            for group in GROUPS
        }


def grade_site(site: Site) -> Report:
    """Judge *site* by every criterion."""
    return Report(site, tuple(Judgement(criterion, criterion.judge(site)) for criterion in CRITERIA))
