"""What a language calls its months, laws, currencies, countries and units, for finding facts in running text.

The words stand in the language's pack (``lexicon.yml``) and in CLDR. Patterns are made when a text first needs them.
Text is compared folded (``languages.folding``): one alif, no vowel signs, ``ه`` for ``ة``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import babel

from manara.languages.folding import fold
from manara.languages.pack import Pack, pack
from manara.languages.patterns import NOTHING, word_pattern
from manara.locales import Locale, known_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

PART = "lexicon"
_WIDTHS = ("wide", "abbreviated")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One language's words; what its pack lacks is empty, and finds nothing.

    Attributes:
        locale: The language.
        pack: Its pack.
    """

    locale: Locale
    pack: Pack

    @cached_property
    def months(self) -> dict[str, int]:
        """Gregorian month names and their number: CLDR's, and further ones of the pack."""
        found: dict[str, int] = {}
        for cldr in {self.locale.cldr, known_locale(self.locale.tag) or self.locale.cldr}:
            for context in ("format", "stand-alone"):
                for width in _WIDTHS:
                    for number, name in cldr.months[context][width].items():
                        # A name of digits (“1月”) is a figure like any other.
                        if not str(name)[:1].isdigit():
                            found[fold(str(name).rstrip("."))] = int(number)
        for number, names in self.pack.mapping(PART, "months").items():
            found |= {fold(name): int(number) for name in names}
        return found

    @cached_property
    def hijri(self) -> dict[str, int]:
        """Names of the months of the Hijri calendar."""
        return {fold(name): number for number, name in enumerate(self.pack.words(PART, "hijri"), 1)}

    @cached_property
    def weekdays(self) -> dict[str, str]:
        """Names of weekdays, in small letters, and their number from Monday on."""
        names = (known_locale(self.locale.tag) or self.locale.cldr).days["format"]["wide"]
        return {fold(str(name)).lower(): f"day {number}" for number, name in names.items()}

    @cached_property
    def countries(self) -> dict[str, str]:
        """Names of countries and their ISO 3166-1 code; adjectives are in :attr:`adjectives`."""
        names = (known_locale(self.locale.tag) or self.locale.cldr).territories
        return {fold(str(name)): str(code) for code, name in names.items() if len(code) == 2 and code.isalpha()}

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Patterns of adjectives of countries, and the country's code."""
        listed = self.pack.mapping(PART, "countries")
        return {word_pattern(fold(word)): code for code, words in listed.items() for word in words}

    @cached_property
    def references(self) -> dict[str, str]:
        """Patterns of the words for article, paragraph, clause and chapter, and which it is."""
        listed = self.pack.mapping(PART, "references")
        return {"|".join(word_pattern(fold(word)) for word in words): kind for kind, words in listed.items()}

    @cached_property
    def law(self) -> str:
        """Pattern of a law's number and year, in two groups."""
        law = self.pack.mapping(PART, "law")
        if not law:
            return NOTHING
        names, number, of = (_any(law.get(key) or ()) for key in ("names", "number", "of"))
        lead = rf"(?:{names})\s+(?:(?:{number})\s*)?" if law.get("names") else rf"(?:{number})\s*"
        return rf"(?<!\w){lead}(\d+)(?:/[^\W\d_])?\s*(?:{of})\s*(\d{{4}})(?![\d/])"

    @cached_property
    def currencies(self) -> dict[str, str]:
        """Words and codes for a currency, and its noun; a code adds its country: ``dinar KW``."""
        nouns = self.pack.mapping(PART, "currencies")
        found = {fold(word): noun for noun, words in nouns.items() for word in words}
        for code in sorted(_nouns()):
            if _nouns()[code] in nouns:
                found.setdefault(code, f"{_nouns()[code]} {code[:2]}")
        for code, words in self.pack.mapping(PART, "codes").items():
            found |= {fold(word): f"{_nouns().get(code, code.lower())} {code[:2]}" for word in words}
        return found

    @cached_property
    def marks(self) -> tuple[str, str]:
        """Decimal mark and grouping mark of its figures in Western digits, as CLDR has them; a blank for any blank."""
        symbols = self.locale.cldr.number_symbols.get("latn", {})
        decimal, group = str(symbols.get("decimal", ".")), str(symbols.get("group", ","))
        return fold(decimal), " " if fold(group).isspace() else fold(group)

    @cached_property
    def month_first(self) -> bool:
        """Whether 11/23/2026 is the 23rd of November."""
        pattern = str(self.locale.cldr.date_formats["short"].pattern)
        return -1 < pattern.find("M") < pattern.find("d")

    @cached_property
    def before(self) -> str:
        """Pattern of what is joined to the front of a word: «وبال»."""
        parts = self.pack.mapping(PART, "before")
        letters = "".join(map(re.escape, parts.get("letters") or ()))
        article = _any(parts.get("article") or ())
        return (rf"[{letters}]{{0,2}}" if letters else "") + (rf"(?:{article})?" if parts.get("article") else "")

    def any(self, key: str, *below: str, otherwise: str = NOTHING) -> str:
        """Return the pattern of a list of words, folded, without edges; *below* leads into a mapping."""
        found: Any = self.pack.part(PART).get(key)
        for name in below:
            found = found.get(name) if isinstance(found, dict) else None
        return _any(found) if isinstance(found, list) and found else otherwise

    def country_of(self, adjective: str) -> str:
        """Return the code of the country *adjective* belongs to, or an empty string."""
        return next((code for shape, code in self.adjectives.items() if re.fullmatch(shape, adjective)), "")

    @cached_property
    def units(self) -> re.Pattern[str] | None:
        """Pattern of a unit or a counted thing in small letters, one named group each."""
        return _named({
            f"{'u' if key == 'units' else 'c'}_{unit}": forms.get("forms") or ()
            for key in ("units", "counted")
            for unit, forms in self.pack.mapping(PART, key).items()
        })  # fmt: skip

    @cached_property
    def single_units(self) -> re.Pattern[str] | None:
        """Pattern of a unit with “one” behind it, where a language counts so: «شهر واحد»."""
        one = self.any("one-after")
        if self.units is None or one == NOTHING:
            return None
        return re.compile(rf"(?<!\w){self.before}(?:{self.units.pattern})\s+(?:{one})(?!\w)")

    @cached_property
    def pairs_of_units(self) -> re.Pattern[str] | None:
        """Pattern of the words that mean two of a unit: «شهران»."""
        shape = _named({
            f"{'u' if key == 'units' else 'c'}_{unit}": forms["two"]
            for key in ("units", "counted")
            for unit, forms in self.pack.mapping(PART, key).items()
            if forms.get("two")
        })  # fmt: skip
        return re.compile(rf"(?<!\w){self.before}(?:{shape.pattern})(?!\w)") if shape is not None else None


