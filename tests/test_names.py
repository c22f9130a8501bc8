"""The program names no country and no currency of one, and nothing names a paper that is not here."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a campaign of another country would read and run. Words of a language, with their names of countries and
# currencies, are in its pack; catalogs are made from what is looked at here.
PROGRAM = (".py", ".html", ".css", ".js", ".typ", ".yml", ".txt", ".svg", ".xml")
# The check that compares names of countries has some in its manual.
PACKS = ("scripts/manara/languages/", "scripts/manara/scaffold/skeleton/", "scripts/manara/checks/facts/countries.")
# Short names are words of their own (Chad, Oman in “woman” is none): whole words with a capital are looked for.
ZONES = re.compile(r"\b(?:Africa|America|Asia|Australia|Europe|Indian|Pacific)/[A-Z]\w+")
# Names that mean something else where they stand, with why.
OTHERWISE = {"Georgia": "a typeface", "Jersey": "a cloth", "Guinea": "a coin"}
PAPERS = re.compile(r"\b(?:safety|design|generators|faults|house|visitor|style|content)\.md\b(?! ?[:#`]?\S*\()")
# Reports of measurements are called so, and lie in bench/results.
REPORTS = (
    "tests/overrides/test_style_page.py",
    "bench/visitor.py",
    "bench/results/",
    "MEASURED.md",
    "tests/test_names.py",
    "tests/test_measured.py",
)


def _tracked(repository: Path, *folders: str) -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "-C", str(repository), "ls-files", *folders], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in listed:
        path = repository / name
        if name and path.is_file() and path.suffix in (*PROGRAM, ".md", ".toml"):
            yield name, path.read_text("utf-8", "replace")


def _countries() -> re.Pattern[str]:
    names = {
        name
        for tag in ("en", "ar")
        for code, name in Locale(tag).territories.items()
        if len(code) == 2 and len(name) > 3 and name not in OTHERWISE
    }
    whole = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{whole})(?:i|is|n|an|ian|ese)?(?!\w)")


def test_no_country_is_named_outside_the_packs(repository: Path) -> None:
    """Nor a time zone of one: what a country has comes from its region code."""
    countries = _countries()
    assert countries.search("Kuwaiti law")
    assert ZONES.search("Asia/Kuwait")
    found = [
        f"{name}: {match[0]}"
        for name, content in _tracked(repository, "scripts/manara")
        if name.endswith(PROGRAM) and not name.startswith(PACKS)
        for pattern in (countries, ZONES)
        for match in pattern.finditer(content)
    ]

    assert found == []


def test_no_paper_is_named_that_is_not_in_the_repository(repository: Path) -> None:
    """A reason is a decision, a standard, or said in place."""
    assert PAPERS.search("(safety.md 4A)")
    found = [
        f"{name}: {match[0]}"
        for name, content in _tracked(repository, "scripts", "tests", "bench", "packages", "data", "docs", ".")
        if not name.startswith(REPORTS)
        for match in PAPERS.finditer(content)
    ]

    assert found == []
