"""``manara catalogs``: brings the catalogs up to date with templates and program, and says what is untranslated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.checks.register import of_catalogs
from manara.cli.report import FORMATS, print_problems
from manara.problems import has_errors, in_order
from manara.translations.extract import domains, update
from manara.translations.po_file import catalogs_in

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface
    from manara.problems import Problem

HELP = "extract all messages and update the catalogs"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("--check", action="store_true", help=_("change nothing, only report"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Update both domains and report what is wrong with them."""
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    problems: list[Problem] = []
    for domain in domains(campaign.root):
        if not options.check:
            update(domain, campaign.languages, drafts=options.drafts)
        for catalog in catalogs_in(domain, campaign.languages, campaign.root):
            for judge in of_catalogs().values():
                problems.extend(judge(catalog))
    print_problems(in_order(problems), interface, options.format)
    return 1 if has_errors(problems) else 0
