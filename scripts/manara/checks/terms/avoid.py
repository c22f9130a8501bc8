"""Words that hurt, mislead or promise too much are not used.

``data/terms.yml`` lists them per language, with what to write and the reason. Arabic words are found with their
articles, prepositions and pronouns. Phrases in which a word means something else stand under ``except:``. Marked
quotations and code are left alone; where a page has to explain such a word, it gives the
reason: ``<!-- waive: terms.avoid: explains what the word means -->``.

Cards, texts to send, names of laws, the menu and the records of contacts are read as well: they are printed, sent and
held up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.data_words import below, words_of
from manara.problems import Level, Problem, text
from manara.translations.markup import fold
from manara.translations.signs import as_typed
from manara.translations.terms import finder

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Side
    from manara.translations.terms import Avoided, Terms

ID = "terms.avoid"


def check(side: Side, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for every avoided word."""
    own = [word for word in terms.avoided if word.tag == side.locale.tag]
    if not own:
        return
    whole = "\n".join([*(lower for *_, lower in _spoken(side)), side.reading.folded])
    for word in own:
        if not finder(word.words).possible(whole):
            continue
        for line, column, typed, words, lower in _texts(side):
            for match in _found(word, words, lower):
                before = words[: match.start()]
                place = (line + before.count("\n"), column + match.start() - (before.rfind("\n") + 1) + 1)
                yield _problem(word, as_typed(typed, match[0]), side.path, *place)


def check_data(campaign: Campaign, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for every avoided word of data that stands in every language: texts, cards, records, the menu."""
    records = (one for contact in campaign.contacts.values() for one in below(contact.node, contact.id, campaign.tags))
    for one in (*words_of(campaign).values(), *records) if terms.avoided else ():
        for tag, said in one.said.items():
            words = fold(said)
            lower = words.lower()
            for word in terms.avoided:
                if word.tag == tag and finder(word.words).possible(lower):
                    for match in _found(word, words, lower):
                        node = one.nodes[tag]
                        yield _problem(word, as_typed(said, match[0]), node.path, node.line, node.column)


def _found(word: Avoided, words: str, lower: str) -> Iterator[re.Match[str]]:
    """Yield where *word* stands, but for the phrases in which it is right."""
    allowed = [one.span() for one in finder(word.besides).all(words, lower)] if word.besides else []
    for match in finder(word.words).all(words, lower):
        if not any(start <= match.start() and match.end() <= end for start, end in allowed):
            yield match


def _problem(word: Avoided, found: str, path: str, line: int, column: int) -> Problem:
    message = text("“{found}” is a word to avoid. {why}", found=found, why=word.why)
    return Problem(path, line, column, Level.WARNING, ID, message, text("Write: {better}.", better=word.write))


def _spoken(side: Side) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield line, first column less one, words as typed, folded, and in small letters of title and description."""
    for key in ("title", "description"):
        node = side.page.front.get(key)
        if node is not None:
            typed = side.page.text_of(key)
            folded = fold(typed)
            yield node.line, node.column - 1, typed, folded, folded.lower()


def _texts(side: Side) -> Iterator[tuple[int, int, str, str, str]]:
    yield from _spoken(side)
    for part in side.reading.parts:
        for block, folded in zip(part.blocks, part.folds, strict=True):
            yield block.line, 0, block.text, *folded
