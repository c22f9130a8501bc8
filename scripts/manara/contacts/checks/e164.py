"""Telephone numbers are stored in E.164, in ASCII, exactly.

Passes: a plus, the country code and the number, all in the digits 0 to 9. Fails: spaces or hyphens between the digits,
no country code, Arabic-Indic digits, an invisible character anywhere. Number libraries mend all of these in silence;
but printers and translators copy from the file, so the text itself has to be right. Source: ITU-T E.164 (at most 15
digits after the plus).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "contacts.e164"
E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every number that is not exact E.164 text."""
    for contact in campaign.contacts.values():
        for channel in contact.channels:
            node = channel.node.get("number")
            if node is not None and not E164.fullmatch(channel.number):
                digits = "".join(str(unicodedata.digit(sign, "")) for sign in channel.number)
                yield Problem(
                    node.path,
                    node.line,
                    node.column,
                    Level.ERROR,
                    ID,
                    text("the number “{number}” is not in E.164", number=channel.number),
                    text(
                        "Write a plus, the country code and the number in the digits 0 to 9: “+{digits}”.",
                        digits=digits,
                    ),
                )
