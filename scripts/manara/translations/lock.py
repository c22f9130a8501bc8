"""``data/translations.lock``: which state of each section was confirmed to say the same in two languages.

One line per section and pair of languages, sorted, so that two editors rarely touch the same line::

    help.md#shelters ar:9f2c41d07a1e:2 en:03be77aa9c52:2 2026-11-20 translator aBcD….eFgH…

Page and heading id (no id: front matter and what stands above the first heading); for each side the language, a digest
of its words, and how often it denies or limits (a lost “not” is the worst of changes); the day; the role of whoever
confirmed it (never a name); and for each side a fingerprint of two characters per word, from which ``manara status``
shows which words changed without any history: a shallow clone answers like a full one. Blanks, wrapping, comments,
link targets, the kind of a list's marks, emphasis, escapes and the padding of tables are not part of the digest.

Git merges the file by keeping the lines of both sides (``.gitattributes``). A section that was confirmed on two
branches then has two lines; it is confirmed if its words are those of either.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.sources.text_file import read_text
from manara.translations.markup import CALL, COMMENT, TARGET
from manara.translations.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from manara.sources.markdown_page import MarkdownPage

ID = "translations.lock"
LOCK = "data/translations.lock"
REVIEWER = "reviewer"
ROLES = ("author", "translator", REVIEWER)
HEADER = (
    "# Which state of each section was confirmed to say the same. Written by “manara confirm”; do not edit by hand.\n"
)
_SIDE = r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*):([0-9a-f]{12})(?::(\d{1,3}))?"
# Most of a line are fingerprints; a set of signs without a backslash-w is read three times as fast.
_PRINT = r"([A-Za-z0-9_-]*)"
_LINE = re.compile(
    rf"([a-z0-9][a-z0-9/-]*\.md)(?:#([^\s#]+))? {_SIDE} {_SIDE} (\d{{4}}-\d{{2}}-\d{{2}})"
    rf" ({'|'.join(ROLES)}) {_PRINT}\.{_PRINT}",
    re.ASCII,
)
# What Git writes around the two sides of a conflict.
_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_HEADING_ATTRIBUTES = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#[^}]*\}[ \t]*$", re.MULTILINE)
# In normalised text, where a line's beginning is a blank like any other.
_BULLET = re.compile(r"(?<!\S)[*+](?= )")
_NUMBER = re.compile(r"(?<!\S)(\d{1,3})\)(?= )")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELL = re.compile(r" *\| *")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
# Fields that speak to readers; the others are no translation.
_SPOKEN = ("title", "description")


@dataclass(frozen=True)
class Entry:
    """One confirmed section of a pair of languages.

    Attributes:
        name: Page name.
        key: Heading id, or an empty string.
        digests: Language tag and digest of both sides; the source's first.
        day: When it was confirmed.
        role: By whom.
        prints: Fingerprints of both sides' words.
        denials: How often each side denied or limited; -1 when the line does not say.
        also: Other states of the section that were confirmed, on another branch.
    """

    name: str
    key: str
    digests: tuple[tuple[str, str], tuple[str, str]]
    day: datetime.date
    role: str
    prints: tuple[str, str]
    denials: tuple[int, int] = (0, 0)
    also: tuple[Entry, ...] = field(default=(), compare=False)

    @property
    def tags(self) -> tuple[str, str]:
        """Source and target language."""
        return self.digests[0][0], self.digests[1][0]

    def line(self) -> str:
        """Return the entry as written in the file."""
        place = f"{self.name}#{self.key}" if self.key else self.name
        counts = [f":{count}" if count >= 0 else "" for count in self.denials]
        sides = " ".join(f"{tag}:{digest}{count}" for (tag, digest), count in zip(self.digests, counts, strict=True))
        return f"{place} {sides} {self.day} {self.role} {'.'.join(self.prints)}"


@dataclass(frozen=True)
class Lock:
    """All entries, by page name, key and languages."""

    entries: dict[tuple[str, str, tuple[str, str]], Entry]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def pages(self) -> dict[str, dict[tuple[str, tuple[str, str]], Entry]]:
        """Entries by page name, then by key and languages."""
        found: dict[str, dict[tuple[str, tuple[str, str]], Entry]] = {}
        for (name, key, tags), entry in self.entries.items():
            found.setdefault(name, {})[key, tags] = entry
        return found


# One line for each section of each page: 2,000 pages make 4 MB.
LARGEST = 50_000_000


def read_lock(root: Path) -> Lock:
    """Return the lock of the campaign in *root*; a missing file is an empty lock."""
    path = root / LOCK
    if not path.is_file():
        return Lock({})
    state = path.stat()
    return _read_lock(path, (state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=2)
def _read_lock(path: Path, _state: tuple[int, int, int]) -> Lock:
    """Read the file once per state: every page asks for it, and it has a line for each section of each page."""
    content, problems = read_text(path, LOCK, LARGEST)
    lock = parse_lock(content)
    return Lock(lock.entries, (*problems, *lock.problems)) if problems else lock


@lru_cache(maxsize=8)
def parse_lock(content: str) -> Lock:
    """Return the lock written in *content*; a line that does not parse is an error that says how to rebuild it."""
    entries: dict[tuple[str, str, tuple[str, str]], Entry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        day = _day(match[9]) if match else None
        if match is None or day is None:
            conflict = line.startswith(_MARKS)
            message = (
                text("a merge conflict is not resolved")
                if conflict
                else text("the line “{line}” is not one of this file", line=line[:60])
            )
            problems.append(_problem(number, message))
            continue
        entry = Entry(
            match[1],
            match[2] or "",
            ((match[3], match[4]), (match[6], match[7])),
            day,
            match[10],
            (match[11], match[12]),
            (int(match[5] or -1), int(match[8] or -1)),
        )
        place = (entry.name, entry.key, entry.tags)
        other = entries.get(place)
        if other is not None and other != entry:
            # Git keeps both lines where two branches confirmed the same section; each pair of states was compared.
            newer, older = (entry, other) if entry.day >= other.day else (other, entry)
            entry = replace(newer, also=(older, *other.also))
        entries[place] = entry
    return Lock(entries, tuple(problems))


def fitting(entry: Entry, words: dict[str, str]) -> Entry:
    """Return that of an entry's states whose two sides are *words* by language; the newest when none is."""
    for one in (entry, *entry.also):
        if all(is_of(known, words[tag]) for tag, known in one.digests):
            return one
    return entry


