"""``manara grade``: how safe, light and true is a campaign site, ours or another's, from A to F?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from campaign_grade.badge import badge
from campaign_grade.baseline import as_values, read_baseline, regressions
from campaign_grade.crawl import read_host
from campaign_grade.errors import GradingError
from campaign_grade.folder import read_folder
from campaign_grade.model import GRADES
from campaign_grade.report import print_criteria, print_regressions, print_report
from campaign_grade.score import grade_site
from manara.campaign.clock import clock
from manara.problems import text

if TYPE_CHECKING:
    from campaign_grade.model import Site
    from manara.cli.language import Interface

HELP = "grade a campaign site from A to F, and say what is worth mending first"
MOST_PAGES, PAUSE = 100, 0.5


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("site", metavar="SITE", nargs="?", help=_("a folder of HTML pages, or an address"))
    parser.add_argument("--list", action="store_true", help=_("print all criteria as a table, and grade nothing"))
    parser.add_argument("--all", action="store_true", help=_("show every criterion, not only what to mend first"))
    parser.add_argument("--json", action="store_true", help=_("print the whole report for a program"))
    parser.add_argument("--badge", type=Path, metavar="FILE", help=_("write the grade as a small SVG picture"))
    parser.add_argument("--at-least", choices=GRADES, help=_("fail if the grade is worse"))
    parser.add_argument("--baseline", type=Path, metavar="FILE", help=_("fail if it is worse than this earlier report"))
    parser.add_argument("--pages", type=_count, default=MOST_PAGES, help=_("pages to read at most (default: 100)"))
    parser.add_argument(
        "--pause", type=_seconds, default=PAUSE, help=_("seconds between two requests to a host (default: 0.5)")
    )
    parser.add_argument("--ignore-robots", action="store_true", help=_("the site is yours: read it against robots.txt"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Grade and report; the status says only whether what was asked for with --at-least or --baseline holds."""
    if options.list:
        print_criteria(interface)
        return 0
    earlier = read_baseline(options.baseline) if options.baseline else None
    report = grade_site(_read(options))
    if options.badge:
        _write_badge(options.badge, report.grade, interface)
    worse = regressions(report, earlier) if earlier else []
    if options.at_least and report.grade > options.at_least:
        worse.insert(
            0, text("the grade is {grade}, and {least} was asked for", grade=report.grade, least=options.at_least)
        )
    if options.json:
        values = as_values(report, interface.gettext)
        values["worse"] = [line.render(interface.gettext) for line in worse]
        print(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        print_report(report, interface, everything=options.all)
        print_regressions(worse, interface)
    return 1 if worse else 0


def _read(options: argparse.Namespace) -> Site:
    if not options.site:
        raise GradingError("Name a folder or an address, such as “manara grade site”.")
    if options.site.startswith(("http://", "https://")):
        return read_host(
            options.site, clock(), most_pages=options.pages, pause=options.pause, robots=not options.ignore_robots
        )
    folder = Path(options.site)
    if not folder.is_dir():
        raise GradingError(f"There is no folder {options.site}. An address begins with https:// or http://.")
    return read_folder(folder, options.site, clock(), most_pages=options.pages)


def _write_badge(path: Path, grade: str, interface: Interface) -> None:
    try:
        path.write_text(badge(grade, interface.gettext("campaign check"), rtl=interface.rtl), "utf-8", newline="\n")
    except OSError as error:
        raise GradingError(f"{path} cannot be written: {error.strerror}.") from error


def _count(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw[:9]) <= 5000:
        raise argparse.ArgumentTypeError(f"“{raw}”: 1 to 5000")
    return int(raw)


def _seconds(raw: str) -> float:
    try:
        seconds = float(raw)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 60:
        raise argparse.ArgumentTypeError(f"“{raw}”: 0 to 60")
    return seconds
