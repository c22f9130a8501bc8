"""A translation is about as long as its source.

Letters are counted, on the page and on sections of more than forty words. Arabic has 0.70 to 1.30 of English
(measured on real pages: 0.80 to 1.13); other languages have bands of their own. Outside the band, something is missing
or was added: a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.pack import pack
from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.markup import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.locales import Locale
    from manara.translations.pages import Pair
    from manara.translations.reading import Part

ID = "translations.length"
PAGE = (0.74, 1.38)
SECTION = (0.50, 1.90)
FEWEST_WORDS = 40


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every page or section far off."""
    usual = usual_length(pair.target.locale) / usual_length(pair.source.locale)
    pages = [_letters(part.plain for part in side.reading.parts) for side in (pair.source, pair.target)]
    # Words are counted where letters tell: it takes longer.
    if min(pages):
        ratio = pages[1] / pages[0] / usual
        if not PAGE[0] <= ratio <= PAGE[1] and _words(pair.source.reading.parts) >= FEWEST_WORDS:
            yield _problem(pair.target.path, pair.target.page.body_line, text("the page"), ratio)
    for source, target in pair.parts:
        ratio = _letters([target.plain]) / max(1, _letters([source.plain])) / usual
        if not SECTION[0] <= ratio <= SECTION[1] and max(_words([source]), _words([target])) >= FEWEST_WORDS:
            yield _problem(pair.target.path, target.line, text("the section “{title}”", title=target.title), ratio)


def usual_length(locale: Locale) -> float:
    """Return how long a text of a language is against English, the median measured on real pages; 1 if unknown."""
    return float(pack(locale.tag, locale.root).value("lexicon", "length", "1.0"))


def _words(parts: Iterable[Part]) -> int:
    return sum(len(words(part.plain)) for part in parts)


def _letters(texts: object) -> int:
    return sum(len(plain) - plain.count(" ") - plain.count("\n") for plain in texts)  # type: ignore[attr-defined]


def _problem(path: str, line: int, what: object, ratio: float) -> Problem:
    return Problem(
        path,
        line,
        1,
        Level.WARNING,
        ID,
        text("{what} has {share} % of the usual length", what=what, share=round(100 * ratio)),
        hint(ID),
    )
