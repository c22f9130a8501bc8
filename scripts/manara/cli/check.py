"""``manara check``: what is wrong, where, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.folder import SUBJECT_NAMES, check_folder, off_in_folder
from manara.cli.language import speakers
from manara.cli.report import FORMATS, print_off, print_problems
from manara.problems import has_errors

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "check the campaign: contacts, translations, pages"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "subjects",
        nargs="*",
        choices=[*SUBJECT_NAMES, []],
        metavar="SUBJECT",
        help=_("only these: {subjects}").format(subjects=", ".join(SUBJECT_NAMES)),
    )
    parser.add_argument("--release", action="store_true", help=_("old and unverified facts are errors"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))
    parser.add_argument("--format", choices=(*FORMATS, "html"), default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Check and report."""
    problems = check_folder(
        options.root.resolve(), options.subjects or SUBJECT_NAMES, drafts=options.drafts, release=options.release
    )
    if options.format == "html":
        # A page for people who do not read terminals, or read Arabic in one that turns it round.
        from manara.desk.cards import Desk  # noqa: PLC0415  # only here
        from manara.desk.report import report  # noqa: PLC0415

        print(report(problems, Desk(speakers(interface))), end="")
    else:
        print_problems(problems, interface, options.format)
    if options.format == "text":
        print_off(off_in_folder(options.root.resolve()), interface)
    return 1 if has_errors(problems) else 0
