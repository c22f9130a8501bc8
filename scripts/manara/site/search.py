"""The search of one language: an index small enough to stand inside the search page.

The index and the query are folded alike: one alif, ya and ta marbuta, no vowel signs, one set of digits, the article
and common endings dropped. The script in ``overrides/scripts/parts/bare-words.js`` folds as :func:`fold` and
:func:`stem` do; a test compares them word by word. Other words for the same thing come from ``search:`` in
``data/terms.yml`` and from ``data/search.yml``.

Postings are written in letters, so that no weight can be taken for a telephone number: ``Af`` is the first page with
the sixth weight.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640'’]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي") | {
    start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)
}
_WORD = re.compile("[a-z0-9ء-ي]{2,}")
# "and" or "so", and the article with or without a preposition; three letters stay.
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})")
_ENDING = re.compile("(?<=[ء-ي]{3})(?:ها|هم|هن|كم|نا|ات|ان|ون|ين|يه|ته|تي|تك|ه|ي|ك|ا|ت)$")
_ENGLISH = re.compile("(?<=[a-z]{3})(?:ing|ed|es|s|e)$")
_Y = re.compile("(?<=[a-z]{3})(?:ies|y)$")
_LONG_NUMBER = re.compile("^[0-9]{3,}$")
_SYNONYM = 0.7


@dataclass(frozen=True)
class SearchPage:
    """What is searched of one page: its address from the search page, its words, its HTML."""

    href: str
    title: str
    description: str
    html: str


def fold(text: str) -> str:
    """Return *text* with letters and digits that are typed for each other made one."""
    return _MARKS.sub("", text.lower()).translate(_LETTERS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded *word* without article and ending."""
    word = _ENDING.sub("", _ARTICLE.sub("", word))
    return _ENGLISH.sub("", _Y.sub("i", word))


def stems(text: str) -> list[str]:
    """Return the words of *text* as they are looked up; telephone numbers are left to the contacts."""
    return [stem(word) for word in _WORD.findall(fold(text)) if not _LONG_NUMBER.match(word)]


def search_index(pages: list[SearchPage], synonyms: Iterable[list[str]]) -> str:
    """Return the index as JSON that may stand inside a page.

    Args:
        pages: In the order of the menu.
        synonyms: Groups of words or phrases that lead to the same pages.
    """
    trees = [LexborHTMLParser(page.html) for page in pages]
    texts = [stems(_text(page, tree)) for page, tree in zip(pages, trees, strict=True)]
    scores = _scores(pages, trees, texts)
    _join(scores, synonyms, [" " + " ".join(text) + " " for text in texts])
    words = sorted((word, of) for word, of in scores.items() if of)
    index = {
        "p": [[page.href, page.title, page.description] for page in pages],
        # One string of words and postings: as keys, words such as “number” would look like the fields of a record.
        "w": " ".join(f"{word} {''.join(_posting(*pair) for pair in sorted(of.items()))}" for word, of in words),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def synonym_line(synonyms: Iterable[list[str]]) -> str:
    """Return groups of words as the one file carries them, folded: ``salari,wage|passport,travel document``."""
    groups = [",".join(dict.fromkeys(" ".join(stems(entry)) for entry in group)) for group in synonyms]
    return "|".join(group for group in groups if "," in group)


def _text(page: SearchPage, tree: LexborHTMLParser) -> str:
    body = tree.body
    return f"{page.title} {page.description} {body.text(separator=' ') if body is not None else ''}"


def _scores(
    pages: list[SearchPage], trees: list[LexborHTMLParser], texts: list[list[str]]
) -> dict[str, dict[int, float]]:
    scores: dict[str, dict[int, float]] = defaultdict(dict)
    for number, (page, tree, text) in enumerate(zip(pages, trees, texts, strict=True)):
        title, about = set(stems(page.title)), set(stems(page.description))
        heads = Counter(word for node in tree.css("h1,h2,h3,strong") for word in set(stems(node.text())))
        for word, count in Counter(text).items():
            scores[word][number] = (
                9 * (word in title) + 4 * (word in about) + 3 * min(heads[word], 3) + math.log2(1 + count)
            )
    for word, of in scores.items():
        rarity = math.log(1 + len(pages) / len(of))
        scores[word] = {number: score * rarity for number, score in of.items()}
    return scores


def _join(scores: dict[str, dict[int, float]], synonyms: Iterable[list[str]], lines: list[str]) -> None:
    """Lead each rare word of a group to the pages of all its words."""
    before = {word: dict(of) for word, of in scores.items()}
    for group in synonyms:
        found = [stems(entry) for entry in group]
        pages: dict[int, float] = {}
        for entry in found:
            for number, score in _pages_of(entry, before, lines).items():
                pages[number] = max(pages.get(number, 0), score)
        for entry in found:
            for word in entry:
                if len(entry) > 1 and len(before.get(word, ())) > len(lines) / 3:
                    continue
                of = scores[word]
                for number, score in pages.items():
                    of[number] = max(of.get(number, 0), score * _SYNONYM / len(entry))


def _pages_of(entry: list[str], scores: dict[str, dict[int, float]], lines: list[str]) -> dict[int, float]:
    if len(entry) == 1:
        return scores.get(entry[0], {})
    phrase = " " + " ".join(entry) + " "
    return {
        number: sum(scores[word].get(number, 0) for word in entry) / len(entry) + 4 * math.log2(1 + line.count(phrase))
        for number, line in enumerate(lines)
        if phrase in line
    }


def _posting(number: int, score: float) -> str:
    letters = ""
    while True:
        letters = chr(65 + number % 26) + letters
        number = number // 26 - 1
        if number < 0:
            break
    return letters + chr(97 + max(0, min(25, round(4 * math.log2(1 + score)))))
