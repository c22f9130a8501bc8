"""YAML that remembers where each value stood.

PyYAML's ``compose`` gives nodes with marks; nothing is constructed, so no tag can run code. Scalars stay the text
the editor typed: ``0123`` is never read as an octal number, nor ``no`` as false. Size, depth and aliases are limited.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from manara.problems import Level, Problem, Text, text
from manara.sources.text_file import conflicts, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SYNTAX = "sources.yaml"
FIELD = "sources.field"
DEEPEST = 12
# The longest of ours has 40 kB; the parser takes seconds for a million.
LARGEST = 300_000
# Counts every value after aliases are followed: a handful of anchors can otherwise unfold into billions.
MOST_VALUES = 20_000

# Python reads “20261123” and “2026-W48-1” as dates, too; people do not.
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d", re.ASCII)
# Stands for a day that is not there or is none; whoever meets it says nothing, since the cause has been said.
NO_DAY = datetime.date.min

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DraftTag(str):
    """The tag of a language that is only built when it is asked for: what its records lack is said in the first one."""

    __slots__ = ()


@dataclass
class Node:
    """One YAML value with its place; asking for what is not there records a problem and gives a harmless value.

    Attributes:
        path: File as shown in messages.
        line: First line is 1.
        column: First character is 1.
        value: ``str`` for a scalar, ``dict`` of nodes, ``list`` of nodes, or ``None``.
        problems: Shared by all nodes of one file.
        name: Dotted name inside the file, for messages.
    """

    path: str
    line: int
    column: int
    value: str | dict[str, Node] | list[Node] | None
    problems: list[Problem] = field(repr=False)
    name: str = ""
    asked: set[str] = field(default_factory=set, repr=False)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    refused: bool = field(default=False, repr=False)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def error(self, message: Text, hint: Text, check: str = FIELD) -> None:
        """Record an error at this node."""
        self.problems.append(self.problem(message, hint, check))

    def problem(self, message: Text, hint: Text, check: str, level: Level = Level.ERROR) -> Problem:
        """Return a problem at this node; checks yield it, loading records it."""
        return Problem(self.path, self.line, self.column, level, check, message, hint)

    def get(self, key: str) -> Node | None:
        """Return the value of *key*, or ``None`` when it is absent; what has no keys at all is an error."""
        self.asked.add(key)
        return self.mapping(known=False).get(key)

    def need(self, key: str, level: Level = Level.ERROR) -> Node:
        """Return the value of *key*; when it is absent, record a problem and return an empty node."""
        found = self.get(key)
        if found is None and self.refused:
            return Node(self.path, self.line, self.column, None, self.problems, self._dotted(key))
        if found is None or (found.value is None and not isinstance(found.value, list)):
            message = text("the field “{field}” is missing", field=self._dotted(key))
            self.problems.append(self.problem(message, text("Add “{field}:” with its value.", field=key), FIELD, level))
            return Node(self.path, self.line, self.column, None, self.problems, self._dotted(key))
        return found

    def text(self) -> str:
        """Return the scalar as typed; an empty string, with an error, when it is none."""
        if isinstance(self.value, str):
            return self.value
        if self.value is not None:
            self.error(
                text("“{field}” must be a single value", field=self.name), text("Write the value on the same line.")
            )
        return ""

    def date(self) -> datetime.date:
        """Return the scalar as an ISO date; ``NO_DAY`` with an error when it is none."""
        raw = self.text()
        if _DAY.fullmatch(raw):
            with suppress(ValueError):
                return datetime.date.fromisoformat(raw)
        if isinstance(self.value, str):
            self.error(text("“{value}” is not a date", value=raw), text("Write year-month-day, such as 2026-11-23."))
        return NO_DAY

    def integer(self, default: int = 0) -> int:
        """Return the scalar as a whole number in ASCII digits."""
        raw = self.text()
        if raw.isascii() and raw.isdigit():
            return int(raw)
        if self.value is not None:
            self.error(text("“{value}” is not a whole number", value=raw), text("Write it with the digits 0 to 9."))
        return default

    def boolean(self) -> bool:
        """Return whether the scalar is ``true``; anything but ``false`` is an error, and counts as that."""
        return self.choice("false", "true") == "true"

    def choice(self, *allowed: str) -> str:
        """Return the scalar if it is one of *allowed*; else the first of them, with an error."""
        raw = self.text()
        if raw in allowed:
            return raw
        if self.value is not None:
            self.error(
                text("“{value}” is not allowed for “{field}”", value=raw, field=self.name),
                text("Write one of: {choices}.", choices=", ".join(allowed)),
            )
        return allowed[0]

    def items(self) -> list[Node]:
        """Return the list's nodes; a single scalar is refused with an error."""
        if isinstance(self.value, list):
            return self.value
        if self.value is not None:
            self.error(text("“{field}” must be a list", field=self.name), text("Write [a, b] or one “- item” a line."))
        return []

    def texts(self) -> tuple[str, ...]:
        """Return the list's scalars."""
        return tuple(item.text() for item in self.items())

    def mapping(self, *, known: bool = True) -> dict[str, Node]:
        """Return the mapping's nodes by key; all keys count as *known*. Anything else is an error, said once."""
        if isinstance(self.value, dict):
            if known:
                self.asked.update(self.value)
            return self.value
        if self.value is not None and not self.refused:
            self.refused = True
            name = self.name or self.path
            self.error(text("“{field}” must be a mapping", field=name), text("Write “key: value” lines, indented."))
        return {}

    def words(self, tags: tuple[str, ...]) -> dict[str, str]:
        """Return a text per language; every one of *tags* must be there. A draft may lack it and shows the first."""
        if not self.mapping() and self.value is not None:
            return {}
        said: dict[str, str] = {}
        for tag in tags:
            draft = isinstance(tag, DraftTag) and bool(said)
            found = self.need(tag, Level.WARNING if draft else Level.ERROR)
            said[tag] = next(iter(said.values())) if draft and found.value is None else found.text()
        return said

    def close(self) -> None:
        """Record an error for every key nobody asked for, once: most are typing mistakes."""
        if not isinstance(self.value, dict):
            return
        known = ", ".join(sorted(self.asked))
        for key in self.value:
            if key not in self.asked:
                self.asked.add(key)
                line, column = self.keys[key]
                self.problems.append(
                    Problem(
                        self.path,
                        line,
                        column,
                        Level.ERROR,
                        FIELD,
                        text("the field “{field}” is unknown", field=self._dotted(key)),
                        text("Known here: {fields}.", fields=known),
                    )
                )

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        below = (
            self.value.values() if isinstance(self.value, dict) else self.value if isinstance(self.value, list) else ()
        )
        for node in below:
            yield from node.walk()

    def _dotted(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def read_yaml(path: Path, shown: str, problems: list[Problem]) -> Node:
    """Return the root node of a YAML file; what is wrong with the file is added to *problems*.

    A file of ``data/`` says in which form it is before its own fields; that is no field of it, nor a name in it.
    """
    content, found = read_text(path, shown, LARGEST)
    problems.extend(found)
    root = parse_yaml(content, shown, problems)
    if shown.startswith("data/") and shown != "data/campaign.yml" and isinstance(root.value, dict):
        root.value.pop("format", None)
    return root


def parse_yaml(content: str, shown: str, problems: list[Problem], first_line: int = 1) -> Node:
    """Return the root node of YAML *content*, whose first line is line *first_line* of file *shown*."""
    empty = Node(shown, first_line, 1, None, problems)
    try:
        root = yaml.compose(content, Loader=_Loader)
    except yaml.YAMLError as error:
        problems += _syntax(error, content, shown, first_line)
        return empty
    except RecursionError as error:
        problems.append(_unreadable(str(error), shown, first_line))
        return empty
    return empty if root is None else _Converter(shown, problems, first_line - 1).convert(root, "", 0)


def _syntax(error: yaml.YAMLError, content: str, shown: str, first_line: int) -> list[Problem]:
    """Return what keeps YAML from being read: two versions in one file before all else."""
    if found := conflicts(content, shown, first_line):
        return found
    if not isinstance(error, yaml.MarkedYAMLError):
        return [_unreadable(str(error), shown, first_line)]
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return [
        Problem(
            shown,
            line,
            column,
            Level.ERROR,
            SYNTAX,
            text(
                "this is not valid YAML: {reason}", reason=_REASONS.get(error.problem or "", error.problem or "syntax")
            ),
            text("Check quotes, colons and the indentation of this line and the one above."),
        )
    ]


# What the reader of YAML says of the slips that editors make, in words that are translated.
_REASONS = {
    "mapping values are not allowed in this context": text(
        "a colon inside a value without quotation marks, or none behind the name in the line above"
    ),
    "found character that cannot start any token": text(
        "a tab, or a value that begins with a sign and has no quotation marks"
    ),
    "did not find expected key": text("a quotation mark too many or too few, or other blanks before the name"),
    "did not find expected ',' or ']'": text("a list without its “]”, or without a Latin comma"),
    "did not find expected ',' or '}'": text("a group without its “}”, or without a Latin comma"),
    "found unexpected end of stream": text("a quotation mark that is not closed"),
    "found unexpected document indicator": text("a quotation mark that is not closed"),
}


def _unreadable(reason: str, shown: str, line: int) -> Problem:
    return Problem(
        shown,
        line,
        0,
        Level.ERROR,
        SYNTAX,
        text("this is not valid YAML: {reason}", reason=reason.split("\n", maxsplit=1)[0]),
        text("Remove the character named; write plain text."),
    )


class _Converter:
    """Turns PyYAML's nodes into ours, within the limits."""

    def __init__(self, shown: str, problems: list[Problem], offset: int) -> None:
        self.shown = shown
        self.problems = problems
        self.offset = offset
        self.left = MOST_VALUES

    def convert(self, node: yaml.Node, name: str, depth: int) -> Node:
        mark = node.start_mark
        made = Node(self.shown, mark.line + 1 + self.offset, mark.column + 1, None, self.problems, name)
        self.left -= 1
        if self.left == 0:
            made.error(
                text("more than {count} values, counting repeated anchors", count=MOST_VALUES),
                text("Split the file, and write values out instead of repeating anchors."),
                SYNTAX,
            )
        if self.left <= 0:
            return made
        if depth > DEEPEST:
            made.error(
                text("nested more than {depth} levels deep", depth=DEEPEST),
                text("Write it flat; anchors may not refer to themselves."),
                SYNTAX,
            )
            return made
        if node.tag.startswith(("!", "tag:yaml.org,2002:python")):
            made.error(
                text("the tag “{tag}” is not allowed", tag=node.tag),
                text("Write plain text, lists and mappings only."),
                SYNTAX,
            )
            return made
        if isinstance(node, yaml.ScalarNode):
            made.value = None if node.tag.endswith(":null") and not node.style else str(node.value)
        elif isinstance(node, yaml.SequenceNode):
            made.value = [self.convert(item, f"{name}[{index}]", depth + 1) for index, item in enumerate(node.value, 1)]
        elif isinstance(node, yaml.MappingNode):
            self._fill(node, made, depth)
        return made

    def _fill(self, node: yaml.MappingNode, made: Node, depth: int) -> None:
        made.value = result = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = (key_node.start_mark.line + 1 + self.offset, key_node.start_mark.column + 1)
            if key in result or key == "<<":
                self.problems.append(
                    Problem(
                        self.shown,
                        *place,
                        Level.ERROR,
                        SYNTAX,
                        text("the field “{field}” is written twice", field=key),
                        text("Keep one of them."),
                    )
                )
                continue
            result[key] = self.convert(value_node, f"{made.name}.{key}" if made.name else key, depth + 1)
            made.keys[key] = place
