"""``manara fix``: mends what is safe to mend, after showing it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.campaign.repair import picture_repairs_of, repairs_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

_BOM = "\ufeff"
HELP = "mend marks, heading ids, punctuation, digits, links and files; shows the difference first"


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
        if repair.before.startswith(_BOM) or "\r" in repair.before:
            said = interface.gettext("{path}: line ends as on Unix, and no sign before the first letter")
            print(said.format(path=repair.path))
        print(_difference(repair.before, repair.after, repair.path), end="")
        if options.write:
            (campaign.root / repair.path).write_bytes(repair.after.encode())
    pictures = list(picture_repairs_of(campaign))
    for picture in pictures:
        said = interface.gettext("{path}: {parts} is taken out of the picture’s file")
        print(said.format(path=picture.path, parts=", ".join(picture.parts)))
        if options.write:
            (campaign.root / picture.path).write_bytes(picture.after)
    count = len(repairs) + len(pictures)
    said = (
        interface.ngettext("{count} file mended", "{count} files mended", count)
        if options.write
        else interface.ngettext(
            "{count} file can be mended; “manara fix --write” does it",
            "{count} files can be mended; “manara fix --write” does it",
            count,
        )
    )
    print(said.format(count=count) if count else interface.gettext("Nothing to mend."))
    return 1 if count and not options.write else 0


def _difference(before: str, after: str, path: str) -> str:
    """Return the lines that change in more than their ends, which are said once."""
    plain = before.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    old, new = (content.splitlines(keepends=True) for content in (plain, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
