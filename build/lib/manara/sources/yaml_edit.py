"""Changes values inside a YAML file and leaves everything else as it was: comments, order, quotes, line ends.

The file is parsed for the places of its values only; what is written is the old text with those places replaced.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

# Scalars that YAML reads as the same text without quotation marks: identifiers and dates.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def set_values(content: str, key: str, values: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return *content* with *values* set in the mapping under the top-level *key*.

    A key that is not there yet is added after the last one; a tuple is written as a list in one line.

    Raises:
        ValueError: There is no such mapping, or a value in it repeats another by an alias.
    """
    root = yaml.compose(content, Loader=yaml.SafeLoader)
    below = _mapping(root).get(key)
    if below is None or not isinstance(below[1], yaml.MappingNode) or not below[1].value:
        raise ValueError(key)
    block = below[1]
    known = _mapping(block)
    flow = bool(block.flow_style)
    quoted = flow and content[block.value[0][0].start_mark.index] == '"'
    edits: list[tuple[int, int, str]] = []
    added = []
    for name, value in values.items():
        as_yaml = written(value, quoted=quoted)
        if name in known:
            if _read(known[name][1]) != value:
                edits.append((*_place(content, *known[name]), f" {as_yaml}"))
        else:
            added.append(f"{json.dumps(name) if quoted else name}: {as_yaml}")
    if added:
        end = _end_of(content, block.value[-1][1])
        line_end = "\r\n" if "\r\n" in content else "\n"
        indent = line_end + " " * block.value[0][0].start_mark.column
        if not flow:  # a comment may follow the value
            end += len(re.split(r"[\r\n]", content[end:], maxsplit=1)[0])
        edits.append((end, end, "".join(f", {line}" if flow else f"{indent}{line}" for line in added)))
    for start, end, said in sorted(edits, reverse=True):
        content = content[:start] + said + content[end:]
    return content


def _mapping(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): (key, value) for key, value in node.value}


def _place(content: str, key: yaml.Node, value: yaml.Node) -> tuple[int, int]:
    """Return where the value of *key* begins, right behind the colon, and where it ends."""
    start = content.index(":", key.end_mark.index) + 1
    if value.start_mark.index < start:  # an alias: what it repeats stands elsewhere
        raise ValueError(key.value)
    return start, _end_of(content, value)


def _end_of(content: str, node: yaml.Node) -> int:
    """Return where *node* ends; the parser counts blank lines after a block as part of it."""
    return len(content[: node.end_mark.index].rstrip())


def _read(node: yaml.Node) -> str | tuple[str, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(item.value) for item in node.value)
    return None


def written(value: str | tuple[str, ...], *, quoted: bool) -> str:
    """Return *value* as YAML in one line; in quotation marks where it needs them, or with *quoted* always."""
    if isinstance(value, tuple):
        return f"[{', '.join(written(item, quoted=quoted) for item in value)}]"
    return json.dumps(value, ensure_ascii=False) if quoted or not _PLAIN.issuperset(value) or not value else value
