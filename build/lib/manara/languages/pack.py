"""One language's pack, read from the package and from the campaign.

The files of ``scripts/manara/languages/TAG/`` come first; over them are laid those of ``languages/TAG/`` in the
campaign's folder, key by key: mappings are merged, a list is made longer, any other value takes the place of what was
there, and a key without a value takes it out. A language with a region or a script (``pt-BR``) stands over the one
without (``pt``). A file is parsed when it is first asked for.

What a pack does not hold is not guessed. Whoever needs words says so with :meth:`Pack.lacks` and stays off; the
command line names what is off for which language.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from manara.languages.shape import misshapen

PACKAGE = Path(__file__).parent
FOLDER = "languages"
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# Everything stays the text that was typed: “on”, “no” and “null” are words.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, eq=False)
class Pack:
    """What is known of one language; the same object as long as no file of it changes.

    Attributes:
        tag: Its BCP 47 tag.
        files: Bytes of every file by name, those that lie over others last.
    """

    tag: str
    files: dict[str, tuple[bytes, ...]] = field(repr=False)
    _parts: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def digest(self) -> str:
        """Hexadecimal digest of all files: part of the key of whatever follows from them."""
        total = hashlib.sha256()
        for name, layers in sorted(self.files.items()):
            for raw in layers:
                total.update(f"{name} {len(raw)} ".encode() + raw)
        return total.hexdigest()

    def part(self, name: str) -> dict[str, Any]:
        """Return what ``NAME.yml`` holds, merged; empty when there is none, or none that can be read.

        Keys and values are text as typed, the key ``1`` too. That a campaign's file can be read is said by the check
        ``languages.pack``.
        """
        if name not in self._parts:
            merged: dict[str, Any] = {}
            for raw in self.files.get(f"{name}.yml", ()):
                merged = merge(merged, _parse(raw))
            self._parts[name] = merged
        return self._parts[name]

    def value(self, part: str, key: str, default: str = "") -> str:
        """Return one value of ``PART.yml`` as text, or *default*."""
        found = self.part(part).get(key)
        return found if isinstance(found, str) else default

    def words(self, part: str, key: str) -> tuple[str, ...]:
        """Return a list of ``PART.yml`` as words; empty when the language has none."""
        found = self.part(part).get(key)
        return tuple(found) if isinstance(found, list) else ()

    def mapping(self, part: str, key: str) -> dict[str, Any]:
        """Return a mapping of ``PART.yml``; empty when the language has none."""
        found = self.part(part).get(key)
        return found if isinstance(found, dict) else {}

    def lacks(self, part: str, *keys: str) -> tuple[str, ...]:
        """Return which of *keys* the language has no words for, as ``part.key``; without keys, the part itself."""
        here = self.part(part)
        if not keys:
            return () if here else (part,)
        return tuple(f"{part}.{key}" for key in keys if not here.get(key))

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the words of a plain file such as ``edition.txt``; of several layers the last one whole."""
        layers = self.files.get(name, ())
        return tuple(layers[-1].decode("utf-8").split()) if layers else ()


def pack(tag: str, root: Path | None = None) -> Pack:
    """Return the pack of the language *tag*, with that of the campaign in *root* laid over it.

    A language nobody has written anything about has an empty pack.

    Args:
        tag: BCP 47 tag; what is none has an empty pack.
        root: The campaign's folder.
    """
    folders = _folders(tag, root)
    stamps = tuple(
        (path, state.st_mtime_ns, state.st_size)
        for folder in folders
        if folder.parent.parent == root  # the package's own files do not change while it runs
        for path in sorted(folder.iterdir())
        for state in (path.stat(),)
    )
    return _read(tag, folders, stamps)


def is_reviewed(tag: str, root: Path | None = None) -> bool:
    """Tell whether native readers have reviewed the words of *tag*: ``state: reviewed`` in ``pack.yml``.

    The program's own files say it, or those of the campaign in *root*, which had them reviewed.
    """
    return pack(tag, root).value("pack", "state") == "reviewed"


def complete(part: str) -> dict[str, Any]:
    """Return all that ``PART.yml`` can hold: what it has in the two languages that are complete, together."""
    return merge(pack("en").part(part), pack("ar").part(part))


def packed_tags() -> tuple[str, ...]:
    """Return the languages the package has something about."""
    return tuple(sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.yml"))))


def merge(below: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return *over* laid over *below*.

    >>> merge({"a": [1], "b": {"c": 1}, "d": "1"}, {"a": [2], "b": {"c": 2}, "d": ""})
    {'a': [1, 2], 'b': {'c': 2}}
    """
    found = dict(below)
    for key, value in over.items():
        here = found.get(key)
        if value == "":
            found.pop(key, None)
        elif isinstance(value, dict) and isinstance(here, dict):
            found[key] = merge(here, value)
        elif isinstance(value, list) and isinstance(here, list):
            found[key] = [*here, *(one for one in value if one not in here)]
        else:
            found[key] = value
    return found


def _folders(tag: str, root: Path | None) -> tuple[Path, ...]:
    """Return the folders that exist for *tag*, in the order in which they are laid over each other."""
    if not _TAG.fullmatch(tag):
        return ()
    subtags = tag.split("-")
    names = ["-".join(subtags[: count + 1]) for count in range(len(subtags))]
    homes = [PACKAGE, *([root / FOLDER] if root is not None else [])]
    return tuple(folder for name in names for home in homes if (folder := home / name).is_dir())


@lru_cache(maxsize=256)
def _read(tag: str, folders: tuple[Path, ...], _stamps: tuple[Any, ...]) -> Pack:
    layers: dict[str, tuple[bytes, ...]] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix not in (".yml", ".txt") or not path.is_file():
                continue
            raw = path.read_bytes()
            part = path.stem
            if folder.parent != PACKAGE and path.suffix == ".yml" and misshapen(part, _parse(raw), complete(part)):
                continue
            layers[path.name] = (*layers.get(path.name, ()), raw)
    return Pack(tag, layers)


def _parse(raw: bytes) -> dict[str, Any]:
    try:
        found = yaml.load(raw, Loader=_Loader)  # noqa: S506  # the loader that makes text only
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}
