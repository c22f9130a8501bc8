"""The search of one language: an index small enough to stand inside the search page.

The index and what is typed are folded alike (site/stems.py; the page's script is compared with it word by word). Words
lead to pages and to their sections. Other words for the same thing come from ``search:`` in ``data/terms.yml`` and from
``data/search.yml``; the titles, headings and such words of the campaign's other languages lead to the same places.

Postings are written in letters, so that no weight can be taken for a telephone number: ``Afb.d`` is the first page with
the sixth weight, in the heading of its section b and in the text of its section d. Section a is the page's own head.
A phrase of such words is a key with its stems joined: ``saf_hous``. Longer numbers of the text, such as years and
amounts, are spelt in letters too. Telephone numbers are no words of the index: the page looks them up in the cards it
shows (``scripts/parts/search.js``).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.campaign.synonyms import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manara.site.stems import Folding

_LONG_NUMBER = re.compile("^[0-9]{3,}$")
_SPELT = str.maketrans("0123456789", "abcdefghij")
_SYNONYM = 0.7
# What a group scores that names a page or a section: as much as a rare word of a title.
_NAMED = 25.0
_OTHER_LANGUAGE = 0.7
# Of a word's best page, below which another page is left out.
_LEAST = 0.25
# Sections are named by one sign each: a to z, then letters of a script that no posting uses. Later ones have no name.
_SECTIONS = [chr(code) for code in (*range(97, 123), *range(0x430, 0x460))]


@dataclass(frozen=True)
class SearchPage:
    """What is searched of one page: its address from the search page, its words, its HTML."""

    href: str
    title: str
    description: str
    html: str


@dataclass(frozen=True)
class Section:
    """A heading with an id and what follows it; the first of a page is its title and what stands before any.

    A heading that another follows at once leads nowhere by itself, and is none.
    """

    id: str
    heading: str
    text: str


@dataclass
class _Found:
    """Where a word leads: a score by page, and the page's sections that have it in heading or text."""

    scores: dict[int, float] = field(default_factory=dict)
    heads: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    others: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


_Words = defaultdict[str, _Found]


