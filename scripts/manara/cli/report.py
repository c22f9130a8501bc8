"""Shows problems: as text for people, as JSON for programs, as annotations for code hosts."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from manara.cli.language import speakers
from manara.problems import INVISIBLE, Level, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.cli.language import Interface
    from manara.problems import Text

FORMATS = ("text", "json", "github", "gitlab", "editor")
# First strong isolate and pop directional isolate: a quoted word of the other direction keeps its place in the line.
FSI, PDI = "\u2068", "\u2069"
# What is pasted somewhere: a command, a line of a page or record, a waiver, a call. A value of a message that is one is
# not isolated either.
_COPIED = re.compile(r"“([\u2066-\u2069]*(?:manara |#+ )[^”]+)”|<!-- waive.*?-->|\{\{.*?\}\}")
_COPIED_VALUE = re.compile(r"manara |<!--|- \{check: ")


def print_problems(problems: list[Problem], interface: Interface, form: str = "text") -> None:
    """Print all *problems* and a summary line.

    Args:
        problems: In order.
        interface: Whose language to speak.
        form: One of FORMATS, or ``lines`` for text without a summary.
    """
    if form == "json":
        print(json.dumps([as_json(problem, interface) for problem in problems], ensure_ascii=False, indent=2))
        return
    if form == "gitlab":
        print(json.dumps([_as_gitlab(problem, interface) for problem in problems], ensure_ascii=False, indent=2))
        return
    shown = {"github": _annotation, "editor": _one_line}.get(form, _line)
    for problem in problems:
        print(shown(problem, interface))
    if form == "text":
        print(("\n" if problems else "") + _summary(problems, interface))


def print_problem(problem: Problem, interface: Interface) -> None:
    """Print one problem for people: place, what is wrong, how to mend it."""
    print(_line(problem, interface))


def print_off(off: dict[str, tuple[str, ...]], interface: Interface) -> None:
    """Print a line for each language that has no words for some checks.

    Args:
        off: Ids of these checks by language.
        interface: Whose language to speak.
    """
    for tag, checks in off.items():
        line = interface.ngettext(
            "{tag}: {count} check has no words for this language and is off: {checks}",
            "{tag}: {count} checks have no words for this language and are off: {checks}",
            len(checks),
        )
        print(line.format(tag=tag, count=len(checks), checks=", ".join(checks)))


def _line(problem: Problem, interface: Interface) -> str:
    """Return a problem as lines of text.

    In a right-to-left language the place stands on a line of its own: a terminal takes the direction of a line from its
    first letter, and a sentence behind a Latin path would be torn apart.
    """
    place = ":".join([visible(problem.path), *(str(number) for number in (problem.line, problem.column) if number)])
    word = interface.gettext("error") if problem.level is Level.ERROR else interface.gettext("warning")
    level = _coloured(word, problem.level)
    message = _said(problem.message, interface)
    hint = _wrapped(_said(problem.hint, interface), "    ")
    copied = "".join(f"\n        {line}" for line in to_copy(problem.hint, interface))
    if interface.rtl:
        return f"{place}  [{problem.check}]\n{_wrapped(f'{level}: {message}', '')}\n{hint}{copied}"
    return f"{place}: {level}: {message}  [{problem.check}]\n{hint}{copied}"


def to_copy(hint: Text, interface: Interface) -> list[str]:
    """Return the commands and waivers in *hint* as they are to be pasted: without a sign that nobody sees."""
    values: list[str] = []

    def kept(value: str) -> str:
        if _COPIED_VALUE.match(value):
            values.append(value)
        return value

    said = hint.render(interface.gettext, kept)
    found = [one[1] or one[0] for one in _COPIED.finditer(said) if not one[0].startswith("{")]
    found += [value for value in values if value[0] != "<"]
    return list(dict.fromkeys(visible(one.translate(INVISIBLE)) for one in found))


def _said(said: Text, interface: Interface) -> str:
    """Return words with isolated values, but for what is to be copied, in which no sign may stand that nobody sees."""
    words = said.render(
        interface.gettext,
        lambda value: visible(value) if _COPIED_VALUE.match(value) else quote(value, rtl=interface.rtl),
    )
    return _COPIED.sub(lambda found: found[0].replace(FSI, "").replace(PDI, ""), words)


def _wrapped(words: str, indent: str) -> str:
    """Break lines between words where somebody reads them; programs get one line."""
    if not sys.stdout.isatty():
        return f"{indent}{words}"
    width = max(shutil.get_terminal_size().columns, 40)
    lines = textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def _coloured(word: str, level: Level) -> str:
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return word
    return f"\x1b[{31 if level is Level.ERROR else 33}m{word}\x1b[0m"


def _annotation(problem: Problem, interface: Interface) -> str:
    """Return an annotation for GitHub, in every language: whoever reads the request may be none of its writers.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    level = "error" if problem.level is Level.ERROR else "warning"
    escaped = _in_all(problem, interface).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = visible(problem.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.line or 1},col={problem.column or 1}"
    return f"::{level} {place},title={problem.check}::{escaped}"


