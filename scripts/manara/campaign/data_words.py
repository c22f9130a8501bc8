"""Words outside pages that stand beside each other in every language, and what of them was compared.

A text to send on, a card to hold up, the name of a law: each is a mapping with a value for every language of the
campaign. One of them changed alone says something else to half of the readers: the nearest police station in one
language, a hospital in the other. ``data/words.lock`` keeps what was compared, words and all, so that old and new can
be shown::

    cards.taxi.text:
      ar: "خذني من فضلك إلى أقرب مخفر شرطة."
      en: "Please take me to the nearest police station."
      compared on: "2026-11-24"
      compared by: "translator"

A campaign without that file has not begun to record them; ``manara confirm words`` begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.lock_file import LockFile, read_lock_file, write_lock_file
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node

ID = "translations.data-words"
LOCK = "data/words.lock"
HEADER = "# Words in data/ as somebody compared them. Written by “manara confirm words”; do not edit by hand.\n"
# Statements of facts have a record of their own: each says when somebody compared it with its sources.
FILES = ("campaign", "cards", "laws", "menu", "share")
COMPARED_ON, COMPARED_BY = "compared on", "compared by"


@dataclass(frozen=True)
class Words:
    """The same words in every language.

    Attributes:
        place: ``cards.taxi.text``.
        said: By language tag, blanks as one.
        nodes: Where each stands.
    """

    place: str
    said: dict[str, str]
    nodes: dict[str, Node]


@dataclass(frozen=True)
class Open:
    """Words that are not as they were compared.

    Attributes:
        words: As they are.
        row: What the lock says; empty when they were never compared.
        moved: Tags of the languages that changed.
    """

    words: Words
    row: dict[str, str]
    moved: tuple[str, ...]


def read_lock(root: Path) -> LockFile:
    """Return the lock of the campaign in *root*."""
    return read_lock_file(root / LOCK, LOCK, ID)


def words_of(campaign: Campaign) -> dict[str, Words]:
    """Return all words outside pages and records, by place."""
    found: dict[str, Words] = {}
    for name in FILES:
        path = campaign.root / "data" / f"{name}.yml"
        if path.is_file():
            node = read_yaml(path, f"data/{name}.yml", [])
            found |= {one.place: one for one in below(node, name, campaign.tags)}
    return found


def open_words(campaign: Campaign, lock: LockFile) -> Iterator[Open]:
    """Yield the words that changed since they were compared, or never were."""
    for place, words in words_of(campaign).items():
        row = lock.rows.get(place, {})
        moved = tuple(tag for tag, said in words.said.items() if row.get(tag) != said)
        if moved:
            yield Open(words, row, moved)


def confirm(campaign: Campaign, compared: Iterable[Words], role: str) -> None:
    """Write that *compared* say the same in all languages; words that are gone are dropped."""
    there = words_of(campaign)
    rows = {place: row for place, row in read_lock(campaign.root).rows.items() if place in there}
    for words in compared:
        rows[words.place] = {**words.said, COMPARED_ON: campaign.today.isoformat(), COMPARED_BY: role}
    write_lock_file(campaign.root / LOCK, HEADER, rows)


def below(node: Node, place: str, tags: tuple[str, ...]) -> Iterator[Words]:
    """Yield what stands in every language below *node*, which is called *place*."""
    if isinstance(node.value, dict):
        texts = {tag: one for tag, one in node.value.items() if tag in tags and isinstance(one.value, str)}
        if len(tags) > 1 and set(texts) == set(tags):
            yield Words(place, {tag: " ".join(str(one.value).split()) for tag, one in texts.items()}, texts)
            return
        for key, item in node.value.items():
            # "cards:" in cards.yml says nothing that the file's name does not.
            yield from below(item, place if key == place else f"{place}.{key}", tags)
    elif isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from below(item, f"{place}.{_name(item, index)}", tags)


def _name(node: Node, index: int) -> str:
    """Return the id of a list's item, or its number: items with an id can be moved."""
    own = node.value.get("id") if isinstance(node.value, dict) else None
    return own.value if own is not None and isinstance(own.value, str) else str(index + 1)
