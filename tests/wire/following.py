"""Does what a hint says, to the letter, where it says something that can be done to the letter."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from manara.checks.examples import TODAY
from manara.cli import main
from manara.cli.language import Interface
from manara.cli.report import to_copy
from manara.desk.waive import Finding, waive

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

REASON = "both sources say so, in their own words"
# Commands that show something; the mend is in the sentence around them.
_SHOWS = re.compile(r"manara (?:check|override \S+$)")
_WAIVER = re.compile(r"<!-- waive: ([\w.-]+): (.*) -->")
_NEAR = re.compile(r"Did you mean “(.+)”\?")


def follow(problem: Problem, root: Path) -> bool:
    """Do what the hint of *problem* says in the campaign in *root*; return False when only a person can.

    A name it asks about is written, a command it names is run, a waiver is put where it says.
    """
    copied = [one for one in to_copy(problem.hint, Interface("en")) if not _SHOWS.match(one)]
    near = _NEAR.search(str(problem.hint))
    if near:
        _write(root / problem.path, problem, near[1])
    waivers = [found for one in copied if (found := _WAIVER.fullmatch(one))]
    if waivers:
        values = tuple(found[2].rpartition(": ")[0] for found in waivers if found[2] != "reason")
        waive(root, Finding(problem.path, problem.line, waivers[0][1], values), REASON)
    for one in copied:
        if one.startswith("manara "):
            _run(shlex.split(one)[1:], root)
        elif one.startswith("- {check: "):
            record = root / problem.path
            row = one.replace("…", REASON, 1).replace("…", f"{TODAY.year}-12-31")
            record.write_text(f"{record.read_text('utf-8').rstrip()}\nwaive:\n  {row}\n", "utf-8")
    return bool(near or copied)


def _write(file: Path, problem: Problem, near: str) -> None:
    """Exchange, on the line of *problem*, a value that its message quotes."""
    lines = file.read_text("utf-8").split("\n")
    line = lines[problem.line - 1]
    said = [one for one in re.findall(r"“([^”]+)”|(\S+\.md)", str(problem.message)) for one in one if one]
    [wrong] = {one.rpartition("/")[2] for one in said if one.rpartition("/")[2] in line}
    lines[problem.line - 1] = line.replace(wrong, near, 1)
    file.write_text("\n".join(lines), "utf-8")


def _run(arguments: list[str], root: Path) -> None:
    command, *rest = arguments
    if command == "fix":
        rest.append("--write")
    if rest and rest[0].startswith("contacts/"):
        rest += ["--how", "called", "--on", TODAY.isoformat()]
    main([command, *rest, "--root", str(root), "--today", TODAY.isoformat()])
