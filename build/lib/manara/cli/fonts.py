"""``manara fonts FILE...``: puts what is needed of a font into the campaign, with where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli.report import error_line
from manara.printing.sheet import drawn_words
from manara.printing.subset import add_font, letters_of, needed
from manara.publishing.making.printed import unsigned

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "cut fonts down to the letters of further scripts, for sheets"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("fonts (.ttf or .otf)"))
    parser.add_argument("--source", required=True, help=_("where the fonts come from: package and version"))
    parser.add_argument("--licence", required=True, help=_("their licence as SPDX names it, such as OFL-1.1"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the cut fonts and their table, and say what is still missing."""
    _ = interface.gettext
    campaign = load_campaign(options.root.resolve(), drafts=True)
    words = "".join(drawn_words(sheet.data) for sheet in unsigned(campaign))
    characters = needed(campaign.first) | letters_of(words)
    for path in options.files:
        if not path.is_file():
            error_line(_("There is no file {file}.").format(file=path))
            return 2
        made = add_font(campaign.root, path, options.source, options.licence, characters)
        if made is None:
            print(_("{file} has none of the letters that are needed.").format(file=path.name))
        else:
            print(_("{file}: {size} kB").format(file=made.name, size=-(-made.stat().st_size // 1000)))
    return 0
