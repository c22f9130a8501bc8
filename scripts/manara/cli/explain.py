"""``manara explain``: the manual of a check with what it says of its examples, what a field means, or all calls."""

from __future__ import annotations

import inspect
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from manara.checks import register
from manara.checks.examples import examples_of, found_in
from manara.cli.report import print_problem
from manara.desk.schemas import fields, presence
from manara.problems import did_you_mean
from manara.translations.extract import summary

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from manara.checks.examples import Example
    from manara.checks.register import Check
    from manara.cli.language import Interface
    from manara.sources.record import Field

HELP = "show the manual of a check, what a field means, or all “calls”; without an id, list all checks"
CALLS = "calls"
_ADDED_TO = "pay.md"
# Lines that are shown of a file.
_MOST = 12


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    parser.add_argument(
        "checks",
        nargs="*",
        metavar="ID",
        help=interface.gettext("such as facts.numbers, page.checked or calls"),
    )


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Show each, or name the nearest; without any, a line for every check."""
    every = register.every()
    if not options.checks:
        for check in every.values():
            print(f"{check.id}\n    {interface.gettext(summary(check.module.__doc__ or ''))}")
        return 0
    if CALLS in options.checks:
        from manara.campaign.load import load_campaign  # noqa: PLC0415  # a check is explained without a campaign
        from manara.cli.explain_calls import calls  # noqa: PLC0415  # Markdown takes long to load

        for line in calls(load_campaign(options.root.resolve()), interface):
            print(line)
    known = fields()
    unknown = [name for name in options.checks if name not in every and name != CALLS and not _below(name, known)]
    for name in unknown:
        print(interface.gettext("There is no check and no field “{id}”.").format(id=name), file=sys.stderr)
        if (near := did_you_mean(name, [*every, *known], 0.4)) is not None:
            print(near.render(interface.gettext), file=sys.stderr)
    for name in options.checks:
        if name in every:
            _show(every[name], interface)
        for field in _below(name, known):
            _say_field(field, known[field], interface)
    return 2 if unknown else 0


def _below(name: str, known: dict[str, Field]) -> list[str]:
    """Return the names of the field called *name* and of those below it; of a record, of all its fields.

    Rows between the first and the last may be left out, as people do: ``contact.hours``, or ``hours``.
    """
    exact = [field for field in known if field == name or field.startswith(f"{name}.")]
    return exact or [field for field in known if _is_short_for(name.split("."), field.split("."))]


def _is_short_for(short: list[str], long: list[str]) -> bool:
    left = iter(long)
    return short[-1] == long[-1] and all(part in left for part in short)


def _say_field(name: str, field: Field, interface: Interface) -> None:
    says, form, presence_ = (
        words.render(interface.gettext) for words in (field.says, field.kind.form, presence(field))
    )
    print(f"{name}\n    {says}\n    {form} ({presence_})")


def _show(check: Check, interface: Interface) -> None:
    manual = inspect.cleandoc(check.module.__doc__ or "")
    first = summary(manual)
    said = interface.gettext(first)
    print(f"{check.id}\n\n{textwrap.fill(said, 100)}\n")
    rest = manual.partition("\n\n")[2].strip()
    if rest and said == first:
        print(rest.replace("``", "`") + "\n")
    elif rest:
        more = interface.gettext("More, in English: {command}")
        print(more.format(command=f"manara explain {check.id} --language en") + "\n")
    wrong, right = examples_of(check.id)
    for title, examples in ((interface.gettext("Wrong:"), wrong), (interface.gettext("Right:"), right)):
        for example in examples:
            print(title)
            for line in _changes(example):
                print(f"    {line}")
            _say(check, example, interface)
            print()


def _say(check: Check, example: Example, interface: Interface) -> None:
    """Print what the check says of an example: it is run, so that this is true of the program at hand."""
    if not example.finds:
        return
    with tempfile.TemporaryDirectory() as folder:
        place = example.finds.partition(": ")[0]
        for problem in found_in(example, Path(folder)):
            if problem.check == check.id or f"{problem.path}:{problem.line}:{problem.column}" == place:
                print_problem(problem, interface)


def _changes(example: Example) -> Iterator[str]:
    """Yield what is changed in the small campaign, as lines of a diff."""
    for tag, words in example.added.items():
        yield f"docs/{tag}/{_ADDED_TO}"
        yield from (f"  + {line}" for line in words.split("\n"))
    for path, changes in example.change.items():
        yield path
        for old, new in changes.items():
            yield from (f"  - {line}" for line in old.split("\n"))
            yield from (f"  + {line}" for line in new.split("\n"))
    for path, content in example.write.items():
        yield path
        lines = content.rstrip("\n").split("\n")
        yield from (f"  + {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield "  + …"
    if example.release:
        yield "--release"
