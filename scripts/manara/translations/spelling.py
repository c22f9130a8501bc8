"""Spelling, as the dictionaries of hunspell have it, with the campaign's own words beside them.

``data/spelling.yml`` switches it on, and holds what no dictionary knows: names, words of the place, of the subject::

    ar: [واتساب]
    en: [UNODC]

The program ``hunspell`` and a dictionary of the language must be there (Debian: ``hunspell hunspell-ar
hunspell-en-gb``); they are free, read Arabic with its prefixes and endings, and are what LibreOffice and Firefox use.
Where one is missing its language is not judged, and ``manara status`` says so.
"""

from __future__ import annotations

import atexit
import difflib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from manara.problems import INVISIBLE, text
from manara.sources.record import LANGUAGE, TEXTS, by_language, may, read, record
from manara.sources.yaml_file import read_yaml
from manara.translations.typography import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.problems import Problem

FILE = "data/spelling.yml"
PROGRAM = "hunspell"
# Where dictionaries lie on Debian, Fedora, macOS and Homebrew; ``DICPATH`` names others.
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/Library/Spelling", "/opt/homebrew/share/hunspell")
# The words of a language are in its own script: a Latin name within Arabic is nobody's mistake. “13th” is no word.
_WORDS = {
    "Arab": re.compile("(?<![0-9])[\u0621-\u065f\u0670\u0671]{2,}"),
    "Latn": re.compile("(?<![0-9A-Za-z])[A-Za-z\u00c0-\u024f]+(?:[’'][A-Za-z\u00c0-\u024f]+)*"),
}
# How much of a word its neighbour shares, lest a name be told to become some other word.
_NEAR = 0.75
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?|===\+?)[ \t]+[a-z]+", re.MULTILINE)
# Vowel signs and the stretching of letters: dictionaries know words without.
_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")


@record
class Spelling:
    """The file that switches spelling on."""

    words: dict[str, tuple[str, ...]] = may(
        by_language(TEXTS), text("Words that are right and in no dictionary."), key=LANGUAGE, factory=dict
    )


def load_spelling(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> Spelling | None:
    """Return the words of ``data/spelling.yml``, ``None`` without that file; *tags* are all languages there are."""
    path = root / FILE
    return read(Spelling, read_yaml(path, FILE, problems), tags) if path.is_file() else None


@dataclass(frozen=True)
class Speller:
    """The dictionary of each language that can be judged, and the campaign's own words."""

    dictionaries: dict[str, str]
    own: dict[str, frozenset[str]]

    def rule(self, locale: Locale) -> Callable[[str], Iterator[Finding]]:
        """Return what finds the words of a line that no dictionary knows, each with the nearest."""
        words, dictionary = _WORDS.get(locale.script), self.dictionaries.get(locale.tag)
        own = self.own.get(locale.tag, frozenset())

        def find(line: str) -> Iterator[Finding]:
            if words is None or dictionary is None:
                return
            for match in words.finditer(_BOX.sub(lambda box: " " * len(box[0]), line)):
                word = _SIGNS.sub("", match[0]).replace("’", "'")
                near = None if {word, match[0]} & own else _nearest(dictionary, word)
                if near is not None:
                    yield Finding(match.start(), match.end(), match[0], near or None)

        return find


def speller_of(campaign: Campaign) -> Speller:
    """Return what *campaign* is judged by: nothing without ``data/spelling.yml``."""
    if campaign.spelling is None:
        return Speller({}, {})
    found = {locale.tag: dictionary_of(locale) for locale in campaign.languages}
    own = {locale.tag: _named(campaign.name.get(locale.tag, ""), locale) for locale in campaign.languages}
    for tag in campaign.tags:
        own[tag] |= frozenset(word.translate(INVISIBLE) for word in campaign.spelling.words.get(tag, ()))
    return Speller({tag: path for tag, path in found.items() if path}, own)


def _named(name: str, locale: Locale) -> frozenset[str]:
    """Return the words of the campaign's name: pages say it, and no dictionary need know it."""
    words = _WORDS.get(locale.script)
    return frozenset(words.findall(name)) if words is not None else frozenset()


def is_asked(campaign: Campaign) -> bool:
    """Tell whether the campaign wants its spelling judged."""
    return campaign.spelling is not None


def state_of(campaign: Campaign) -> str:
    """Return what the judgement follows from besides the campaign: which dictionaries there are, of which day."""
    paths = [dictionary_of(locale) for locale in campaign.languages] if is_asked(campaign) else []
    return " ".join(f"{path}:{Path(f'{path}.dic').stat().st_mtime_ns}" if path else "-" for path in paths)


@lru_cache(maxsize=64)
def dictionary_of(locale: Locale) -> str:
    """Return the path of the dictionary for *locale*, without its ending; empty when there is none to ask."""
    if shutil.which(PROGRAM) is None or locale.script not in _WORDS:
        return ""
    names = (locale.formats.replace("-", "_"), locale.tag.replace("-", "_"))
    folders = [*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS]
    places = (Path(folder, name) for name in names for folder in folders if folder)
    return next((str(place) for place in places if place.with_suffix(".dic").is_file()), "")


@lru_cache(maxsize=65536)
def _nearest(dictionary: str, word: str) -> str | None:
    """Return ``None`` for a word that is known, else the nearest that is; empty when there is none near."""
    answers = _asked(dictionary, os.getpid()).answers(word)
    wrong = [answer for answer in answers if answer[:1] in "&#"]
    if not wrong:
        return None
    near = wrong[0].partition(": ")[2].partition(",")[0]
    return near if difflib.SequenceMatcher(None, word, near).ratio() > _NEAR else ""


class _Asked:
    """A ``hunspell`` that answers word by word: its dictionary takes half a second to load."""

    def __init__(self, dictionary: str) -> None:
        self._process = subprocess.Popen(
            [PROGRAM, "-a", "-i", "utf-8", "-d", dictionary],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._line()
        atexit.register(self._end)

    def answers(self, word: str) -> list[str]:
        """Return a line for each part of *word*; none when the program has gone."""
        if self._process.stdin is None or self._process.poll() is not None:
            return []
        self._process.stdin.write(f"^{word}\n")
        self._process.stdin.flush()
        return list(iter(self._line, ""))

    def _line(self) -> str:
        """Return the next line; empty at the end of an answer, and of all answers."""
        return self._process.stdout.readline().rstrip("\n") if self._process.stdout is not None else ""

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()


@lru_cache(maxsize=16)
def _asked(dictionary: str, _process: int) -> _Asked:
    """Return the one of this process: two that share a pipe would take each other's answers."""
    return _Asked(dictionary)