def _named(groups: dict[str, Iterable[str]]) -> re.Pattern[str] | None:
    if not groups:
        return None
    shapes = (f"(?P<{name}>{_any([word.lower() for word in words])})" for name, words in groups.items())
    return re.compile("|".join(shapes))


def _any(words: Iterable[str]) -> str:
    known = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(map(word_pattern, known)) or NOTHING


def lexicon(locale: Locale) -> Lexicon:
    """Return the words of a language as the program and the campaign's own pack have them now."""
    return _lexicon(locale, pack(locale.tag, locale.root))


@lru_cache(maxsize=64)
def _lexicon(locale: Locale, words: Pack) -> Lexicon:
    return Lexicon(locale, words)


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """Return what each currency is called for short, by its ISO 4217 code: the last word of its English name."""
    names = babel.Locale("en").currencies
    return {str(code): str(name).split()[-1].lower() for code, name in names.items() if "(" not in str(name)}


def currency_noun(code: str) -> str:
    """Return the noun of the currency *code*: ``dinar``."""
    return _nouns().get(code, code.lower())


def alternatives(names: Iterable[str], depth: int = 2) -> str:
    """Return a pattern of all *names*, of two that begin alike the longer first.

    They are told apart by their first letters: a text is then read three times as fast as when each name is tried.
    """
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    if depth == 0 or len(longest_first) < 3:
        return "|".join(map(re.escape, longest_first))
    beginning: dict[str, list[str]] = {}
    for name in longest_first:
        beginning.setdefault(name[:1], []).append(name[1:])
    return "|".join(
        f"{re.escape(first)}(?:{alternatives(rests, depth - 1)})" if len(rests) > 1 else re.escape(first + rests[0])
        for first, rests in beginning.items()
    )
