"""Writes the words to send on as plain text files, one per message and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.share import said
from manara.checks.share.texts import judge_texts

if TYPE_CHECKING:
    from manara.problems import Problem
    from manara.publishing.context import Build


def write_share_texts(build: Build) -> list[Problem]:
    """Write ``{language}/share/*.txt``; a text that is too long with the site's true address is a problem."""
    for tag in build.campaign.tags:
        for message in build.campaign.share.messages:
            path = build.folder / tag / "share" / f"{message.id}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(said(message, tag, build.campaign, build.site_url) + "\n", "utf-8", newline="\n")
    return list(judge_texts(build.campaign, build.site_url))
