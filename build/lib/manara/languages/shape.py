"""The shape of a pack's files, taken from the two languages that are complete.

A campaign adds files of the same shape. What has another one cannot be read: it is reported with its place
(``languages.pack``) and left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manara.sources.yaml_file import Node

# Parts that are held to their shape; in the others a wrong value is only a word nobody finds.
HELD = ("numbers", "lexicon", "search")
_NUMBER = re.compile(r"[0-9]+(?:/[1-9][0-9]*)?")


def misshapen(part: str, data: Any, reference: dict[str, Any]) -> bool:
    """Tell whether what a campaign's ``PART.yml`` holds cannot be laid over the program's."""
    return part in HELD and bool(_wrong(data, reference))


def misshapen_nodes(part: str, node: Node, reference: dict[str, Any]) -> list[Node]:
    """Return the values of a file that have another shape than the program's own."""
    return _wrong_nodes(node, reference) if part in HELD else []


def _kind(value: Any) -> str:
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def _expected(reference: dict[str, Any], key: str) -> Any:
    """Return what stands under *key*, or what its neighbours have; ``None`` where nothing of that name can stand."""
    if key in reference:
        return reference[key]
    kinds = {_kind(value) for value in reference.values()}
    numbered = all(map(_NUMBER.fullmatch, reference))
    if len(kinds) != 1 or (numbered and not _NUMBER.fullmatch(key)):
        return None
    return next(iter(reference.values()))


def _wrong(data: Any, reference: Any) -> bool:
    if data == "":  # takes the key out
        return False
    if _kind(data) != _kind(reference):
        return True
    if isinstance(data, list):
        return not all(isinstance(one, str) for one in data)
    if not isinstance(data, dict):
        return False
    pairs = [(value, _expected(reference, key)) for key, value in data.items()]
    return any(expected is None or _wrong(value, expected) for value, expected in pairs)


def _wrong_nodes(node: Node, reference: Any) -> list[Node]:
    if node.value in (None, ""):
        return []
    if _kind(node.value) != _kind(reference):
        return [node]
    if isinstance(node.value, list):
        return [one for one in node.value if not isinstance(one.value, str)]
    if not isinstance(node.value, dict):
        return []
    found: list[Node] = []
    for key, child in node.value.items():
        expected = _expected(reference, key)
        found += [child] if expected is None else _wrong_nodes(child, expected)
    return found
