"""The words that tell a number to dial from any other figure, in the languages of a campaign.

They are data: ``net.yml`` in the pack of each language. What stands in it is merged over the languages, for workers
write the words of one in the sentences of another. A language without ``net.yml`` has only the rules that need no
words; ``lacking`` names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from manara.languages.folding import fold
from manara.languages.pack import pack, packed_tags
from manara.locales import known_locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manara.languages.pack import Pack

PART = "net"
KINDS = (
    "dial", "place", "platform", "account", "number", "paper", "box", "bridge", "about", "unit", "money", "after",
    "glue", "link", "part", "spot", "dot", "at", "ending", "small", "copula", "numbered", "toward", "piece",
    "narrow", "definite", "hourly", "purpose", "whom",
)  # fmt: skip
_NONE: frozenset[str] = frozenset()
# What a noun keeps under an article and a pronoun, and how short its stem may be.
_OWNED, _SHORTEST_NOUN = frozenset(("paper", "box", "unit")), 3
# The same for what is dialled or has a number.
_CALLED, _SHORTEST_CALLED = frozenset(("dial", "place")), 4
# Drawings of telephones: ☎ ☏ ✆ 📞 📱 📲 🕻 🕽 🕾 🕿 🖀. Beside them a figure is dialled in every language.
TELEPHONES = "\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2\U0001f57b\U0001f57d-\U0001f580"
_IS_TELEPHONE = re.compile(f"[{TELEPHONES}]")
_HAMZAS = str.maketrans("ئؤ", "يو")


@dataclass(frozen=True, eq=False)
class NetWords:
    """What is known of words, merged over the packs.

    Attributes:
        packs: One for each language, for numbers in words.
        lacking: Tags of the languages that have no ``net.yml``.
    """

    packs: tuple[Pack, ...]
    lacking: tuple[str, ...] = ()
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def kinds(self, word: str) -> frozenset[str]:
        """Return what *word* is, folded and in small letters: ``{"place"}`` for “police”."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._look_up(word)
        return found

    def is_counted(self, word: str) -> bool:
        """Tell whether *word*, right behind a figure, looks like what the figure counts.

        In a language with endings of the plural it has one of them; in one where counted nouns stand without the
        article it begins with none.
        """
        if any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in self._counted_endings):
            return True
        if not self._articles or len(word) < 2 or word.isascii() or word.startswith(self._articles):
            return False
        return not word.startswith(self._verbs) or word.endswith(self._objects)

    def is_measure(self, word: str) -> bool:
        """Tell whether *word*, with an article or none, is what figures count: «القضايا» of «قضايا»."""
        starts = (start for start in ("", *self._articles) if word.startswith(start))
        return any(not self.kinds(word[len(start) :]).isdisjoint(_OWNED | {"about", "money"}) for start in starts)

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Words for single digits that are no number words of the language: ``oh``."""
        return {
            fold(word.lower()): digit
            for one in self.packs
            for digit, words in one.mapping(PART, "spoken").items()
            for word in words or ()
        }

    def of(self, kind: str) -> tuple[str, ...]:
        """Return all words of one kind."""
        return self._by_kind.get(kind, ())

    def typed(self, kind: str) -> tuple[str, ...]:
        """Return all words of one kind as they are typed."""
        return tuple(dict.fromkeys(word.lower() for one in self.packs for word in one.words(PART, kind)))

    @cached_property
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(word for word, kinds in self._words.items() if kind in kinds) for kind in KINDS}

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for one in self.packs:
            for kind in KINDS:
                for word in one.words(PART, kind):
                    found.setdefault(_key(word.lower()), set()).add(kind)
            for word in _measures(one):
                found.setdefault(_key(word.lower()), set()).add("unit")
        return {word: frozenset(kinds) for word, kinds in found.items()}

    def _listed(self, name: str) -> tuple[str, ...]:
        """Return what every pack lists under *name*, the longest first; the same order in every process."""
        return tuple(
            sorted({word for one in self.packs for word in one.words(PART, name)}, key=lambda word: (-len(word), word))
        )

    @cached_property
    def _clitics(self) -> tuple[str, ...]:
        return self._listed("clitics")

    @cached_property
    def _contracted(self) -> list[tuple[str, str]]:
        """What a preposition and the article become together, and the article: «لل»."""
        return [pair for one in self.packs for pair in one.mapping(PART, "contracted").items()]

    @cached_property
    def _plurals(self) -> list[tuple[str, str]]:
        """Endings of the plural, and what the word ends with instead where it is one."""
        listed = (one.mapping(PART, "plurals").items() for one in self.packs)
        return [(ending, single) for endings in listed for ending, singles in endings for single in singles]

    @cached_property
    def _counted_endings(self) -> tuple[str, ...]:
        return self._listed("counted-endings")

    @cached_property
    def _articles(self) -> tuple[str, ...]:
        return self._listed("counted-without")

    @cached_property
    def _pronouns(self) -> tuple[str, ...]:
        return self._listed("pronouns")

    @cached_property
    def _unbound(self) -> dict[str, str]:
        """What the last letter of a noun is where no pronoun follows."""
        return {bound: free for one in self.packs for bound, free in one.mapping(PART, "bound-endings").items()}

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return (*self._listed("endings"), *(one for one in self._pronouns if len(one) > 1))

    @cached_property
    def _verbs(self) -> tuple[str, ...]:
        return self._listed("verb-beginnings")

    @cached_property
    def _objects(self) -> tuple[str, ...]:
        return self._listed("object-endings")

    def _look_up(self, word: str) -> frozenset[str]:
        if _IS_TELEPHONE.match(word):
            return frozenset(("dial",))
        words, word = self._words, _key(word)
        if word in words:
            return words[word]
        for short, whole in self._contracted:
            if word.startswith(short) and (found := words.get(whole + word.removeprefix(short))):
                return found
        for clitic in ("", *self._clitics):
            if len(word) <= len(clitic) + 1 or not word.startswith(clitic):
                continue
            rest = word[len(clitic) :]
            if found := words.get(rest):
                return found
            for ending, single in self._plurals:
                if len(rest) > 3 and rest.endswith(ending) and (many := words.get(rest.removesuffix(ending) + single)):
                    return many | {"plural"}
        return self._owned(word)

    def _owned(self, word: str) -> frozenset[str]:
        """Return what a noun with an article or a pronoun at its end is: «الاستمارة», «قضيتك».

        Only papers, rooms and the like: words of dialling and services are listed whole, for they weigh more.
        """
        for start in ("", *self._articles):
            stem = word[len(start) :]
            if not word.startswith(start) or len(stem) < _SHORTEST_NOUN:
                continue
            ends = (end for end in self._pronouns if stem.endswith(end) and len(stem) - len(end) >= _SHORTEST_NOUN)
            held = [stem.removesuffix(end) for end in ends if not start]
            held += [form[:-1] + self._unbound[form[-1]] for form in held if form[-1] in self._unbound]
            for form in (stem, *held):
                found = self._words.get(form, _NONE) & _OWNED
                if found and not (start and found == {"unit"}):  # what a figure counts stands without an article
                    return found
        return self._inflected(word)

    def _inflected(self, word: str) -> frozenset[str]:
        """Return what is dialled or has a number under the endings of its case, order or owner: «اضغطوا», «محامونا»."""
        for ending in self._endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < _SHORTEST_CALLED:
                continue
            many = [
                stem + last[-1] for last, _ in self._plurals if stem.endswith(last[:-1]) and not stem.endswith(last)
            ]
            singles = [
                form.removesuffix(last) + single
                for form in (stem, *many)
                for last, single in self._plurals
                if form.endswith(last)
            ]
            bound = [stem[:-1] + self._unbound[stem[-1]]] if stem[-1] in self._unbound else []
            for form in (stem, *bound, *singles):
                if found := self._words.get(form, _NONE) & _CALLED:
                    return found
        return _NONE


def _measures(one: Pack) -> Iterator[str]:
    """Yield the words of a language for what a figure counts: its units, currencies and months, known for other ends.

    A language without ``net.yml`` would else have its amounts taken for numbers to dial.
    """
    tables = (one.mapping("lexicon", "units"), one.mapping("lexicon", "counted"))
    for words in (row.get("forms", ()) for table in tables for row in table.values() if isinstance(row, dict)):
        yield from (word for word in words if word.isalpha())
    for words in one.mapping("lexicon", "currencies").values():
        yield from (word for word in words if isinstance(word, str) and word.isalpha())
    locale = known_locale(one.tag)
    if locale is not None:
        yield from (month for month in locale.months["format"]["wide"].values() if month.isalpha())


def _key(word: str) -> str:
    """Return *word* as it is compared: where a hamza sits is often forgotten."""
    return word if word.isascii() else fold(word).translate(_HAMZAS)


_LOADED: dict[tuple[int, ...], NetWords] = {}


def net_words(tags: Iterable[str], root: Path | None = None) -> NetWords:
    """Return the words of the languages *tags*, with those a campaign in *root* adds."""
    packs = tuple(pack(tag, root) for tag in tags)
    key = tuple(map(id, packs))
    if key not in _LOADED:
        _LOADED[key] = NetWords(packs, tuple(one.tag for one in packs if one.lacks(PART)))
    return _LOADED[key]


def all_net_words() -> NetWords:
    """Return the words of every language the package knows: for texts of nobody's campaign."""
    return net_words(tag for tag in packed_tags() if not pack(tag).lacks(PART))
