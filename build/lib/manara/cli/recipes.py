"""``manara recipes``: settings for nginx, Caddy and hosts, made from the built pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.publishing.making.hosts import SERVED, write_recipes
from manara.publishing.shipping.editions import Editions
from manara.publishing.shipping.targets import target_of

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "write the settings of web servers and hosts for the built site"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "target", metavar="TARGET", nargs="?", help=_("a name in data/publish.yml: its last edition and its place")
    )
    parser.add_argument("--site", type=Path, default=Path("site"), help=_("the built site (default: site)"))
    parser.add_argument("--output", type=Path, default=Path("deploy"), help=_("folder to write into (default: deploy)"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write them and name them."""
    root = options.root.resolve()
    site, served = root / options.site, SERVED
    if options.target is not None:
        target = target_of(root, options.target)
        site, served = Editions(root, target.name).built, target.served or SERVED
    if not (site / "404.html").is_file():
        print(_nothing(site, options.target, interface))
        return 1
    for path in write_recipes(site, root / options.output, served):
        print(path)
    return 0


def _nothing(site: Path, target: str | None, interface: Interface) -> str:
    _ = interface.gettext
    form = _("There is no built site in {folder}. Build it first: {command}")
    command = "manara build" if target is None else f"manara publish {target} --dry-run"
    return form.format(folder=site, command=command)
