"""What day it is, and of what time the sources are: variables of the environment go first."""

from __future__ import annotations

import datetime
import os

from manara.errors import CampaignError

CLOCK = "MANARA_TODAY"
# https://reproducible-builds.org/specs/source-date-epoch/
SOURCE_DATE = "SOURCE_DATE_EPOCH"


def clock() -> datetime.date:
    """Return the day of ``MANARA_TODAY``, else the system's.

    Raises:
        CampaignError: The variable holds no date.
    """
    raw = os.environ.get(CLOCK, "")
    if not raw:
        return datetime.datetime.now(tz=datetime.UTC).date()
    try:
        return datetime.date.fromisoformat(raw)
    except ValueError:
        raise CampaignError(
            f"{CLOCK} is “{raw}”, which is not a date. Write year-month-day, such as 2026-11-23."
        ) from None


def source_date() -> int:
    """Return the time that ``SOURCE_DATE_EPOCH`` gives the sources, in seconds since 1970; 0 when it gives none.

    Raises:
        CampaignError: The variable holds no number.
    """
    raw = os.environ.get(SOURCE_DATE, "0")
    if not (raw.isascii() and raw.isdigit()):
        raise CampaignError(f"{SOURCE_DATE} is “{raw}”. Write seconds since 1970, such as 1764000000, or unset it.")
    return int(raw)
