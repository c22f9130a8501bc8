"""A comment that waives one check for one value on one line, with a reason.

The comment stands on the line it excuses or on the line above, in the comment form of its file, and names the value::

    <!-- waive contacts.loose-number: 12345678: the file number of the case, not a telephone -->
    # waive contacts.loose-number: 12345678: the file number of the case, not a telephone
    /* waive contacts.loose-number: 12345678: the file number of the case, not a telephone */

The value ends at a colon before a blank. A comment without one excuses nothing by itself; it is read, so that the
message can show the whole line to write.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_COMMENT = re.compile(
    r"(?:<!--|/\*|\{#-?|^\s*#|\s#|//)\s*waive[ \t]*:?[ \t]+([a-z]+\.[a-z-]+)[ \t]*:[ \t]*(.*?)[ \t]*"
    r"(?:-->|\*/|-?#\}|$)",
    re.MULTILINE,
)
_VALUED = re.compile(r"(.{1,200}?)[ \t]*:\s+(.*)", re.DOTALL)
_SAMPLES = ("", "reason", "السبب", "your reason")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class WaiverComment:
    """One waived value: line of the comment, the check, the value (empty: none is named), and why."""

    line: int
    check: str
    value: str
    reason: str


def waiver_comments(content: str, first_line: int = 1) -> list[WaiverComment]:
    """Return the waivers in *content*, whose first line is *first_line*.

    >>> waiver_comments("<!-- waive contacts.loose-number: 2019 312: a court case -->")[0].value
    '2019 312'
    """
    if "waive" not in content:
        return []
    return [
        WaiverComment(content.count("\n", 0, match.start(1)) + first_line, match[1], *value_and_reason(match[2]))
        for match in _COMMENT.finditer(content)
    ]


def without_waivers(content: str) -> str:
    """Return *content* with its waivers blanked, every other sign in its place: what they name is not theirs to say."""
    if "waive" not in content:
        return content
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), content)


def value_and_reason(words: str) -> tuple[str, str]:
    """Return the two parts of what follows the check's id; the value is empty when there is only a reason."""
    found = _VALUED.fullmatch(words.strip())
    return (found[1], found[2].strip()) if found else ("", words.strip())


def is_reason(words: str) -> bool:
    """Tell whether *words* say why: what the messages write in their place is no reason, in any language.

    >>> is_reason("the source says so"), is_reason("reason"), is_reason("…")
    (True, False, False)
    """
    return _INVISIBLE.sub("", words).strip(" .…").casefold() not in _SAMPLES


def same_value(named: str, found: str) -> bool:
    """Tell whether a waiver that names one value excuses the other: digits, letters and signs alike, blanks aside.

    >>> same_value("2221 5151", "22215151"), same_value("22215151", "22215152")
    (True, False)
    """
    return bare(named) == bare(found) != ""


def bare(value: str) -> str:
    """Return *value* without blanks, quotation marks and invisible signs, its digits written 0 to 9."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in _INVISIBLE.sub("", value))
    return re.sub(r"[\s“”\"'«»]", "", digits).casefold()


def names_none(waivers: list[WaiverComment], check: str, line: int) -> bool:
    """Tell whether a comment on *line* or the line above waives *check* without naming a value."""
    return any(waiver.check == check and waiver.line in (line, line - 1) and not waiver.value for waiver in waivers)


def is_waived(waivers: list[WaiverComment], check: str, line: int, value: str) -> bool:
    """Tell whether *value* on *line* is excused from *check*: by a comment on it or on the line above."""
    return any(
        waiver.check == check and waiver.line in (line, line - 1) and same_value(waiver.value, value)
        for waiver in waivers
    )
