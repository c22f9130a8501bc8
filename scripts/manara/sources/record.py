"""Records are declared once: a class whose fields say their kind, what they mean, and whether they must be there.

::

    @record
    class Law:
        kind: str = need(TEXT, text("What sort of text it is."))
        unit: dict[str, str] = may(WORDS, text("What its parts are called."), factory=dict)

:func:`read` makes one of a YAML node, every mistake with its place; :func:`schema` is what programs that edit complete
from (JSON Schema, draft 7: the one that they support); :func:`every_field` is the reference of all fields.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.problems import Text
    from manara.sources.yaml_file import Node

    Tags = tuple[str, ...]

T = TypeVar("T")
_FIELD = "manara.field"
# The key of a field whose names are the campaign's languages, beside the other fields; it is declared last.
LANGUAGE = "LANGUAGE"


@dataclass(frozen=True)
class Kind:
    """What a value may be.

    Attributes:
        form: What an editor writes, in words.
        read: Makes the value of its node, for the languages of the campaign; a mistake is a problem of the node.
        schema: What a JSON Schema says of it.
        below: The record of which it holds one or more.
    """

    form: Text
    read: Callable[[Node, Tags], Any]
    schema: Callable[[], dict[str, Any]]
    below: type | None = None


@dataclass(frozen=True)
class Field:
    """One declared field.

    Attributes:
        name: The attribute.
        key: In the file; with a dot it stands in a mapping of its own: ``area.countries``.
        kind: What its value may be.
        says: What it means, for who writes it.
        needed: Whether a record must have it.
        only: The field and its values with which this one is read; with others it is unknown.
    """

    name: str
    key: str
    kind: Kind
    says: Text
    needed: bool
    only: tuple[str, tuple[str, ...]] | None

    def node(self, record: Node) -> Node | None:
        """Return where its value stands, ``None`` where it may be absent and is."""
        place: Node | None = record
        if self.key == LANGUAGE:
            return record
        for key in self.key.split("."):
            if place is not None:
                place = place.need(key) if self.needed else place.get(key)
        return place


def need(
    kind: Kind, says: Text, *, key: str = "", only: tuple[str, tuple[str, ...]] | None = None, default: Any = None
) -> Any:
    """Declare a field that every record has, or, with *only*, every one with such a value of another field.

    Elsewhere it is *default*.
    """
    more: dict[str, Any] = {} if only is None else {"default": default}
    return dataclasses.field(**more, metadata={_FIELD: (kind, says, key, True, only)})


def may(
    kind: Kind, says: Text, *, default: Any = dataclasses.MISSING, factory: Any = dataclasses.MISSING, key: str = ""
) -> Any:
    """Declare a field that may be absent, and what it is then: *default*, or what *factory* makes."""
    more = {"default": default} if factory is dataclasses.MISSING else {"default_factory": factory}
    return dataclasses.field(**more, metadata={_FIELD: (kind, says, key, False, None)})


def place() -> Any:
    """Declare the attribute that holds the record's node, for checks that come later."""
    return dataclasses.field(repr=False, compare=False)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(need, may, place, dataclasses.field))
def record(made: type[T]) -> type[T]:
    """Make a class of declared fields a frozen dataclass whose values are given by name."""
    return dataclass(frozen=True, kw_only=True)(made)


def fields_of(made: type) -> Iterator[Field]:
    """Yield the declared fields of a record, in their order."""
    for one in dataclasses.fields(made):
        if _FIELD in one.metadata:
            kind, says, key, needed, only = one.metadata[_FIELD]
            yield Field(one.name, key or one.name, kind, says, needed, only)


def read(made: type[T], node: Node, tags: Tags, **given: Any) -> T:
    """Return the record that *node* is; what is missing, wrong or unknown in it becomes a problem of its place.

    Args:
        made: The class of the record.
        node: A mapping.
        tags: Languages that words must have.
        given: Attributes that follow from more than the node.
    """
    values = dict(given)
    mappings = {"": node}
    for one in fields_of(made):
        if one.only is not None and values[one.only[0]] not in one.only[1]:
            continue
        found = one.node(node)
        above = one.key.rpartition(".")[0]
        if above and (mapping := node.get(above)) is not None:
            mappings[above] = mapping
        if found is not None and one.name not in given:
            values[one.name] = one.kind.read(found, tags)
    if any(one.name == "node" for one in dataclasses.fields(made)):  # type: ignore[arg-type]  # a record is one
        values["node"] = node
    for mapping in mappings.values():
        mapping.close()
    return made(**values)


