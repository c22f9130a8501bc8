"""A whole campaign of two pages: every step of a build on it takes half a second."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

# The other files of data/ name pages that this campaign has not.
NEEDED = ("campaign.lock", "campaign.yml", "contacts", "contacts.lock", "laws.yml", "sources.yml", "terms.yml")

PAGE = """---
title: {title}
description: {description}
facts: [F-CON-2]
checked: 2026-11-20
---
# {title}

{text} {{{{ phone:hotline }}}}.
"""
PAGES = {
    "ar": ("اتصل بنا", "معلومات قصيرة عن أرقام المساعدة في الحصاد، ومتى تتصل بها.", "اتصل بالخط الساخن {word}:"),
    "en": (
        "Call us",
        "Short information about the numbers of help at the harvest, and when to call.",
        "{word} the hotline:",
    ),
}


def small_campaign(root: Path, words: dict[str, str]) -> Path:
    """Write a campaign of one page per language into *root*; *words* by language tell it from another."""
    for name in NEEDED:
        copy = shutil.copytree if (SMALL / "data" / name).is_dir() else shutil.copy
        (root / "data").mkdir(parents=True, exist_ok=True)
        copy(SMALL / "data" / name, root / "data" / name)
    settings = (SMALL / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"pages: \[.*\]", "pages: [index.md]", settings), "utf-8")
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
