"""What day it is: tests and ``--today`` set it."""

from __future__ import annotations

import datetime
import os

from manara.errors import CampaignError

CLOCK = "MANARA_TODAY"


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
