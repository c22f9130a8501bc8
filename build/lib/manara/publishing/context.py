"""What every step of a build gets: the value that the rooms of publishing share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from manara.publishing.making.printed import Printed, printed
from manara.work.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.publishing.ahead import Ahead
    from manara.publishing.making.compress import Packing
    from manara.publishing.shipping.urgent import Urgent


@dataclass(frozen=True)
class Build:
    """What every step after the site gets.

    Attributes:
        campaign: Checked facts and pages.
        folder: The fresh folder everything is written to.
        site_url: The site's own address, ending in a slash; empty when it is not known.
        cache: What earlier builds made and read.
        facts: Digest of the files that the facts were loaded from; readings rest on them.
        prepared: What ``printed`` is, when it is known already.
        packing: Packs what is finished while other steps run.
        ahead: Makes sheets and reads them back while other steps run.
        time: Of the edition, in seconds since 1970: what the files of its archive are dated.
        urgent: The correction that made other facts pass, if any.
        passed: What a release would have refused without it.
    """

    campaign: Campaign
    folder: Path
    site_url: str = ""
    cache: Cache = field(default_factory=lambda: Cache(None))
    facts: str = ""
    prepared: Printed | None = None
    packing: Packing | None = None
    ahead: Ahead | None = None
    time: int = 0
    urgent: Urgent | None = None
    passed: tuple[Problem, ...] = ()

    @cached_property
    def printed(self) -> Printed:
        """Every sheet and picture, and the words of the paper."""
        return self.prepared or printed(self.campaign)
