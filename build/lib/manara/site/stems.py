"""Words as a search compares them, in any script: folded, and cut by the rules of the language's pack.

Folding is Unicode's compatibility decomposition (NFKD, UAX 15) without accents, vowel signs and hamzas, in small
letters with ASCII digits; signs that carry meaning in other scripts stay. What one language types for another letter,
and which endings it drops, stands in ``search.yml`` of its pack:

    letters: {ß: ss}                                # a letter, and what it is compared as
    steps: ["^(.*?[a-z]{3})(?:s|e)$ -> $1"]         # patterns, one after another, that leave the stem
    before: "^[وف](?=[ء-ي]{3})"                     # what may be written to the front of any word
    sounds: ["ph -> f"]                             # patterns that make words that sound alike one
    stop: [the, a]                                  # words that are left out where others are left

The page's script folds by the same rules, which :meth:`Folding.rules` hands to it; patterns therefore use only what
Python and ECMAScript 5 read alike.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.contacts.digits import ascii_digits
from manara.languages.pack import pack
from manara.languages.steps import PART, steps, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.locales import Locale

# Accents and Arabic marks; the signs of other scripts, such as the vowels of Devanagari, are letters to their readers.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069\u202a-\u202e'’ʼ‘`´]")
# Two or more signs that are neither blank nor punctuation, in every script.
_WORD = re.compile(
    "[^\\s!-/:-@\\[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\u060c\u061b\u061f"
    "\u066a-\u066d\u06d4\u0964\u0965]{2,}"
)


@dataclass(frozen=True)
class Folding:
    """The rules for pages of one language, whose text may hold words of the campaign's others.

    Attributes:
        letters: A letter, and what it is compared as.
        steps: Patterns and what takes their place.
        before: A pattern for what may be written to the front of a word, or empty.
        sounds: Patterns and what takes their place, for comparing by ear.
        stop: Folded words that are left out where others are left.
    """

    letters: dict[str, str]
    steps: tuple[tuple[str, str], ...] = ()
    before: str = ""
    sounds: tuple[tuple[str, str], ...] = ()
    stop: frozenset[str] = frozenset()
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def fold(self, text: str) -> str:
        """Return *text* with letters and digits that are typed for each other made one."""
        whole = _MARKS.sub("", unicodedata.normalize("NFKD", ascii_digits(text).lower()))
        return whole.translate(self._table)

    def stem(self, word: str) -> str:
        """Return a folded *word* without what the steps cut."""
        found = self._known.get(word)
        if found is None:
            found = word
            for pattern, put in self._steps:
                found = pattern.sub(put, found, count=1)
            self._known[word] = found
        return found

    def words(self, text: str) -> list[str]:
        """Return the folded words of *text*, in order."""
        return _WORD.findall(self.fold(text))

    def stems(self, text: str) -> list[str]:
        """Return the words of *text* as they are looked up, without those that lead nowhere."""
        return [self.stem(word) for word in self.words(text) if word not in self.stop]

    def rules(self) -> Markup:
        """Return the rules as JSON, for the script that folds what a visitor types.

        It stands in an attribute between single quotes: double ones, of which JSON is full, stay one sign each.
        """
        found = json.dumps(
            {
                "letters": "".join(self.letters),
                "as": list(self.letters.values()),
                "steps": self.steps,
                "before": self.before,
                "sounds": self.sounds,
                "stop": " ".join(sorted(self.stop)),
                "digits": _zeros(),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        escaped = found.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
        return Markup(escaped)  # noqa: S704  # escaped in the line above

    @cached_property
    def _table(self) -> dict[int, str]:
        return str.maketrans(self.letters)

    @cached_property
    def _steps(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(pattern), put.replace("$", "\\")) for pattern, put in self.steps)


def folding(locale: Locale, others: Iterable[Locale] = ()) -> Folding:
    """Return the rules for pages in one language.

    Args:
        locale: The pages' language.
        others: The campaign's languages. Rules of those that are written in another script are added: an Arabic page
            holds words in Latin letters too.
    """
    used = [locale, *(other for other in others if other.script != locale.script)]
    packs = [pack(one.tag, one.root) for one in used]
    letters: dict[str, str] = {}
    for one in reversed(packs):
        letters |= {key: value for key, value in one.mapping(PART, "letters").items() if len(key) == 1}
    bare = Folding(letters)
    before = packs[0].value(PART, "before")
    return Folding(
        letters,
        tuple(step for one in packs for step in steps(one.words(PART, "steps"))),
        "" if unreadable(before) else before,
        tuple(step for one in packs for step in steps(one.words(PART, "sounds"))),
        frozenset(word for one in packs for line in one.words(PART, "stop") for word in bare.words(line)),
    )


@cache
def _zeros() -> str:
    """Return the digit 0 of every script that counts in tens, but ASCII's; the other nine follow it."""
    return "".join(chr(code) for code in range(0x80, 0xFFFF) if unicodedata.decimal(chr(code), -1) == 0)
