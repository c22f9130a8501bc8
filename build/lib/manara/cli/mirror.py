"""``manara mirror``: the same edition for another address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.publishing.shipping.mirror import make_mirror
from manara.publishing.shipping.sign import sign

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "make a copy that leads to another address, when a host is lost or blocked"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("copy", metavar="COPY", type=Path, help=_("a built site or its archive, whole"))
    parser.add_argument("--address", required=True, help=_("where the mirror will stand"))
    parser.add_argument("--output", type=Path, default=Path("mirror"), help=_("folder to replace (default: mirror)"))
    parser.add_argument("--sign", type=Path, metavar="KEY", help=_("key to sign the edition with (ssh-keygen)"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Make it, and say what was written anew."""
    _ = interface.gettext
    made = make_mirror(options.copy, options.output, options.address)
    if options.sign is not None:
        sign(options.output, options.sign)
    line = interface.ngettext(
        "{output}: {count} file that named {old} names the new address.",
        "{output}: {count} files that named {old} name the new address.",
        len(made.changed),
    )
    print(line.format(output=options.output, count=len(made.changed), old=made.old))
    print(_("Words of the edition and printed sheets are unchanged: a code on paper leads where it led."))
    if options.sign is None:
        print(_("It is not signed: name a key with --sign, or tell people the words of the edition."))
    return 0