def write_lock(root: Path, entries: Iterable[Entry]) -> None:
    """Write *entries*, sorted, one a line."""
    lines = sorted(entry.line() for entry in entries)
    (root / LOCK).write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def sections_of(page: MarkdownPage, values: Mapping[str, str]) -> dict[str, str]:
    """Return the normalised text of each section by its key; the front matter's words belong to the lead.

    The call of a fact stands for its value: where that changes, every section that says it has changed in every
    language, and is to be read again.

    Args:
        page: The page.
        values: What facts print, as ``Campaign.values`` has them.
    """
    spoken = [f"{key}: {page.text_of(key)}" for key in _SPOKEN]
    found = {key: normalised(_valued(part.text, values)) for key, part in read(page).by_key.items()}
    found[""] = " ".join([*spoken, found.get("", "")]).strip()
    return found


def lines_of(page: MarkdownPage, key: str, values: Mapping[str, str]) -> list[str]:
    """Return the section *key* as somebody reads it: its lines without comments and empty ones, values for facts."""
    spoken = [f"{name}: {page.text_of(name)}" for name in _SPOKEN] if not key else []
    part = read(page).by_key.get(key)
    words = COMMENT.sub("", _valued(part.text, values)) if part is not None else ""
    return [*spoken, *(line for line in words.split("\n") if line.strip())]


def _valued(words: str, values: Mapping[str, str]) -> str:
    """Return *words* with the calls of facts as calls of their values."""
    if "fact" not in words:
        return words
    return CALL.sub(
        lambda call: f"{{{{ {values[call[2]]} }}}}" if call[1] == "fact" and call[2] in values else call[0], words
    )


@lru_cache(maxsize=65536)
def normalised(section: str) -> str:
    """Return the words of a section, blanks as one space; comments, heading ids and link targets left out."""
    bare = COMMENT.sub(" ", section) if "<!--" in section else section
    if "](" in bare:
        bare = TARGET.sub("]", bare)
    # The pattern is tried where a line begins a heading, and nowhere else.
    at = 0 if bare.startswith("#") else bare.find("\n#") + 1
    while bare.startswith("#", at):
        heading = _HEADING_ATTRIBUTES.match(bare, at)
        if heading:
            bare = bare[:at] + heading[1] + bare[heading.end() :]
            at += len(heading[1])
        at = bare.find("\n#", at) + 1 or len(bare)
    return " ".join(bare.split())


@lru_cache(maxsize=65536)
def digest(words: str) -> str:
    """Return twelve hexadecimal digits that stand for *words*, whatever marks they are written with."""
    return _digest(unmarked(words))


def is_of(digest_: str, words: str) -> bool:
    """Tell whether *digest_* stands for *words*; one of an older lock, made with their marks, does too."""
    return digest(words) == digest_ or _digest(words) == digest_


@lru_cache(maxsize=65536)
def unmarked(words: str) -> str:
    r"""Return normalised *words* without what formatters change: list marks, emphasis, escapes, table padding.

    >>> unmarked("* take **water** | a  | 3\. x")
    '- take water|a|3. x'
    """
    if "|" in words:
        words = _CELL.sub("|", _RULE.sub("|", words))
    if "\\" in words:
        words = _ESCAPE.sub(r"\1", words)
    if "*" in words or "+" in words or "_" in words or ")" in words:
        words = _EMPHASIS.sub("", _NUMBER.sub(r"\1.", _BULLET.sub("-", words)))
    return words


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


@lru_cache(maxsize=65536)
def fingerprint(words: str) -> str:
    """Return two characters for every word: enough to see which were added, not to read those that are gone."""
    return "".join(_print(word) for word in unmarked(words).split(" ") if word)


def prints(fingerprint_: str) -> list[str]:
    """Return the fingerprint of each word."""
    return [fingerprint_[index : index + 2] for index in range(0, len(fingerprint_), 2)]


@lru_cache(maxsize=65536)
def _print(word: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(word.encode()).digest()[:3])[:2].decode()


def _day(raw: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(raw)
    except ValueError:
        return None


def keep_both_sides(root: Path) -> bool:
    """Take the marks of a merge conflict out of the lock, so that the lines of both sides stay; tell if there were any.

    Each line says that somebody compared two texts, whichever branch it was on; none of that is lost or made up.
    """
    path = root / LOCK
    content = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    kept = [line for line in content.splitlines() if not line.startswith(_MARKS)]
    if len(kept) == len(content.splitlines()):
        return False
    path.write_text("\n".join(dict.fromkeys(kept)) + "\n", "utf-8", newline="\n")
    return True


def _problem(line: int, message: object) -> Problem:
    return Problem(
        LOCK,
        line,
        1,
        Level.ERROR,
        ID,
        message,  # type: ignore[arg-type]
        text("Run “manara confirm”: it keeps what both sides of a merge recorded, and shows what is open."),
    )
