"""The words of Python's own argument parser, so that a mistyped command is answered in the editor's language too.

The parser looks its words up under ``argparse._``; they stand here once, where the extractor finds them. Words that
another version of Python adds stay English.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manara.cli.language import Interface


def speak(interface: Interface) -> None:
    """Let the argument parser speak the language of *interface*."""
    known = _known(interface)

    def translate(message: str) -> str:
        return known.get(message, message)

    def translate_plural(one: str, other: str, count: int) -> str:
        return interface.ngettext(one, other, count)

    vars(argparse)["_"] = translate
    vars(argparse)["ngettext"] = translate_plural


def _known(interface: Interface) -> dict[str, str]:
    _ = interface.gettext
    return {
        "usage: ": _("usage: "),
        "options": _("options"),
        "positional arguments": _("positional arguments"),
        "show this help message and exit": _("show this help message and exit"),
        "show program's version number and exit": _("show program's version number and exit"),
        "%(prog)s: error: %(message)s\n": _("%(prog)s: error: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": _("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": _("the following arguments are required: %s"),
        "unrecognized arguments: %s": _("unrecognized arguments: %s"),
        "expected one argument": _("expected one argument"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("invalid choice: %(value)r (choose from %(choices)s)"),
        "invalid %(type)s value: %(value)r": _("invalid %(type)s value: %(value)r"),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "ambiguous option: %(option)s could match %(matches)s"
        ),
        "not allowed with argument %s": _("not allowed with argument %s"),
    }
