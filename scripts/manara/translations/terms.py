"""Agreed and avoided words of a campaign, from ``data/terms.yml``, and how they are found in running text.

Arabic words carry their articles, prepositions and pronouns: «وللعاملة» holds «العاملة». A form is found folded, with
و ف ب ك ل and ال before each of its words and a pronoun after it; ``ة`` becomes ``ت`` before a pronoun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import LANGUAGE, TEXT, TEXTS, by_language, by_name, many, may, need, one, place, read, record
from manara.sources.yaml_file import read_yaml
from manara.translations.markup import Late, fold

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.sources.yaml_file import Node

FILE = "data/terms.yml"
_BEFORE = "(?:[وف]?(?:[بك]ال|لل|[بكل]|ال)?)"
_AFTER = "(?:ا|ه|ها|هم|هن|هما|ك|كم|كن|نا|ي)?"
_ARABIC = re.compile("[\u0600-\u06ff]")


@record
class Term:
    """One agreed term."""

    required: str = may(
        TEXT,
        text("Whose form demands one in the others: the tag of a language, “both” for all, or “none”."),
        default="both",
    )
    accepted: dict[str, tuple[str, ...]] = may(
        by_language(TEXTS),
        text("Shorter forms that are enough in answer to another language."),
        key="accept",
        factory=dict,
    )
    search: dict[str, tuple[str, ...]] = may(by_language(TEXTS), text("What visitors may type instead."), factory=dict)
    forms: dict[str, tuple[str, ...]] = may(
        by_language(TEXTS), text("Every form that counts."), key=LANGUAGE, factory=dict
    )
    node: Node = place()

    @cached_property
    def demands(self) -> tuple[str, ...]:
        """Languages whose form demands a form in the others."""
        return tuple(self.forms) if self.required == "both" else (self.required,)


@record
class Avoided:
    """Words not to be used in one language."""

    tag: str = ""
    words: tuple[str, ...] = need(TEXTS, text("Every form that is found."))
    write: str = need(TEXT, text("What to write instead."))
    reasons: dict[str, str] = may(by_language(TEXT), text("Why, in each language."), key="why", factory=dict)
    besides: tuple[str, ...] = may(TEXTS, text("Phrases in which such a word is right."), key="except", default=())

    @property
    def why(self) -> str:
        """The reason, in the language of the words."""
        return self.reasons.get(self.tag, "")


@record
class TermsFile:
    """The file as it is written."""

    terms: dict[str, Term] = may(by_name(one(Term)), text("Agreed terms, each under a name."), factory=dict)
    avoid: dict[str, tuple[Avoided, ...]] = may(by_language(many(Avoided)), text("Words not to be used."), factory=dict)


@dataclass(frozen=True)
class Demanded:
    """A term, what finds it in one language, and what finds its answer in another."""

    term: Term
    found: Finder
    wanted: Finder


@dataclass(frozen=True)
class Terms:
    """The whole file."""

    terms: tuple[Term, ...] = ()
    avoided: tuple[Avoided, ...] = ()

    @cached_property
    def _demanded(self) -> dict[tuple[str, str], tuple[Demanded, ...]]:
        return {}

    def demanded(self, tag: str, other: str) -> tuple[Demanded, ...]:
        """Return the terms whose use in language *tag* demands a form in language *other*."""
        if (tag, other) not in self._demanded:
            self._demanded[tag, other] = tuple(
                Demanded(term, finder(term.forms[tag]), finder(term.forms[other] + term.accepted.get(other, ())))
                for term in self.terms
                if tag in term.demands and other in term.forms
            )
        return self._demanded[tag, other]

    def synonyms(self, tag: str) -> list[tuple[str, ...]]:
        """Return groups of words of one language that should find the same pages."""
        return [
            (*term.forms[tag], *term.search[tag]) for term in self.terms if tag in term.forms and tag in term.search
        ]


def load_terms(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> Terms:
    """Return the campaign's terms; a missing file is an empty list.

    Args:
        root: The campaign's folder.
        tags: All its languages, also those that are not built.
        problems: What is wrong is added here.
    """
    path = root / FILE
    if not path.is_file():
        return Terms()
    file = read(TermsFile, read_yaml(path, FILE, problems), tags)
    for term in file.terms.values():
        allowed = ("both", "none", *term.forms)
        if term.required not in allowed:
            term.node.need("required").choice(*allowed)
    return Terms(
        tuple(file.terms.values()),
        tuple(replace(word, tag=tag) for tag, words in file.avoid.items() for word in words),
    )


@dataclass(frozen=True)
class Finder:
    """Finds the forms of a term in folded text; most texts are turned down without a pattern.

    Attributes:
        forms: Stems and pattern of each form, the longest first.
        pattern: Any of them.
    """

    forms: tuple[tuple[tuple[str, ...], Late], ...]
    pattern: Late

    def first(self, text_: str, lower: str) -> re.Match[str] | None:
        """Return the first form in *text_*, whose small letters are *lower*."""
        if not self.possible(lower):
            return None
        if not _keeps_places(text_, lower):
            return self.pattern.made.search(text_)
        starts = [
            (start, index)
            for index, (stems, _) in enumerate(self.forms)
            if all(stem in lower for stem in stems)
            for start in _starts(stems[0] if stems else "", lower)
        ]
        matches = (self.forms[index][1].made.match(text_, start) for start, index in sorted(starts))
        return next((match for match in matches if match), None)

    def all(self, text_: str, lower: str) -> list[re.Match[str]]:
        """Return every form in *text_*."""
        return list(self.pattern.made.finditer(text_)) if self.possible(lower) else []

    def possible(self, lower: str) -> bool:
        """Tell whether any form's words occur at all."""
        # Plain loops: this is asked some hundred thousand times, and generators take three times as long.
        for stems, _ in self.forms:
            for stem in stems:
                if stem not in lower:
                    break
            else:
                return True
        return False