def schema(made: type) -> dict[str, Any]:
    """Return the schema of a mapping with the fields of a record; others are typing mistakes."""
    found: dict[str, Any] = _mapping()
    for one in fields_of(made):
        if one.key == LANGUAGE:
            found["additionalProperties"] = one.kind.schema()["additionalProperties"]
            continue
        inner, (*above, key) = found, one.key.split(".")
        for name in above:
            if one.needed and name not in inner["required"]:
                inner["required"].append(name)
            inner = inner["properties"].setdefault(name, _mapping())
        inner["properties"][key] = {"description": str(one.says), **one.kind.schema()}
        if one.needed and one.only is None:
            inner["required"].append(key)
    return found


def every_field(made: type, name: str) -> Iterator[tuple[str, Field]]:
    """Yield every field of the record called *name*, and of those below it, by its dotted name."""
    for one in fields_of(made):
        dotted = f"{name}.{one.key}"
        yield dotted, one
        if one.kind.below is not None:
            yield from every_field(one.kind.below, dotted)


def one_of(*values: str) -> Kind:
    """A text that is one of *values*; the first stands in for a wrong one. ``true`` may be written without quotes."""
    plain = [value for value in values if value in ("true", "false")]
    return Kind(
        text("one of: {choices}", choices=", ".join(values)),
        lambda node, _: node.choice(*values),
        lambda: {"enum": [*values, *(value == "true" for value in plain)]},
    )


def matching(pattern: str) -> Kind:
    """A text that has a form; a check, not the reader, says what is wrong with another."""
    return replace(TEXT, schema=lambda: {"type": "string", "pattern": pattern})


def one(made: type) -> Kind:
    """A record below another."""
    return Kind(text("fields"), lambda node, tags: read(made, node, tags), lambda: schema(made), made)


def many(made: type, values: Callable[[Node, Tags], Any] | None = None) -> Kind:
    """A list of records; *values* reads it where they follow from each other."""
    return Kind(
        text("a list of fields"),
        values or (lambda node, tags: tuple(read(made, item, tags) for item in node.items())),
        lambda: {"type": "array", "items": schema(made)},
        made,
    )


def by_name(kind: Kind) -> Kind:
    """Values of one kind, each under a name of its own."""
    return Kind(
        text("names, each with {form}", form=kind.form),
        lambda node, tags: {key: kind.read(item, tags) for key, item in node.mapping().items()},
        lambda: {"type": "object", "additionalProperties": kind.schema()},
        kind.below,
    )


def by_language(kind: Kind) -> Kind:
    """Values of one kind, each under the tag of a language of the campaign; none is needed."""

    def values(node: Node, tags: Tags) -> dict[str, Any]:
        found = {tag: kind.read(value, tags) for tag in tags if (value := node.get(tag)) is not None}
        node.close()
        return found

    return Kind(
        text("languages, each with {form}", form=kind.form),
        values,
        lambda: {"type": "object", "additionalProperties": kind.schema()},
        kind.below,
    )


def list_of(kind: Kind) -> Kind:
    """A list of values of one kind."""
    return Kind(
        text("a list, each with {form}", form=kind.form),
        lambda node, tags: tuple(kind.read(item, tags) for item in node.items()),
        lambda: {"type": "array", "items": kind.schema()},
    )


def _mapping() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


TEXT = Kind(text("a text"), lambda node, _: node.text(), lambda: {"type": "string"})
TEXTS = Kind(text("a list of texts"), lambda node, _: node.texts(), lambda: {"type": "array", "items": TEXT.schema()})
# With the place of each, where more is judged than that they are texts.
PLACED = replace(TEXTS, read=lambda node, _: tuple(node.items()))
WORDS = Kind(
    text("words for every language"),
    lambda node, tags: node.words(tags),
    lambda: {"type": "object", "additionalProperties": TEXT.schema(), "minProperties": 1},
)
DAY = Kind(
    text("a day, such as 2026-11-23"),
    lambda node, _: node.date(),
    lambda: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
)
FLAG = Kind(text("true or false"), lambda node, _: node.boolean(), lambda: {"type": "boolean"})
