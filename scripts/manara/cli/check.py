"""``manara check``: what is wrong, where, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks import SUBJECT_NAMES
from manara.checks.folder import check_folder, off_in_folder
from manara.cli.language import speakers
from manara.cli.report import FORMATS, no_such_page, print_off, print_problems
from manara.problems import has_errors, in_order

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from manara.cli.language import Interface

HELP = "check the campaign: contacts, translations, pages"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "subjects",
        nargs="*",
        metavar="SUBJECT",
        help=_("only these: {subjects}; or a page, such as help.md").format(subjects=", ".join(SUBJECT_NAMES)),
    )
    parser.add_argument("--release", action="store_true", help=_("old and unverified facts are errors"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))
    parser.add_argument("--format", choices=(*FORMATS, "html"), default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Check and report."""
    root = options.root.resolve()
    subjects = [name for name in options.subjects if name in SUBJECT_NAMES]
    pages = _pages(root) if len(subjects) < len(options.subjects) else {}
    paths = {name: _files(pages, name) for name in options.subjects if name not in subjects}
    for name, found in paths.items():
        if not found:
            no_such_page(name, [*SUBJECT_NAMES, *pages], interface)
            return 2
    problems = check_folder(root, subjects or SUBJECT_NAMES, drafts=options.drafts, release=options.release)
    if not options.subjects and not has_errors(problems):
        # As in a build: sheets are laid out when all else is right.
        from manara.publishing.paper import paper_in_folder  # noqa: PLC0415  # a check of one page needs none

        paper = paper_in_folder(root, drafts=options.drafts, release=options.release)
        problems = in_order([*problems, *paper])
    if paths:
        asked = set().union(*paths.values())
        problems = [problem for problem in problems if problem.path in asked]
    if options.format == "html":
        # A page for people who do not read terminals, or read Arabic in one that turns it round.
        from manara.desk.cards import Desk  # noqa: PLC0415  # only here
        from manara.desk.report import report  # noqa: PLC0415

        print(report(problems, Desk(speakers(interface))), end="")
    else:
        print_problems(problems, interface, options.format)
    if options.format == "text":
        print_off(off_in_folder(root, drafts=options.drafts), interface)
    return 1 if has_errors(problems) else 0


def _pages(root: Path) -> dict[str, set[str]]:
    """Return the files of every page in all languages, by the page's name."""
    found: dict[str, set[str]] = {}
    for path in root.glob("docs/*/**/*.md"):
        name = path.relative_to(root / "docs").as_posix().partition("/")[2]
        found.setdefault(name, set()).add(path.relative_to(root).as_posix())
    return found


def _files(pages: dict[str, set[str]], name: str) -> set[str]:
    """Return the files of a page from its name with or without folder and language."""
    page = name.replace("\\", "/").removeprefix("docs/")
    return pages.get(page, set()) | pages.get(page.partition("/")[2], set())
