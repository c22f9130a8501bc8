"""``manara status``: which sections say the same, which lag behind, which are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.campaign.waivers import all_waivers
from manara.cli.first_status import first_lines
from manara.cli.report import print_off
from manara.cli.status_html import as_html
from manara.cli.status_text import as_json, as_markdown, as_text
from manara.languages.needs import checks_off
from manara.translations.status import status_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "show the translation status of every page and section"
FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown, "html": as_html}


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=_("only these pages, section by section"))
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help=_("text, json, markdown, or html"))
    parser.add_argument("--output", type=Path, help=_("write the report into this file"))
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Show the status; whether it is good enough is the business of “manara check”."""
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    report = FORMATS[options.format](campaign, status_of(campaign), all_waivers(campaign), interface, options.pages)
    if options.output:
        options.output.write_text(report + "\n", "utf-8")
    else:
        print(report)
    if options.format == "text":
        for line in first_lines(campaign, interface):
            print(line)
        print_off(checks_off(campaign.tags, campaign.root), interface)
    return 0