def search_index(
    pages: Sequence[SearchPage],
    synonyms: Iterable[Sequence[str]],
    folding: Folding,
    others: Iterable[tuple[Sequence[SearchPage], Iterable[Sequence[str]]]] = (),
) -> str:
    """Return the index as JSON that may stand inside a page.

    Args:
        pages: In the order of the menu.
        synonyms: Groups of words or phrases that lead to the same pages.
        folding: The rules of the pages' language.
        others: The pages and groups of the campaign's other languages; pages with one address are the same page.
    """
    sections = [_sections(page) for page in pages]
    words = _words(pages, sections, synonyms, folding)
    mine = {page.href: (number, sections[number]) for number, page in enumerate(pages)}
    for theirs, groups in others:
        _add_other(words, mine, theirs, list(groups), folding)
    index = {
        "p": [
            [page.href, page.title, page.description, [[one.id, one.heading] for one in parts[1:]]]
            for page, parts in zip(pages, sections, strict=True)
        ],
        # One string of words and postings: as keys, words such as “number” would look like the fields of a record.
        "w": " ".join(
            f"{word} {_postings(found)}" for word, found in sorted(words.items()) if _telling(found, len(pages))
        ),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def synonym_line(synonyms: Iterable[Sequence[str]], folding: Folding) -> str:
    """Return groups of words as the one file carries them, folded: ``salari,wage|passport,travel document``."""
    groups = [
        ",".join(dict.fromkeys(" ".join(folding.stems(entry)) for entry in group if not NAMED.fullmatch(entry)))
        for group in synonyms
    ]
    return "|".join(group for group in groups if "," in group)


def spelt(stem: str) -> str:
    """Return a stem as the index has it: a number of three digits and more in letters, ``2015`` as ``~cabf``."""
    return f"~{stem.translate(_SPELT)}" if _LONG_NUMBER.match(stem) else stem


def _sections(page: SearchPage) -> list[Section]:
    tree = LexborHTMLParser(page.html)
    found: list[tuple[str, str, list[str]]] = [("", page.title, [page.description])]
    for node in tree.body.iter() if tree.body is not None else ():
        name = node.attributes.get("id")
        for link in node.css('a[href^="tel:"], a[href^="https://wa.me/"]'):
            link.decompose()  # telephone numbers are looked up in the cards
        if node.tag in ("h2", "h3") and name:
            found.append((name, " ".join(node.text().split()), []))
        else:
            found[-1][2].append(node.text(separator=" "))
    kept = [found[0], *(one for one in found[1:] if one[2])]
    return [Section(name, heading, " ".join([heading, *texts])) for name, heading, texts in kept]


def _stems(text: str, folding: Folding) -> list[str]:
    return [spelt(stem) for stem in folding.stems(text)]


def _words(
    pages: Sequence[SearchPage],
    sections: list[list[Section]],
    synonyms: Iterable[Sequence[str]],
    folding: Folding,
    only: frozenset[str] | None = None,
) -> _Words:
    """Return where words lead; of many that nobody asks for, *only* those that are."""
    words: _Words = defaultdict(_Found)
    lines = []
    for number, (page, parts) in enumerate(zip(pages, sections, strict=True)):
        texts = [_stems(part.text, folding) for part in parts]
        kept = texts if only is None else [[word for word in text if word in only] for text in texts]
        title, about = set(_stems(page.title, folding)), set(_stems(page.description, folding))
        strong = LexborHTMLParser(page.html).css("h1,h2,h3,strong")
        heads = Counter(word for node in strong for word in set(_stems(node.text(), folding)))
        for word, count in Counter(word for text in kept for word in text).items():
            words[word].scores[number] = (
                9 * (word in title) + 4 * (word in about) + 3 * min(heads[word], 3) + math.log2(1 + count)
            )
        _place(words, number, parts, kept, folding)
        lines.append([f" {' '.join(text)} " for text in texts])
    for found in words.values():
        rarity = math.log(1 + len(pages) / len(found.scores))
        found.scores = {number: score * rarity for number, score in found.scores.items()}
    _join(words, synonyms, _Places(pages, sections, lines, folding))
    return words


def _place(words: _Words, number: int, parts: list[Section], texts: list[list[str]], folding: Folding) -> None:
    """Note in which sections of a page its words stand: every heading, or else the section that has it most."""
    most: dict[str, tuple[int, int]] = {}
    for place, (part, text) in enumerate(zip(parts[: len(_SECTIONS)], texts, strict=False)):
        for word in set(_stems(part.heading, folding)):
            words[word].heads[number].add(place)
        for word, count in Counter(text).items():
            most[word] = max(most.get(word, (0, 0)), (count, -place))
    for word, (_, place) in most.items():
        if not words[word].heads[number]:
            words[word].others[number] = {-place}


@dataclass(frozen=True)
class _Places:
    """The pages of a language: their sections, and the stems of each as a line."""

    pages: Sequence[SearchPage]
    sections: list[list[Section]]
    lines: list[list[str]]
    folding: Folding

    def named(self, entry: str) -> _Found:
        """Return the page or section that an entry such as ``house-work.md#passport`` names."""
        name, _, section = entry.partition("#")
        found = _Found()
        for number, page in enumerate(self.pages):
            if page.href == name.removesuffix(".md") + ".html":
                found.scores[number] = _NAMED
                found.heads[number] = {
                    place
                    for place, part in enumerate(self.sections[number][: len(_SECTIONS)])
                    if part.id == section and section
                }
        return found

    def with_phrase(self, entry: list[str], words: dict[str, _Found]) -> _Found:
        """Return where a word or a phrase stands; a phrase only where it stands as it is."""
        if len(entry) == 1:
            return words.get(entry[0], _Found())
        found = _Found()
        phrase = f" {' '.join(entry)} "
        for number, texts in enumerate(self.lines):
            places = {place for place, text in enumerate(texts[: len(_SECTIONS)]) if phrase in text}
            if not places:
                continue
            score = sum(words[word].scores.get(number, 0) for word in entry if word in words) / len(entry)
            found.scores[number] = score + 4 * math.log2(1 + sum(text.count(phrase) for text in texts))
            heads = [words[word].heads.get(number, set()) for word in entry if word in words]
            found.heads[number] = places & set[int].intersection(*heads) if heads else set()
            found.others[number] = {min(places)} - found.heads[number]
        return found


def _join(words: _Words, groups: Iterable[Sequence[str]], places: _Places) -> None:
    """Lead each word or phrase of a group to the places of all; a phrase is a key of its own."""
    joined: list[tuple[list[list[str]], _Found]] = []
    for group in groups:
        whole = _Found()
        typed = [_stems(entry, places.folding) for entry in group if not NAMED.fullmatch(entry)]
        for entry in filter(NAMED.fullmatch, group):
            _merge(whole, places.named(entry), 1)
        for stems in typed:
            _merge(whole, places.with_phrase(stems, words), 1)
        joined.append((typed, whole))
    # Only now: a group leads to where its own words stand, and not to where another group leads them.
    for typed, whole in joined:
        for stems in filter(None, typed):
            _merge(words["_".join(stems)], whole, _SYNONYM if len(stems) == 1 else 1)


def _merge(into: _Found, found: _Found, part: float) -> None:
    for number, score in found.scores.items():
        into.scores[number] = max(into.scores.get(number, 0), score * part)
        into.heads[number] |= found.heads.get(number, set())
        into.others[number] = (into.others[number] | found.others.get(number, set())) - into.heads[number]


def _add_other(
    words: _Words,
    mine: dict[str, tuple[int, list[Section]]],
    theirs: Sequence[SearchPage],
    groups: list[Sequence[str]],
    folding: Folding,
) -> None:
    """Add what stands in titles, headings and groups of another language, where this one has no such word.

    Args:
        words: Where words lead; grows.
        mine: By a page's address its number and its sections.
        theirs: The other language's pages.
        groups: The other language's words for the same thing.
        folding: The rules of this language.
    """
    parts = [_sections(page) for page in theirs]
    typed = [_stems(entry, folding) for group in groups for entry in group if not NAMED.fullmatch(entry)]
    heads = {word for those in parts for part in those for word in _stems(part.heading, folding)}
    telling = heads | {"_".join(stems) for stems in typed}
    found = _words(theirs, parts, groups, folding, frozenset(heads.union(*typed)))
    for word in telling - set(words):
        for number, score in found[word].scores.items():
            if theirs[number].href not in mine:
                continue
            here, sections = mine[theirs[number].href]
            ids = {parts[number][place].id for place in found[word].heads.get(number, ())}
            words[word].scores[here] = score * _OTHER_LANGUAGE
            words[word].heads[here] = {place for place, section in enumerate(sections) if section.id in ids}


def _telling(found: _Found, pages: int) -> bool:
    """Tell whether a word is worth its place: what most pages have, and no heading, leads nowhere."""
    return bool(found.scores) and (len(found.scores) <= pages * 0.75 or pages < 5 or any(found.heads.values()))


def _postings(found: _Found) -> str:
    """Return the pages of a word that its readers could mean: a page with much less of it than another is left out."""
    least = max(found.scores.values()) * _LEAST
    return "".join(
        _page(number) + _weight(score) + _signs(found.heads.get(number)) + _after_point(found.others.get(number))
        for number, score in sorted(found.scores.items())
        if score >= least or found.heads.get(number)
    )


def _page(number: int) -> str:
    letters = ""
    while True:
        letters = chr(65 + number % 26) + letters
        number = number // 26 - 1
        if number < 0:
            return letters


def _weight(score: float) -> str:
    return chr(97 + max(0, min(25, round(2 * math.log2(1 + score)))))


def _signs(places: set[int] | None) -> str:
    return "".join(_SECTIONS[place] for place in sorted(places or ()) if place < len(_SECTIONS))


def _after_point(places: set[int] | None) -> str:
    signs = _signs(places)
    return f".{signs}" if signs else ""
