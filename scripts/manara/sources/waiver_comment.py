"""A comment that waives one check for one line, with a reason.

The comment stands on the line it excuses or on the line above, in the comment form of its file::

    <!-- waive contacts.loose-number: the file number of the case, not a telephone -->
    # waive contacts.loose-number: the file number of the case, not a telephone
    /* waive contacts.loose-number: the file number of the case, not a telephone */
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(
    r"(?:<!--|/\*|\{#-?|^\s*#|\s#|//)\s*waive[ \t]*:?[ \t]+([a-z]+\.[a-z-]+)[ \t]*:[ \t]*(.*?)[ \t]*"
    r"(?:-->|\*/|-?#\}|$)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class WaiverComment:
    """One waived line: its number, the check, and why."""

    line: int
    check: str
    reason: str


def waiver_comments(content: str, first_line: int = 1) -> list[WaiverComment]:
    """Return the waivers in *content*, whose first line is *first_line*.

    >>> waiver_comments("<!-- waive facts.numbers: rounded in Arabic -->")[0].reason
    'rounded in Arabic'
    """
    if "waive" not in content:
        return []
    return [
        WaiverComment(content.count("\n", 0, match.start(1)) + first_line, match[1], match[2])
        for match in _COMMENT.finditer(content)
    ]


def is_waived(waivers: list[WaiverComment], check: str, line: int) -> bool:
    """Tell whether *line* is excused from *check*: by a comment on it or on the line above."""
    return any(waiver.check == check and waiver.line in (line, line - 1) for waiver in waivers)
