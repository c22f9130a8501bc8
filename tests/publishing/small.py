"""A whole campaign of two pages: every step of a build on it takes half a second."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# The other files of data/ name pages that this campaign has not.
NEEDED = (
    "campaign.lock",
    "campaign.yml",
    "contacts",
    "contacts.lock",
    "facts.yml",
    "laws.yml",
    "sources.yml",
    "terms.yml",
    "trace.json",
)

PAGE = """---
title: {title}
description: {description}
facts: [F-CON-01]
checked: 2026-11-23
---
# {title}

{text} {{{{ phone:hotline }}}}.
"""
PAGES = {
    "ar": ("اتصل بنا", "معلومات قصيرة عن أرقام المساعدة في الكويت، ومتى تتصل بها.", "اتصل بالخط الساخن {word}:"),
    "en": (
        "Call us",
        "Short information about the numbers of help in Kuwait, and when to call.",
        "{word} the hotline:",
    ),
}


def small_campaign(root: Path, words: dict[str, str]) -> Path:
    """Write a campaign of one page per language into *root*; *words* by language tell it from another."""
    for name in ("data", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path in (root / "data").iterdir():
        if path.name not in NEEDED:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for tag, (title, description, text) in PAGES.items():
        page = root / "docs" / tag / "index.md"
        page.parent.mkdir(parents=True)
        said = text.format(word=words[tag])
        page.write_text(PAGE.format(title=title, description=description, text=said), "utf-8")
    return root


# What bears the time of its edition, which grows with every build of other sources.
DATED = ("manifest.json", "SHA256SUMS", "site.zip")


def digest_of_site(site: Path) -> str:
    """Return a digest of names and bytes of all files of a built site but those that bear its time."""
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name not in DATED:
            total.update(f"{path.relative_to(site).as_posix()} {path.stat().st_size} ".encode() + path.read_bytes())
    return total.hexdigest()