def _one_line(problem: Problem, interface: Interface) -> str:
    """Return a problem for a program that edits: the level by a fixed word, the rest in the reader's language."""
    level = "error" if problem.level is Level.ERROR else "warning"
    words = f"{problem.message.render(interface.gettext, visible)} – {problem.hint.render(interface.gettext, visible)}"
    place = f"{visible(problem.path)}:{problem.line or 1}:{problem.column or 1}"
    return f"{place}: {level}: {' '.join(words.split())}  [{problem.check}]"


def _in_all(problem: Problem, interface: Interface) -> str:
    """Return message and hint in each language of the program, the reader's first."""
    return "\n".join(
        f"{problem.message.render(one.gettext, visible)}\n{problem.hint.render(one.gettext, visible)}"
        for one in speakers(interface)
    )


def _as_gitlab(problem: Problem, interface: Interface) -> dict[str, object]:
    """Return an entry of a Code Quality report.

    https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    same = f"{problem.path} {problem.check} {problem.message}"
    return {
        "description": _in_all(problem, interface),
        "check_name": problem.check,
        "fingerprint": hashlib.sha256(same.encode()).hexdigest(),
        "severity": "blocker" if problem.level is Level.ERROR else "minor",
        "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
    }


def as_json(problem: Problem, interface: Interface) -> dict[str, object]:
    """Return a problem as programs read it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": problem.level.name.lower(),
        "check": problem.check,
        "message": problem.message.render(interface.gettext),
        "hint": problem.hint.render(interface.gettext),
    }


def _summary(problems: list[Problem], interface: Interface) -> str:
    if not problems:
        return interface.gettext("No problems.")
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.path for problem in problems})
    return interface.gettext("{errors}, {warnings} in {files}").format(
        errors=interface.ngettext("{count} error", "{count} errors", errors).format(count=errors),
        warnings=interface.ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        files=interface.ngettext("{count} file", "{count} files", files).format(count=files),
    )


def visible(value: str) -> str:
    """Return *value* on one line, every sign in it to be seen.

    A file's name may hold a line break, and a code host takes a line that begins with ``::`` for a command.
    """
    return "".join(
        f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp", "Co", "Cn") else sign
        for sign in value
    )


def quote(value: str, *, rtl: bool) -> str:
    """Return *value* for a line: make invisible characters visible, and isolate a value of the other direction."""
    shown = visible(value)
    strong = {unicodedata.bidirectional(sign) for sign in shown}
    other = strong & {"L"} if rtl else strong & {"R", "AL", "AN"}
    return f"{FSI}{shown}{PDI}" if other else shown


def error_line(message: str) -> None:
    """Print a line for the reader of standard error."""
    print(f"manara: {message}", file=sys.stderr)


def no_such_page(name: str, known: Iterable[str], interface: Interface) -> None:
    """Say that there is no page *name*, and which of *known* is near."""
    error_line(interface.gettext("There is no page {page}.").format(page=name))
    if (near := did_you_mean(name, known)) is not None:
        error_line(near.render(interface.gettext))
