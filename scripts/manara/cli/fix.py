"""``manara fix``: mends what is safe to mend, after showing it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.translations.repair import repairs_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "mend heading ids, punctuation, digits and link languages; shows the difference first"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "--write", action="store_true", help=_("change the files; without it, only show what would change")
    )
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Show the difference; with ``--write``, make it. Status 1 says that something is left to mend."""
    campaign = load_campaign(options.root.resolve(), drafts=options.drafts)
    repairs = repairs_of(campaign)
    for repair in repairs:
        path = campaign.root / repair.path
        content = path.read_text("utf-8")
        mended = content.replace(repair.before, repair.after)
        lines = difflib.unified_diff(
            content.splitlines(keepends=True), mended.splitlines(keepends=True), f"a/{repair.path}", f"b/{repair.path}"
        )
        print("".join(line if line.endswith("\n") else line + "\n" for line in lines), end="")
        if options.write:
            path.write_text(mended, "utf-8")
    said = (
        interface.ngettext("{count} page mended", "{count} pages mended", len(repairs))
        if options.write
        else interface.ngettext(
            "{count} page can be mended; “manara fix --write” does it",
            "{count} pages can be mended; “manara fix --write” does it",
            len(repairs),
        )
    )
    print(said.format(count=len(repairs)) if repairs else interface.gettext("Nothing to mend."))
    return 1 if repairs and not options.write else 0
