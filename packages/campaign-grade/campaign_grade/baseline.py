"""A report as plain values, and what is worse than in an earlier one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from campaign_grade.errors import GradingError
from campaign_grade.model import GRADES
from manara.problems import Text, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from campaign_grade.score import Judgement, Report

FORMAT = 1
# Points the score may lose without a criterion being lost: a new page shifts every share a little.
SLACK = 1.0
MOST_FINDINGS = 20


def as_values(report: Report, translate: Callable[[str], str]) -> dict[str, Any]:
    """Return *report* for a program; sentences are in the language of *translate*, ids never change."""
    return {
        "format": FORMAT,
        "site": report.site.target,
        "day": report.site.today.isoformat(),
        "pages": len(report.site.pages),
        "grade": report.grade,
        "score": round(report.score, 1),
        "grade_of_score": report.uncapped,
        "held_by": [judgement.criterion.id for judgement in report.held_by],
        "groups": {name: {"points": round(points, 1), "of": most} for name, (points, most) in report.groups.items()},
        "fixes": [judgement.criterion.id for judgement in report.fixes],
        "criteria": [_one(judgement, translate) for judgement in report.judgements],
        "notes": [note.render(translate) for note in report.site.notes],
    }


def _one(judgement: Judgement, translate: Callable[[str], str]) -> dict[str, Any]:
    criterion, verdict = judgement.criterion, judgement.verdict
    return {
        "id": criterion.id,
        "weight": criterion.weight,
        "share": None if verdict.share is None else round(verdict.share, 3),
        "measures": criterion.measures.render(translate),
        "mend": criterion.mend.render(translate),
        "source": criterion.source,
        "reason": "" if verdict.reason is None else verdict.reason.render(translate),
        "cap": judgement.cap,
        "found": len(verdict.findings),
        "findings": [{"where": finding.where, "what": finding.what} for finding in verdict.findings[:MOST_FINDINGS]],
    }


def read_baseline(path: Path) -> dict[str, Any]:
    """Return an earlier report.

    Raises:
        GradingError: It cannot be read, or is none.
    """
    try:
        values = json.loads(path.read_bytes())
        known = {str(one["id"]): one["share"] for one in values["criteria"]}
        grade = {letter: letter for letter in GRADES}[values["grade"]]
        return {"grade": grade, "score": float(values["score"]), "shares": known}
    except OSError as error:
        raise GradingError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise GradingError(f"{path} is no report of “manara grade --json”.") from error


def regressions(report: Report, earlier: dict[str, Any]) -> list[Text]:
    """Return, in words, what is worse than in the *earlier* report."""
    found = []
    if report.grade > earlier["grade"]:
        found.append(text("the grade was {before} and is {after}", before=earlier["grade"], after=report.grade))
    if report.score < earlier["score"] - SLACK:
        found.append(
            text("the score was {before} and is {after}", before=f"{earlier['score']:.1f}", after=f"{report.score:.1f}")
        )
    lost = [one.criterion.id for one in report.judged if earlier["shares"].get(one.criterion.id) == 1 and one.lost]
    return found + [text("“{id}” was met and is not", id=name) for name in lost]