def _starts(stem: str, lower: str) -> list[int]:
    """Return where the words begin that hold *stem*: a form that begins with it begins nowhere else."""
    found: list[int] = []
    before, at = 0, lower.find(stem)
    while at >= 0:
        start = at
        while start > before and (lower[start - 1].isalnum() or lower[start - 1] == "_"):
            start -= 1
        # Where no word ends since the last place, it is the same word, however long.
        if start > before or not found:
            found.append(start)
        before, at = at, lower.find(stem, at + 1)
    return found


def _keeps_places(text_: str, lower: str) -> bool:
    """Tell whether every sign stands at its place in *lower*, and no pattern takes one for a letter it is not there.

    A pattern that ignores case takes “ſ” for “s”, and “ı” for “i”.
    """
    return lower.isascii() or (len(lower) == len(text_) and lower.upper().lower() == lower)


@lru_cache(maxsize=4096)
def finder(forms: tuple[str, ...]) -> Finder:
    """Return what finds any of *forms*."""
    patterns = [(form, _form(form)) for form in sorted(forms, key=len, reverse=True)]
    return Finder(
        tuple((_stems(form), Late(pattern, re.IGNORECASE)) for form, pattern in patterns),
        Late("|".join(pattern for _, pattern in patterns), re.IGNORECASE),
    )


def _stems(form: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in fold(form).lower().split())


def _stem(word: str) -> str:
    if not _ARABIC.search(word):
        return word
    return (word[2:] if word.startswith("ال") and len(word) > 4 else word).removesuffix("ه")


def _form(form: str) -> str:
    if not _ARABIC.search(form):
        return rf"(?<!\w){re.escape(form)}(?!\w)".replace(r"\ ", r"\s+")
    words = r"\s+".join(_word(word) for word in fold(form).split())
    return rf"(?<!\w){words}(?!\w)"


def _word(word: str) -> str:
    stem = word[2:] if word.startswith("ال") and len(word) > 4 else word
    if stem.endswith("ه"):
        return f"{_BEFORE}{re.escape(stem[:-1])}(?:ه|ت{_AFTER})"
    return f"{_BEFORE}{re.escape(stem)}{_AFTER}"
