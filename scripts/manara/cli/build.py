"""``manara build``: the complete campaign, or none of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli.report import FORMATS, print_problems
from manara.problems import has_errors
from manara.publishing.build import build_campaign
from manara.publishing.proving.first_screen import browser, look_at_first_screens, main_numbers, pages_of
from manara.publishing.shipping.urgent import Urgent

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "check, build beside site/, read back, and put it in place"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("--output", type=Path, default=Path("site"), help=_("folder to replace (default: site)"))
    parser.add_argument("--drafts", action="store_true", help=_("also build draft languages"))
    parser.add_argument("--release", action="store_true", help=_("old and unverified facts are errors"))
    parser.add_argument(
        "--urgent", metavar="contacts/ID", help=_("publish this contact's correction although other facts are old")
    )
    parser.add_argument("--reason", default="", help=_("why the correction cannot wait; it stands in the manifest"))
    parser.add_argument(
        "--look",
        action="store_true",
        help=_("open every page in a browser: are both main numbers in the first screen?"),
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Build and say what was made."""
    root = options.root.resolve()
    urgent = None
    if options.urgent is not None:
        urgent = Urgent(options.urgent.removeprefix("contacts/"), options.reason)
    release = options.release or urgent is not None
    result = build_campaign(root, root / options.output, drafts=options.drafts, release=release, urgent=urgent)
    print_problems(result.problems, interface, options.format)
    if has_errors(result.problems):
        print(interface.gettext("Nothing was published; {output} is as it was.").format(output=options.output))
        return 1
    for group in result.groups:
        print(
            interface.ngettext(
                "{count:>4} file  {size:>9}  {name}", "{count:>4} files {size:>9}  {name}", group.count
            ).format(count=group.count, size=f"{group.size / 1000:.1f} kB", name=group.name)
        )
    print(interface.gettext("The campaign is in {output}").format(output=options.output))
    return look(root, root / options.output, interface, options.format) if options.look else 0


def look(root: Path, site: Path, interface: Interface, form: str = "text") -> int:
    """Look at the first screens of *site*, say what was seen, or that nobody looked; return the exit status."""
    program, pages = browser(), pages_of(site)
    if not program:
        print(interface.gettext("No browser was found: nobody has looked at the first screens."))
        return 0
    problems = look_at_first_screens(site, main_numbers(load_campaign(root)), pages, program)
    print_problems(problems, interface, form)
    if not problems:
        line = interface.ngettext(
            "Both main numbers are seen in the first screen of {count} page.",
            "Both main numbers are seen in the first screen of {count} pages.",
            len(pages),
        )
        print(line.format(count=len(pages)))
    return 1 if problems else 0
