"""``data/campaign.lock``: which two contacts every page leads to, and where leaving leads, as somebody confirmed them.

``hotline: iom`` in ``data/campaign.yml`` shows another number in the first screen of every page, and every record
stays as it was; so these three are confirmed by themselves, with ``manara confirm campaign``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.sources.lock_file import LockFile, read_lock_file, write_lock_file

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign

ID = "campaign.lock"
LOCK = "data/campaign.lock"
SETTINGS = "data/campaign.yml"
HEADER = "# Main contacts and exit as confirmed. Written by “manara confirm campaign”; do not edit by hand.\n"
BLOCK = "campaign"


def values_of(campaign: Campaign) -> dict[str, str]:
    """Return what is confirmed, by the name of its field in ``data/campaign.yml``."""
    exits = {f"exit.{number}.url": leave.url for number, leave in enumerate(campaign.exits)}
    only = {"exit.url": campaign.exit.url} if len(exits) == 1 else exits
    return {"emergency": campaign.emergency, "hotline": campaign.hotline, **only}


def read_lock(root: Path) -> LockFile:
    """Return the lock of the campaign in *root*."""
    return read_lock_file(root / LOCK, LOCK, ID)


def confirm(campaign: Campaign, role: str) -> None:
    """Write that the present values are right."""
    row = {**values_of(campaign), "confirmed on": campaign.today.isoformat(), "confirmed by": role}
    write_lock_file(campaign.root / LOCK, HEADER, {BLOCK: row})
