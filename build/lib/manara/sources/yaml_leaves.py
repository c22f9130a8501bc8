"""The single values of a YAML file and where they stand, so that a form can show and exchange them.

What is written is the old text with these places replaced: comments, order, quotes and line ends stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from manara.sources.yaml_edit import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Leaf:
    """A value on one line of a file.

    Attributes:
        path: Keys and numbers (from 0) that lead to it, joined by points: ``channels.0.number``.
        value: As YAML reads it, as text.
        start: Where it begins in the content.
        end: Where it ends.
        quoted: It stands in quotation marks.
    """

    path: str
    value: str
    start: int
    end: int
    quoted: bool


def leaves_of(content: str) -> list[Leaf]:
    """Return the values of *content* that stand on one line, in order; blocks and repetitions by alias are left out.

    Raises:
        yaml.YAMLError: It cannot be read.
    """
    return list(_leaves(yaml.compose(content, Loader=yaml.SafeLoader), ""))


def with_leaves(content: str, values: Mapping[str, str]) -> str:
    """Return *content* with *values* by path.

    Raises:
        KeyError: There is no such value on one line.
        yaml.YAMLError: It cannot be read.
    """
    known = {leaf.path: leaf for leaf in leaves_of(content)}
    for leaf in sorted((known[path] for path in values), key=lambda one: one.start, reverse=True):
        if values[leaf.path] != leaf.value:
            said = written(values[leaf.path], quoted=leaf.quoted)
            content = content[: leaf.start] + said + content[leaf.end :]
    return content


def _leaves(node: yaml.Node | None, path: str) -> Iterator[Leaf]:
    below = f"{path}." if path else ""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            # What an alias repeats stands before its key.
            if value.start_mark.index > key.start_mark.index:
                yield from _leaves(value, f"{below}{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _leaves(item, f"{below}{number}")
    elif isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line:
        # A block begins on the line of its mark and ends on another.
        yield Leaf(path, str(node.value), node.start_mark.index, node.end_mark.index, node.style in ("'", '"'))
