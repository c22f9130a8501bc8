"""The checks of a whole folder, remembered: nothing is loaded when no byte has changed since the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.clock import clock
from manara.campaign.places import READ
from manara.checks import SUBJECT_NAMES
from manara.errors import CampaignError
from manara.work.cache import Cache
from manara.work.findings import Findings
from manara.work.folder import Folder, look
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem


def check_folder(
    root: Path, subjects: Sequence[str] = SUBJECT_NAMES, *, drafts: bool = False, release: bool = False
) -> list[Problem]:
    """Return everything wrong with the campaign in *root*, in order of place; for a release nothing is remembered."""
    cache, folder = Cache(None if release else root), look(root, READ)
    reports = Findings(cache, "reports", digest_of_program())
    key = (folder.digest(), clock().isoformat(), " ".join(subjects), "drafts" if drafts else "")
    found = reports.get(*key) if folder.plain else None
    if found is None:
        try:
            _, found = load_and_check(root, subjects, drafts=drafts, release=release, folder=folder)
        except CampaignError as error:
            # What can be mended is shown as every other problem is; the rest is the caller's.
            if not error.problems:
                raise
            return list(error.problems)
        if folder.unchanged():
            reports.put(*key, found=found)
        reports.tidy()
    return found


def load_and_check(
    root: Path,
    subjects: Sequence[str] = SUBJECT_NAMES,
    *,
    drafts: bool = False,
    release: bool = False,
    folder: Folder | None = None,
) -> tuple[Campaign, list[Problem]]:
    """Return the campaign in *root* and everything wrong with it; unchanged pages are not checked again.

    Args:
        root: The campaign's folder.
        subjects: What is checked.
        drafts: Include languages marked ``draft: true``.
        release: Make old and unverified facts errors, and remember nothing.
        folder: A look at *root* from before; without it one is taken.

    Raises:
        CampaignError: There is no campaign in *root*.
    """
    from manara.campaign.load import load_campaign  # noqa: PLC0415
    from manara.checks.run import CachedFindings, check_campaign  # noqa: PLC0415  # loading all checks takes 0.2 s

    folder = folder or look(root, READ)
    campaign = load_campaign(root, drafts=drafts, release=release)
    # A file saved while others were loaded: the campaign is not what was looked at.
    memory = CachedFindings(campaign, folder) if not release and folder.unchanged() else None
    return campaign, check_campaign(campaign, subjects, memory)


def off_in_folder(root: Path, *, drafts: bool = False) -> dict[str, tuple[str, ...]]:
    """Return by language the checks that have no words for it; of drafts only with *drafts*."""
    from manara.languages.needs import checks_off  # noqa: PLC0415  # nothing is loaded before it is needed
    from manara.sources.yaml_file import read_yaml  # noqa: PLC0415

    path = root / "data" / "campaign.yml"
    listed = read_yaml(path, "data/campaign.yml", []).get("languages") if path.is_file() else None
    tags = []
    for item in listed.items() if listed is not None else ():
        draft = item.get("draft")
        if drafts or draft is None or draft.text() != "true":
            tags.append(item.need("tag").text())
    return checks_off(tags, root)
