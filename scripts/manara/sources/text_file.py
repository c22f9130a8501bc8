"""Text of a file, or the problem that keeps us from reading it.

Editors' machines write byte order marks and Windows line ends, and copies from other programs carry invalid
UTF-8. Each is refused with its place: what a printer or translator copies from must be exactly what we read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from pathlib import Path

CHECK, CONFLICT = "sources.encoding", "sources.conflict"
# Seven signs at the beginning of a line; “=======” alone also underlines a heading.
_MARKS = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \t]|$)", re.MULTILINE)

_AS_UTF8 = text("Save the file as UTF-8.")
_ASCII, _NEARLY = 127, 0.7
# A page of 900 words is 12 kB; anything beyond this is a paste accident or an attack on the parser.
LARGEST = 1_000_000


def read_text(path: Path, shown: str, largest: int = LARGEST) -> tuple[str, list[Problem]]:
    """Return the text of *path* (line ends normalised to LF) and what is wrong with its bytes.

    Args:
        path: The file.
        shown: Its name in messages, relative to the campaign's root.
        largest: Bytes it may have.
    """
    try:
        if path.stat().st_size > largest:
            return "", [
                _problem(
                    shown,
                    0,
                    0,
                    text("the file is larger than {limit} bytes", limit=largest),
                    text("Split it; a page has 300 to 900 words."),
                )
            ]
        raw = path.read_bytes()
    except OSError as error:
        return "", [
            _problem(
                shown,
                0,
                0,
                text("cannot be read: {reason}", reason=error.strerror or str(error)),
                text("Check that the file exists and that you may read it."),
            )
        ]
    problems: list[Problem] = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        problems.append(
            _problem(
                shown,
                1,
                1,
                text("the file begins with a byte order mark"),
                text("Save it as “UTF-8”, not “UTF-8 with BOM”; in pages and data “manara fix --write” does it."),
            )
        )
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        content, problem = _not_utf8(raw, shown, error.start)
        problems.append(problem)
    if "\r" in content:
        line = content[: content.index("\r")].count("\n") + 1
        problems.append(
            _problem(
                shown,
                line,
                0,
                text("Windows line ends (CR LF)"),
                text("Save it with Unix line ends (LF); in pages and data “manara fix --write” does it."),
            )
        )
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in content:
        line = content[: content.index("\x00")].count("\n") + 1
        problems.append(_problem(shown, line, 0, text("a NUL character"), text("Remove it; this is not a text file.")))
        content = content.replace("\x00", "")
    return content, problems


def _not_utf8(raw: bytes, shown: str, start: int) -> tuple[str, Problem]:
    """Return what can be read of bytes that are no UTF-8 from *start* on, and what is wrong with them."""
    if (other := _other_encoding(raw)) is not None:
        named, content = other
        return content, _problem(shown, 1, 1, text("the file is in {encoding}", encoding=named), _AS_UTF8)
    before = raw[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    words = text("byte {byte} is not valid UTF-8", byte=f"0x{raw[start]:02X}")
    return raw.decode("utf-8", "replace"), _problem(shown, line, column, words, _AS_UTF8)


def _other_encoding(raw: bytes) -> tuple[str, str] | None:
    """Return the encoding that a program of Windows chose, and the text; None where it cannot be told.

    UTF-16 by its first two bytes, Windows-1256 where nearly no byte beyond ASCII belongs to UTF-8 and nearly all are
    Arabic letters. What the file says can then be judged, and only how it was saved is wrong.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16", raw.decode("utf-16", "replace")
    beyond = sum(byte > _ASCII for byte in raw)
    if raw.decode("utf-8", "replace").count("\ufffd") < _NEARLY * beyond:
        return None
    content = raw.decode("cp1256")
    arabic = sum("\u0600" <= sign <= "\u06ff" for sign in content)
    return ("Windows-1256", content) if arabic >= _NEARLY * beyond else None


def conflicts(content: str, shown: str, first_line: int = 1) -> list[Problem]:
    """Return a problem for each place where two versions stand beside each other, with Git's marks around them.

    Args:
        content: Of the file, or of a part of it.
        shown: The file's name in messages.
        first_line: Line of the file on which *content* begins.
    """
    if "<<<<<<<" not in content and ">>>>>>>" not in content and "|||||||" not in content:
        return []
    return [
        Problem(
            shown,
            content.count("\n", 0, match.start()) + first_line,
            1,
            Level.ERROR,
            CONFLICT,
            text("a merge conflict is not resolved"),
            text("Keep one of the versions between the lines “<<<<<<<” and “>>>>>>>”, and remove these lines."),
        )
        for match in _MARKS.finditer(content)
    ]


def _problem(path: str, line: int, column: int, message: object, hint: object) -> Problem:
    return Problem(path, line, column, Level.ERROR, CHECK, message, hint)  # type: ignore[arg-type]
