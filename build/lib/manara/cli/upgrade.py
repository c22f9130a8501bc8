"""``manara upgrade``: brings a campaign of an older form to the present one, after showing what changes."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.scaffold.upgrade import upgrade_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "bring the files of an older version to the present form; shows the difference first"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    parser.add_argument(
        "--write",
        action="store_true",
        help=interface.gettext("change the files; without it, only show what would change"),
    )


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Show the difference; with ``--write``, make it. Status 1 says that something is left to do."""
    _ = interface.gettext
    root = options.root.resolve()
    upgrade = upgrade_of(root)
    for name, after in sorted(upgrade.files.items()):
        path = root / name
        before = path.read_text("utf-8") if path.is_file() else ""
        lines = difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
        )
        print("".join(line if line.endswith("\n") else line + "\n" for line in lines), end="")
        if options.write:
            path.write_text(after, "utf-8", newline="\n")
    for name, what in upgrade.looks:
        print(f"{name}: {what.render(_)}")
    if not upgrade.files and not upgrade.looks:
        print(_("Nothing to upgrade."))
        return 0
    if not options.write:
        print(_("Nothing was changed; “manara upgrade --write” does it."))
        return 1
    print(_("Next: manara check. Confirm what changed in the records: manara confirm contacts/ID"))
    return 1 if upgrade.looks else 0
