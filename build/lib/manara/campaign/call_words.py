"""The words of a language that give a call beside them a meaning: services, claims, what is keyed in.

They are data: ``claims.yml`` and ``services.yml`` of the language's pack. In a language without them nothing is found;
the command line says so (``manara.languages.needs``).

Words are compared folded: small letters, no vowel signs, one form of alif, ya and ta marbuta.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from manara.languages.folding import fold
from manara.languages.pack import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from manara.languages.pack import Pack

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Folded:
    """A text as words are compared in it, and where each of its characters stands in the text as typed."""

    text: str
    places: Sequence[int]

    def place(self, offset: int) -> int:
        """Return the offset in the text as typed."""
        return self.places[offset] if offset < len(self.places) else (self.places[-1] + 1 if self.places else 0)

    def offset(self, place: int) -> int:
        """Return where the character at *place* of the text as typed stands here; it is one that is kept."""
        return bisect_left(self.places, place)


@lru_cache(maxsize=4096)
def folded(words: str) -> Folded:
    """Return *words* folded sign by sign.

    >>> folded("الخطّ").text
    'الخط'
    """
    if words.isascii():
        return Folded(words.lower(), range(len(words)))
    pairs = [(part, index) for index, sign in enumerate(words) for part in _sign(sign)]
    return Folded("".join(part for part, _ in pairs), tuple(index for _, index in pairs))


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    return fold(sign).lower()


@dataclass(frozen=True)
class Service:
    """Words for a service, and the kinds of contact that give it."""

    words: re.Pattern[str]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """Words that claim something of a line.

    Attributes:
        kind: ``free``, ``always``, ``languages``, ``anonymous``, ``confidential``, ``unrecorded`` or ``unbilled``.
        words: The claim.
        but: Phrases with the same words that claim nothing.
        say: What may be said while nothing is known.
    """

    kind: str
    words: re.Pattern[str]
    but: re.Pattern[str]
    say: str


@dataclass(frozen=True)
class CallWords:
    """All of one language; what it lacks matches nothing."""

    services: tuple[Service, ...]
    conditions: tuple[Service, ...]
    but: re.Pattern[str]
    denied: re.Pattern[str]
    apart: re.Pattern[str]
    ties: re.Pattern[str]
    clauses: re.Pattern[str]
    extension: re.Pattern[str]
    before: re.Pattern[str]
    first: re.Pattern[str]
    abbreviations: frozenset[str]
    digits: str
    claims: tuple[Claim, ...]
    subjects: re.Pattern[str]
    main: re.Pattern[str]
    claim_denied: re.Pattern[str]
    unclaimed: re.Pattern[str]
    claimed: re.Pattern[str]
    turns: re.Pattern[str]


def call_words(tag: str, root: Path) -> CallWords:
    """Return the words of the language *tag*, those of the campaign in *root* laid over the package's."""
    return _made(pack(tag, root))


@lru_cache(maxsize=64)
def _made(words_of: Pack) -> CallWords:
    services, claims = words_of.part("services"), words_of.part("claims")
    glued, glued_claim = fold(services.get("glued", "")), fold(claims.get("glued", ""))

    def words(key: str) -> re.Pattern[str]:
        return _whole(services.get(key, ()), glued)

    made = tuple(_claim(kind, found, glued_claim) for kind, found in claims.get("claims", {}).items())
    condition = services.get("conditions", {})
    numerals = "|".join(fold(word) for word in services.get("numerals", ()))
    return CallWords(
        services=tuple(
            Service(_whole(one["words"], glued), tuple(one["kinds"])) for one in services.get("services", ())
        ),
        conditions=(Service(_whole(condition["words"], glued), tuple(condition["kinds"])),) if condition else (),
        but=words("but"),
        denied=words("denied"),
        apart=words("apart"),
        ties=_loose(services.get("ties", ())),
        clauses=words("clauses"),
        extension=words("extension"),
        before=words("before"),
        first=words("first"),
        abbreviations=frozenset(services.get("abbreviations", ())),
        digits=rf"(?:\d+|(?:{numerals})(?!\w))" if numerals else r"\d+",
        claims=made,
        subjects=_whole(claims.get("subjects", ()), ""),
        main=_whole(claims.get("main", ()), glued_claim),
        claim_denied=_whole(claims.get("denied", ()), glued_claim),
        claimed=re.compile("|".join(found.words.pattern for found in made)) if made else _NOTHING,
        unclaimed=_whole(claims.get("unclaimed", ()), "و?"),
        turns=_whole(claims.get("turns", ()), "و?"),
    )


def _claim(kind: str, found: Mapping[str, Any], glued: str) -> Claim:
    return Claim(kind, _whole(found["words"], glued), _whole(found.get("but", ()), glued), found.get("say", ""))


def _whole(entries: Iterable[str], glued: str) -> re.Pattern[str]:
    """Return a pattern of whole words; *glued* is what may be written on before them."""
    inside = "|".join(fold(entry) for entry in entries)
    return re.compile(rf"(?<!\w){glued}(?:{inside})(?!\w)") if inside else _NOTHING


def _loose(entries: Iterable[str]) -> re.Pattern[str]:
    inside = "|".join(fold(entry) for entry in entries)
    return re.compile(rf"\s*(?:{inside})\s*") if inside else _NOTHING
