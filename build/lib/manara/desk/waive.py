"""Writes a waiver into a page: the comment an editor would write, at the place where it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import INVISIBLE
from manara.sources.markdown_page import read_page
from manara.sources.waiver_comment import is_reason
from manara.translations.reading import read
from manara.translations.waivers import BY_LINE

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"#{1,6}[ \t]")
_PAGE = re.compile(r"docs/([A-Za-z0-9-]+)/((?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md)")


class NotWaivedError(Exception):
    """Why nothing was written; its one argument is ``reason``, ``line`` or ``page``."""


@dataclass(frozen=True)
class Finding:
    """What is to be excused: a check's finding in a file, on a line, about these values (none: the check as such)."""

    path: str
    line: int
    check: str
    values: tuple[str, ...] = ()


def waive(root: Path, finding: Finding, reason: str) -> None:
    """Write the comment that excuses *finding* into its section, or onto its line.

    Raises:
        NotWaivedError: There is no such page or line, or the reason is none.
    """
    path, line, check = finding.path, finding.line, finding.check
    words = " ".join(reason.translate(INVISIBLE).split())
    if not is_reason(words) or "--" in words or ">" in words:
        raise NotWaivedError("reason")
    place = _PAGE.fullmatch(path)
    file = root / path
    if place is None or file.is_symlink() or not file.is_file():
        raise NotWaivedError("page")
    content = file.read_bytes().decode("utf-8")
    lines = content.split("\n")
    if not 0 < line <= len(lines):
        raise NotWaivedError("line")
    comments = [f"<!-- waive: {check}: {value}: {words} -->" for value in finding.values] or [
        f"<!-- waive: {check}: {words} -->"
    ]
    if check in BY_LINE:
        at = line - 1
        lines[at] = f"{lines[at].rstrip()} {' '.join(comments)}"
    else:
        page = read_page(file, path, place[1], place[2])
        at = _after_heading(lines, read(page).part_at(line).line, page.body_line)
        lines[at:at] = ["", *comments]
    file.write_bytes("\n".join(lines).encode())


def _after_heading(lines: list[str], heading: int, body_line: int) -> int:
    """Return the index of the line after a section's heading; the lead's is the page's title."""
    for index in range(max(heading, body_line) - 1, len(lines)):
        if _HEADING.match(lines[index]):
            return index + 1
        if lines[index].strip():
            break
    return max(heading, body_line) - 1
