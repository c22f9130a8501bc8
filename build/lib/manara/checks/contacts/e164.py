"""Telephone numbers are stored in E.164, in ASCII, exactly; short numbers in ASCII digits alone.

Passes: a plus, the country code and the number, all in the digits 0 to 9. Fails: spaces or hyphens between the digits,
no country code, Arabic-Indic digits, an invisible character anywhere, an extension. Number libraries mend all of these
in silence; but printers and translators copy from the file, so the text itself has to be right. A mended form is
offered only where it is plainly the same number. Source: ITU-T E.164 (at most 15 digits after the plus).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.numbering import E164, SHORT, extension_of, mended, mended_short
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Region
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem, Text

ID = "contacts.e164"
EXTENSION = re.compile(r"[0-9]{1,7}", re.ASCII)


def check(contact: Contact, region: Region) -> Iterator[Problem]:
    """Yield an error for every number that is not exact text."""
    regions = contact.countries or (region,)
    for channel in contact.channels:
        yield from _check_channel(channel, regions)


def _check_channel(channel: Channel, regions: tuple[str, ...]) -> Iterator[Problem]:
    node, short, extension = (channel.node.get(key) for key in ("number", "short", "extension"))
    if node is not None and not E164.fullmatch(channel.number):
        yield node.problem(
            text("the number “{number}” is not in E.164", number=channel.number), _hint(channel.number, regions), ID
        )
    if short is not None and not SHORT.fullmatch(channel.short):
        form = mended_short(channel.short)
        yield short.problem(
            text("the short number “{number}” is not 3 to 6 digits", number=channel.short),
            text("Write only the digits 0 to 9: “{form}”.", form=form)
            if form
            else text("Write only the digits 0 to 9, as the source has them."),
            ID,
        )
    if extension is not None and not EXTENSION.fullmatch(channel.extension):
        yield extension.problem(
            text("the extension “{extension}” is not 1 to 7 digits", extension=channel.extension),
            text("Write only the digits 0 to 9, as the source has them."),
            ID,
        )


def _hint(raw: str, regions: tuple[str, ...]) -> Text:
    number, extension = extension_of(raw)
    if extension:
        return text(
            "An extension cannot be dialled from a link: write it as “extension: "
            '"{extension}"” of the channel, and the number alone, “{form}”.',
            extension=extension,
            form=mended(number, regions) or number,
        )
    form = mended(raw, regions)
    if form:
        return text("Write a plus, the country code and the number in the digits 0 to 9: “{form}”.", form=form)
    return text("Write a plus, the country code and the number in the digits 0 to 9, as the source has them.")
