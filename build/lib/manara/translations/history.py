"""What a section said when it was confirmed: asked of Git, where there is a repository that remembers.

The lock keeps two characters for each word: enough to know that one is gone, not which. The lost word is what matters,
and Git has it. Without Git, or in a shallow clone, the answer is ``None``, and whoever asked does without.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.sources.markdown_page import parse_page
from manara.translations.lock import is_of, read_lock, sections_of
from manara.translations.status import OUTDATED, word_changes

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage
    from manara.translations.lock import Entry
    from manara.translations.status import SectionStatus, Side, Status

# How many versions of a page are looked at, the newest first.
DEEPEST = 60
_PATIENCE = 10


def with_lost_words(campaign: Campaign, status: Status) -> Status:
    """Return *status* with the words that are gone from outdated sections, where history knows them."""
    lock = read_lock(campaign.root)
    sections = []
    for section in status.sections:
        entry = lock.entries.get((section.name, section.key, (section.sides[0].tag, section.sides[1].tag)))
        if section.state == OUTDATED and entry is not None and section.moved:
            sections.append(_with_words(campaign, section, entry))
        else:
            sections.append(section)
    return replace(status, sections=tuple(sections))


def words_confirmed(campaign: Campaign, path: str, key: str, digest: str) -> str | None:
    """Return the normalised words that section *key* of the page *path* had when *digest* was made of them."""
    for version in _versions(campaign.root, path):
        page = _page(campaign.root, path, version)
        words = sections_of(page, campaign.values).get(key) if page is not None else None
        if words is not None and is_of(digest, words):
            return words
    return None


def git(root: Path, *arguments: str) -> str | None:
    """Return what Git says in *root*; ``None`` where there is no Git, no repository, or no answer."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],  # noqa: S607  # whichever Git the editor uses
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _with_words(campaign: Campaign, section: SectionStatus, entry: Entry) -> SectionStatus:
    def told(side: Side, digest: str, marks: str) -> Side:
        page = campaign.page(side.tag, section.name)
        before = words_confirmed(campaign, side.path, section.key, digest) if side.moved else None
        if page is None or before is None:
            return side
        return replace(side, changes=word_changes(sections_of(page, campaign.values)[section.key], marks, before))

    one, other = (
        told(side, digest, marks)
        for side, (_tag, digest), marks in zip(section.sides, entry.digests, entry.prints, strict=True)
    )
    return replace(section, sides=(one, other))


def _versions(root: Path, path: str) -> tuple[str, ...]:
    listed = git(root, "log", f"--max-count={DEEPEST}", "--format=%H", "--", path)
    return tuple((listed or "").split())


@lru_cache(maxsize=1024)
def _page(root: Path, path: str, version: str) -> MarkdownPage | None:
    content = git(root, "show", f"{version}:./{path}")
    tag, _slash, name = path.removeprefix("docs/").partition("/")
    return parse_page(content.replace("\r\n", "\n"), path, tag, name, []) if content is not None else None
