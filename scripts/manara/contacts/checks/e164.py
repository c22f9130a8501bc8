"""Telephone numbers are stored in E.164, in ASCII, exactly; short numbers in ASCII digits alone.

Passes: a plus, the country code and the number, all in the digits 0 to 9. Fails: spaces or hyphens between the digits,
no country code, Arabic-Indic digits, an invisible character anywhere. Number libraries mend all of these in silence;
but printers and translators copy from the file, so the text itself has to be right. Source: ITU-T E.164 (at most 15
digits after the plus).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.digits import ascii_digits, only_digits
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "contacts.e164"
E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
SHORT = re.compile(r"[0-9]{3,6}", re.ASCII)


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every number that is not exact text."""
    for contact in campaign.contacts.values():
        for channel in contact.channels:
            node, short = channel.node.get("number"), channel.node.get("short")
            if node is not None and not E164.fullmatch(channel.number):
                yield node.problem(
                    text("the number “{number}” is not in E.164", number=channel.number),
                    text(
                        "Write a plus, the country code and the number in the digits 0 to 9: “{form}”.",
                        form=_mended(channel.number),
                    ),
                    ID,
                )
            if short is not None and not SHORT.fullmatch(channel.short):
                yield short.problem(
                    text("the short number “{number}” is not 3 to 6 digits", number=channel.short),
                    text(
                        "Write only the digits 0 to 9: “{form}”.",
                        form=only_digits(ascii_digits(channel.short)),
                    ),
                    ID,
                )


def _mended(raw: str) -> str:
    digits = only_digits(ascii_digits(raw))
    return f"+{digits.removeprefix('00')}" if digits else "+…"
