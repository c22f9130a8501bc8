"""A number as it is read aloud, in every language of the campaign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

# The message ids of the pages' own digit words.
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spoken(campaign: Campaign, value: str) -> Iterator[str]:
    """Yield the digits of *value* in words, a line per language, with a pause between its groups."""
    for locale in campaign.languages:
        say = site_catalog(campaign.root, locale.tag).gettext
        groups = (" ".join(say(DIGITS[int(digit)]) for digit in group) for group in re.findall("[0-9]+", value))
        comma = "، " if locale.script == "Arab" else ", "
        yield f"{locale.tag}: {comma.join(groups)}"
