"""Whether all words fit on their sheets, asked without a build, and remembered until a byte of the folder changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.clock import clock
from manara.campaign.places import READ
from manara.work.cache import Cache
from manara.work.findings import Findings
from manara.work.folder import look
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem


def paper_in_folder(root: Path, *, drafts: bool = False, release: bool = False) -> list[Problem]:
    """Return what does not fit on the sheets of the campaign in *root*, each at the line its words come from.

    A warning, since the website is published without the sheet; an error for a release. Only sheets whose words changed
    are laid out, and none when no byte of the folder did. The words of the edition are those of any edition: the build
    looks again.
    """
    cache, folder = Cache(None if release else root), look(root, READ)
    reports = Findings(cache, "paper", digest_of_program())
    key = (folder.digest(), clock().isoformat(), "drafts" if drafts else "")
    found = reports.get(*key) if folder.plain else None
    if found is None:
        from manara.campaign.load import load_campaign  # noqa: PLC0415  # nothing is loaded before it is needed
        from manara.publishing.making.printed import unfit  # noqa: PLC0415

        found = unfit(load_campaign(root, drafts=drafts, release=release), cache)
        if folder.unchanged():
            reports.put(*key, found=found)
        reports.tidy()
    return found
