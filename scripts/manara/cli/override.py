"""``manara override FILE``: a template, style, script or drawing of the program, to change in the campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara import __version__
from manara.campaign.clock import clock
from manara.campaign.replaced import SAFETY
from manara.cli.report import error_line
from manara.problems import did_you_mean
from manara.scaffold.override import difference, originals, take
from manara.sources.theme import OVERRIDES

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "copy a template, style, script or drawing into overrides/, or show how yours differs"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help=_("such as partials/campaign/footer.html; none: a list")
    )
    parser.add_argument("--seen", action="store_true", help=_("record that yours was compared with the program's"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Copy, or show the difference, or record that somebody has looked."""
    _ = interface.gettext
    known = originals()
    if not options.file:
        print("\n".join(known))
        return 0
    root = options.root.resolve()
    name = options.file.removeprefix(f"{OVERRIDES}/")
    if name not in known:
        error_line(_("“{name}” is no file that can be replaced.").format(name=name))
        if (near := did_you_mean(name, known, 0.4)) is not None:
            error_line(near.render(_))
        return 2
    if (root / OVERRIDES / name).is_file() and not options.seen:
        print(difference(root, name), end="")
        print(_("{file} is there already. When both were compared: manara override {name} --seen").format(
            file=f"{OVERRIDES}/{name}", name=name
        ))  # fmt: skip
        return 0
    if options.seen and not (root / OVERRIDES / name).is_file():
        error_line(_("There is no {file}.").format(file=f"{OVERRIDES}/{name}"))
        return 2
    copied = take(root, name, __version__, clock().isoformat())
    said = _("{file} is yours now; it hides the program's.") if copied else _("{file} is recorded.")
    print(said.format(file=f"{OVERRIDES}/{name}"))
    if name in SAFETY:
        print(_("It keeps visitors safe: a release asks for the reason in data/campaign.yml, under “replaced:”."))
    return 0
