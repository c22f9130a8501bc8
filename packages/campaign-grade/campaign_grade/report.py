"""Shows a grade to people: the letter, the groups, what holds it down, what to mend first, what was not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaign_grade.criteria import CRITERIA
from campaign_grade.score import LEAST
from manara.cli.report import quote
from manara.problems import Text, text

if TYPE_CHECKING:
    from campaign_grade.model import Finding
    from campaign_grade.score import Judgement, Report
    from manara.cli.language import Interface

GROUP_NAMES = {
    "safety": text("safety"),
    "numbers": text("numbers"),
    "privacy": text("privacy"),
    "served": text("how it is served"),
    "languages": text("languages"),
    "freshness": text("freshness"),
    "weight": text("weight"),
    "accessibility": text("accessibility"),
    "print": text("print"),
}
MOST_SHOWN = 3


def print_report(report: Report, interface: Interface, *, everything: bool) -> None:
    """Print the whole report."""
    _ = interface.gettext
    pages = interface.ngettext("{count} page", "{count} pages", len(report.site.pages))
    print(
        _("Grade {grade}: {score} of 100, {pages} of {site}").format(
            grade=report.grade,
            score=f"{report.score:.0f}",
            pages=pages.format(count=len(report.site.pages)),
            site=quote(report.site.target, rtl=interface.rtl),
        )
    )
    print()
    for group, (points, most) in report.groups.items():
        if most:
            name = GROUP_NAMES[group].render(_)
            print("  " + _("{points} of {most}  {name}").format(points=f"{points:5.1f}", most=f"{most:>2}", name=name))
    _print_held(report, interface)
    _print_fixes(report, interface)
    if everything:
        _print_all(report, interface)
    _print_unjudged(report, interface)
    for note in report.site.notes:
        print(_("Note: {note}").format(note=_render(note, interface)))


def print_regressions(worse: list[Text], interface: Interface) -> None:
    """Print why the status is not 0."""
    for line in worse:
        print(interface.gettext("Worse: {what}").format(what=_render(line, interface)))


def print_criteria(interface: Interface) -> None:
    """Print the register as a Markdown table, which is also the documentation's."""
    _ = interface.gettext
    heads = (
        _("criterion"),
        _("points"),
        _("what is measured"),
        _("how to mend it"),
        _("source"),
        _("best grade without"),
    )
    print(f"| {' | '.join(heads)} |")
    print(f"|{'---|' * len(heads)}")
    for criterion in CRITERIA:
        cap = criterion.cap or "–"
        if criterion.cap_when_none:
            cap = _("{grade}, if nowhere met").format(grade=criterion.cap)
        words = [part.render(_).replace("<", "&lt;") for part in (criterion.measures, criterion.mend)]
        print(f"| {' | '.join([f'`{criterion.id}`', str(criterion.weight), *words, criterion.source, cap])} |")
    print()
    grades = ", ".join(f"{grade} {least}" for grade, least in LEAST.items())
    print(_("Grades by points of 100, from: {grades}").format(grades=grades))


def _print_held(report: Report, interface: Interface) -> None:
    _ = interface.gettext
    if report.held_by:
        print()
        print(_("By points alone it would be {grade}. It is held down by:").format(grade=report.uncapped))
    for judgement in report.held_by:
        measures = judgement.criterion.measures.render(_)
        print(
            "  "
            + _("{cap} at best, not met: {measures} [{id}]").format(
                cap=judgement.cap, measures=measures, id=judgement.criterion.id
            )
        )


def _print_fixes(report: Report, interface: Interface) -> None:
    _ = interface.gettext
    print()
    if not report.fixes:
        print(_("Nothing to mend."))
        return
    print(_("Worth mending first:"))
    for place, judgement in enumerate(report.fixes, 1):
        gain = 100 * judgement.lost / report.possible
        print(f"{place}. {judgement.criterion.mend.render(_)} [{judgement.criterion.id}]")
        print("   " + _("{points} points more").format(points=f"{gain:.1f}"))
        _print_findings(judgement, interface)


def _print_findings(judgement: Judgement, interface: Interface) -> None:
    findings = judgement.verdict.findings
    for finding in findings[:MOST_SHOWN]:
        print(f"   - {_finding(finding, interface)}")
    more = len(findings) - MOST_SHOWN
    if more > 0:
        print("   - " + interface.ngettext("and {count} more", "and {count} more", more).format(count=more))


def _print_all(report: Report, interface: Interface) -> None:
    print()
    print(interface.gettext("All criteria that were judged:"))
    for judgement in report.judged:
        share = judgement.verdict.share or 0.0
        measures = judgement.criterion.measures.render(interface.gettext)
        print(f"  {share:4.0%}  {judgement.criterion.id}: {measures}")


def _print_unjudged(report: Report, interface: Interface) -> None:
    if not report.unjudged:
        return
    print()
    reasons: dict[str, list[str]] = {}
    for judgement in report.unjudged:
        reason = judgement.verdict.reason
        words = "" if reason is None else reason.render(interface.gettext)
        reasons.setdefault(words, []).append(judgement.criterion.id)
    for words, ids in reasons.items():
        print(interface.gettext("Not judged, because {reason}: {ids}").format(reason=words, ids=", ".join(ids)))


def _finding(finding: Finding, interface: Interface) -> str:
    where = quote(finding.where, rtl=interface.rtl)
    return f"{where}: {quote(finding.what, rtl=interface.rtl)}" if finding.what else where


def _render(words: Text, interface: Interface) -> str:
    return words.render(interface.gettext, lambda value: quote(value, rtl=interface.rtl))
