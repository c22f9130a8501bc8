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


def off_in_folder(root: Path) -> dict[str, tuple[str, ...]]:
    """Return by language the checks that have no words for it; drafts are not asked."""
    from manara.languages.needs import checks_off  # noqa: PLC0415  # nothing is loaded before it is needed
    from manara.sources.yaml_file import read_yaml  # noqa: PLC0415

    path = root / "data" / "campaign.yml"
    listed = read_yaml(path, "data/campaign.yml", []).get("languages") if path.is_file() else None
    tags = []
    for item in listed.items() if listed is not None else ():
        draft = item.get("draft")
        if draft is None or draft.text() != "true":
            tags.append(item.need("tag").text())
    return checks_off(tags, root)
