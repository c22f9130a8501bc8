"""The words a new campaign begins with, from ``skeleton/words/TAG.yml``: the same keys in every language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

SKELETON = Path(__file__).parent / "skeleton"


def languages() -> tuple[str, ...]:
    """Return the languages in which a new campaign has words, by tag."""
    return tuple(sorted(path.stem for path in (SKELETON / "words").glob("*.yml")))


@lru_cache(maxsize=32)
def words(tag: str) -> dict[str, str]:
    """Return the words of *tag*; of a tag with a region or script those of the language.

    Raises:
        KeyError: There are none.
    """
    for name in (tag, tag.split("-", maxsplit=1)[0]):
        path = SKELETON / "words" / f"{name}.yml"
        if path.is_file():
            return {key: str(value) for key, value in yaml.safe_load(path.read_text("utf-8")).items()}
    raise KeyError(tag)


def has_words(tag: str) -> bool:
    """Tell whether a new campaign can be written in *tag*."""
    return tag in languages() or tag.split("-", maxsplit=1)[0] in languages()
