"""``python -m bench.mutation [--sample N] [--seed N]``: makes small faults in the program and counts what tests find.

A random sample of the faults that Cosmic Ray can make in the rooms of ``bench/mutation.toml``; each is judged by the
tests that reach its lines, told by a run under coverage first, in a copy of the repository. Those that no test finds
are listed in ``bench/results/mutation.md``; the reasons beside them are written by hand and kept.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_item import MutationSpec, TestOutcome
from coverage import CoverageData

from bench.machine import RESULTS, machine, table, write_result

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent
CONFIG: dict[str, Any] = tomllib.loads((HERE / "mutation.toml").read_text("utf-8"))
PYTEST = (
    sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=0", "-m", CONFIG["marks"],
)  # fmt: skip
WORDS = """\
A fault is one small change of the program: a comparison turned round, a number off by one, a decorator gone. It is
found when one of the tests that reach its lines fails. Left out are type hints, which do nothing at run time."""
_TOOK = re.compile(r"^([\d.]+)s (?:call|setup)\s+(\S+::.*)$", re.MULTILINE)
# What pytest says when a test fails, or cannot even be loaded; Cosmic Ray's word for tests that never end.
_FAILED = re.compile(r"\d (?:failed|error)|ImportError while loading conftest|^timeout$")
_CHANGED = re.compile(r"^[+-](?![+-]{2}).*", re.MULTILINE)
# One that was not found, as written below, and the reason under it.
_GIVEN = re.compile(r"^## ((?s:.+?)\n```\n\n)(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """One change Cosmic Ray can make."""

    spec: MutationSpec

    @property
    def path(self) -> Path:
        """The file, from the root of the repository."""
        return Path(self.spec.module_path)

    @property
    def line(self) -> int:
        """The line it begins at."""
        return int(self.spec.start_pos[0])

    @property
    def operator(self) -> str:
        """The kind of change."""
        return str(self.spec.operator_name).removeprefix("core/")


@dataclass
class Reached:
    """Which tests run which lines, by file and line, and how many seconds each takes."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_of(self, fault: Fault) -> list[str]:
        """Return the tests that run the lines of *fault*, the quickest first; none when all do (at import) or none."""
        by_line = self.lines.get(fault.path.as_posix(), {})
        found = {test for line in range(fault.line, fault.spec.end_pos[0] + 1) for test in by_line.get(line, ())}
        return sorted(found - {""}, key=lambda test: (self.seconds.get(test, 0), test))


