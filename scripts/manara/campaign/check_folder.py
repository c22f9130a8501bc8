"""The checks of a whole folder, remembered: nothing is loaded when no byte has changed since the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.clock import clock
from manara.sources.remembered import Remembered, digest, digest_of_files, digest_of_program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from manara.problems import Problem

# Names of campaign.check.SUBJECTS, known here without loading a check.
SUBJECT_NAMES = ("contacts", "translations", "pages")


def check_folder(root: Path, subjects: Sequence[str] = SUBJECT_NAMES, *, release: bool = False) -> list[Problem]:
    """Return everything wrong with the campaign in *root*, in order of place."""
    world = digest(
        digest_of_program(),
        digest_of_files(root, ("data", "docs", "overrides", "languages", "mkdocs.yml")),
        clock().isoformat(),
        str(release),
        " ".join(subjects),
    )
    memory = Remembered(root, "report", world)
    found = memory.get("problems")
    if found is None:
        from manara.campaign.check import check_campaign  # noqa: PLC0415  # loading all checks takes 0.2 s
        from manara.campaign.load import load_campaign  # noqa: PLC0415

        found = check_campaign(load_campaign(root, release=release), subjects, remember=True)
        memory.put("problems", found)
        memory.save()
    return found
