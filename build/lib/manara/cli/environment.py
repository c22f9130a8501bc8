"""What the system around the command decides: the language of messages, and how letters are written out."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

# An editor's own settings for a folder; Git ignores it.
SETTING = ".manara"


def wanted_language(arguments: list[str]) -> str:
    """Return the language to speak, as a tag or a POSIX name, before anything else of *arguments* is parsed.

    ``--language``, then ``MANARA_LANGUAGE``, then a line ``language: ar`` in the file ``.manara`` of the folder, then
    what the system says; errors of arguments have a language too.
    """
    return (
        _option(arguments, "--language")
        or os.environ.get("MANARA_LANGUAGE")
        or _set_here(Path(_option(arguments, "--root")))
        or _of_system()
    )


def speak_utf8() -> None:
    """Let output be UTF-8 whatever the code page: Arabic has no place in that of a Windows pipe (cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _is_utf8(stream):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty() and not _is_utf8(sys.stdin):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _is_utf8(stream: io.TextIOWrapper) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def _option(arguments: list[str], name: str) -> str:
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
        if argument == name and index + 1 < len(arguments):
            return arguments[index + 1]
    return ""


def _set_here(root: Path) -> str:
    try:
        lines = (root / SETTING).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.strip().startswith("language:")), "")


def _of_system() -> str:
    """Return the system's language: POSIX has it in variables, Windows and macOS in settings of their own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        found = os.environ.get(name)
        if found:
            return found
    first = os.environ.get("LANGUAGE", "").split(":")[0]
    if first:
        return first
    if sys.platform in ("win32", "darwin"):
        import locale  # noqa: PLC0415  # only where no variable says it

        # Windows names languages in English, too: "Arabic_…".
        return (locale.getlocale()[0] or "en").replace("Arabic", "ar").replace("English", "en")
    return "en"