def hints(source: str) -> set[int]:
    """Return the lines that hold only types: annotations, and imports and names for the type checker."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parts += [node.returns, *(one.annotation for one in ast.walk(node.args) if isinstance(one, ast.arg))]
        elif isinstance(node, ast.AnnAssign):
            parts.append(node.annotation)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            parts.append(node)
        for part in parts:
            if isinstance(part, ast.expr | ast.stmt):
                found.update(range(part.lineno, (part.end_lineno or part.lineno) + 1))
    return found


def faults_of(path: Path) -> Iterator[Fault]:
    """Yield every fault that can be made in the file *path*, without those in type hints."""
    source = path.read_text("utf-8")
    typed = hints(source)
    tree = get_ast(source)
    for name in sorted(plugins.operator_names()):
        operator_class = plugins.get_operator(name)
        # Those with arguments put any name for any other: linters find that.
        if operator_class.arguments():
            continue
        operator = operator_class()
        places = (place for node in ast_nodes(tree) for place in operator.mutation_positions(node))
        for number, (first, last) in enumerate(places):
            if first[0] not in typed:
                yield Fault(MutationSpec(path, name, number, first, last))


def sample_of(faults: list[Fault], size: int, seed: int) -> list[Fault]:
    """Return *size* faults, each at another place: an operator with ten forms is not ten times as likely."""
    places: dict[tuple[Path, int, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        family = fault.operator.partition("_")[0]
        places[fault.path, fault.line, family].append(fault)
    chance = random.Random(seed)  # noqa: S311 - a sample to be drawn again, not a secret
    return [chance.choice(places[place]) for place in chance.sample(sorted(places), min(size, len(places)))]


def reached_by_tests() -> Reached:
    """Run the tests once under coverage, in the current folder.

    Raises:
        RuntimeError: A test fails already.
    """
    cover = [f"--cov={room}" for room in CONFIG["rooms"]]
    done = subprocess.run(
        [*PYTEST, "-n", "auto", *CONFIG["tests"], *cover, "--cov-context=test", "--cov-report="],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"A test fails before anything was changed:\n{done.stdout[-3000:]}")
    data = CoverageData()
    data.read()
    here = Path.cwd()
    lines: dict[str, dict[int, list[str]]] = {}
    for file in data.measured_files():
        by_line = data.contexts_by_lineno(file)
        lines[Path(file).relative_to(here).as_posix()] = {
            line: [context.partition("|")[0] for context in contexts] for line, contexts in by_line.items()
        }
    seconds: dict[str, float] = defaultdict(float)
    for took, test in _TOOK.findall(done.stdout):
        seconds[test.strip()] += float(took)
    return Reached(lines, dict(seconds))


def judge(fault: Fault, reached: Reached) -> tuple[bool, str]:
    """Make the fault, run tests, take it back; return whether one failed, and the lines it changed.

    First those that reach its line; then, as a line can be run for a test by what an earlier one prepared, or when its
    module is loaded, all of the rooms.
    """
    chosen = Path(".mutation-tests")
    for tests in filter(None, (reached.tests_of(fault), CONFIG["tests"])):
        chosen.write_text("\n".join(tests), "utf-8")
        command = [*PYTEST, "-x", "-n", "0" if tests is not CONFIG["tests"] else "auto", f"@{chosen}"]
        result = mutate_and_test([fault.spec], shlex.join(command), CONFIG["timeout"])
        if result.test_outcome is not TestOutcome.SURVIVED and not _FAILED.search(result.output or ""):
            raise RuntimeError(f"{fault} could not be judged:\n{result.output}")
        if result.test_outcome is TestOutcome.KILLED:
            break
    return result.test_outcome is TestOutcome.KILLED, "\n".join(_CHANGED.findall(result.diff))


def main() -> None:
    """Draw the sample, judge each, write the table."""
    parser = argparse.ArgumentParser(prog="bench.mutation", description="Counts the faults that tests find.")
    parser.add_argument("--sample", type=int, default=CONFIG["sample"], help="how many faults")
    parser.add_argument("--seed", type=int, default=CONFIG["seed"], help="another seed draws another sample")
    options = parser.parse_args()
    measured_on = machine()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder) / "repository"
        subprocess.run(["git", "clone", "--quiet", "--local", ROOT, copy], check=True)
        os.chdir(copy)
        # The program under test is that of the copy, wherever it was installed from.
        os.environ["PYTHONPATH"] = str(copy / "scripts")
        faults = [
            fault for room in CONFIG["rooms"] for path in sorted(Path(room).rglob("*.py")) for fault in faults_of(path)
        ]
        reached = reached_by_tests()
        rows = []
        for fault in sample_of(faults, options.sample, options.seed):
            found, change = judge(fault, reached)
            rows.append((fault, found, change))
            print("found " if found else "MISSED", f"{fault.path}:{fault.line}", fault.operator, flush=True)
    write(rows, len(faults), f"python -m bench.mutation --sample {len(rows)} --seed {options.seed}", measured_on)


def write(rows: list[tuple[Fault, bool, str]], possible: int, command: str, measured_on: str) -> None:
    """Write the figures and those that no test found, with the reasons given before."""
    result = RESULTS / "mutation.md"
    given = dict(_GIVEN.findall(result.read_text("utf-8"))) if result.is_file() else {}
    drawn = Counter(fault.path.parts[2] for fault, _, _ in rows)
    found = Counter(fault.path.parts[2] for fault, hit, _ in rows if hit)
    figures = [(room, str(drawn[room]), str(found[room])) for room in sorted(drawn)]
    figures.append(("all", str(len(rows)), str(found.total())))
    parts = [table(("room", "faults", "found"), figures)]
    for fault, hit, change in rows:
        if not hit:
            name = f"{fault.path.relative_to('scripts/manara')}: {fault.operator}"
            key = f"{name}\n\n```diff\n{change}\n```\n\n"
            parts.append(f"## {key}{given.get(key, 'Not looked at yet.')}")
    words = f"{WORDS} {possible:,} can be made; {len(rows)} were drawn."
    write_result("mutation", "Faults in the program", words, parts, command=command, measured_on=measured_on)


if __name__ == "__main__":
    main()
