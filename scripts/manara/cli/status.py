"""``manara status``: which sections say the same, which lag behind, which are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.campaign.waivers import all_waivers
from manara.cli.confirm_walk import undo
from manara.cli.first_status import first_lines
from manara.cli.plain_status import plain_lines, spelling_lines
from manara.cli.report import no_such_page, print_off
from manara.cli.status_html import as_html
from manara.cli.status_text import as_json, as_markdown, as_text, reading_lines
from manara.languages.needs import checks_off
from manara.translations.history import with_lost_words
from manara.translations.pages import names_of
from manara.translations.status import OUTDATED, status_of

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
    names = names_of(campaign)
    pages = [page.removeprefix("docs/") for page in options.pages]
    pages = [page.partition("/")[2] if page.partition("/")[0] in campaign.tags else page for page in pages]
    for page in pages:
        if page not in names:
            no_such_page(page, names, interface)
            return 2
    status = with_lost_words(campaign, status_of(campaign))
    report = FORMATS[options.format](campaign, status, all_waivers(campaign), interface, pages)
    if options.output:
        options.output.write_text(report + "\n", "utf-8", newline="\n")
    else:
        print(report)
    if options.format == "text":
        if any(section.state == OUTDATED for section in status.sections):
            print(interface.gettext("To compare and confirm what is open:") + "\n    manara confirm")
        print(undo(interface))
        for line in (
            *reading_lines(campaign, status, interface),
            *first_lines(campaign, interface),
            *plain_lines(campaign, interface),
            *spelling_lines(campaign, interface),
        ):
            print(line)
        print_off(checks_off(campaign.tags, campaign.root), interface)
    return 0
