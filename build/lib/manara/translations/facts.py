"""The facts a section states: figures, dates, amounts, laws and articles, contacts, links.

Each is a *mention*: a value in a form that is equal in all languages, and its place. What one reader takes (an amount)
is blanked before the next one (figures) looks. The patterns of one language are in ``fact_rules.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.translations.fact_rules import CONTACT_CALLS, Mention, Rules
from manara.translations.figures import plain_number
from manara.translations.reading import holding

if TYPE_CHECKING:
    from manara.translations.lexicon import Lexicon
    from manara.translations.reading import Part

__all__ = ["CONTACT_CALLS", "Facts", "Mention", "facts_of"]

_DIGIT = re.compile(r"\d")
_IS_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)


@dataclass(eq=False)
class Facts:
    """All facts of a section, found by *rules*; *texts* are its paragraphs without what was understood."""

    rules: Rules
    figures: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)
    hijri: list[tuple[Mention, Mention]] = field(default_factory=list)
    money: list[Mention] = field(default_factory=list)
    legal: list[Mention] = field(default_factory=list)
    contacts: list[Mention] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    quantities: list[Mention] = field(default_factory=list)
    values: list[Mention] = field(default_factory=list)

    @cached_property
    def spelled(self) -> list[str]:
        """The values of all words for numbers: ``25``, ``30%``, ``1/2``; asked for only when a figure is missing."""
        return [value for said in self.spelled_by_block for value in said]

    @cached_property
    def spelled_by_block(self) -> list[list[str]]:
        """The same for each paragraph."""
        return [list(self.rules.spelled(text)) for text in self.texts]

    @cached_property
    def duals(self) -> int:
        """How many words mean two of something; counted only when a figure 2 is missing."""
        return sum(self.rules.duals(text) for text in self.texts)


@lru_cache(maxsize=65536)
def facts_of(part: Part, words: Lexicon, region: str) -> Facts:
    """Return the facts of a section written with *words* for the country *region*."""
    rules = _rules(words, region)
    found = Facts(rules)
    _calls(part, found)
    # Most paragraphs state no figure.
    lower = [lower for _, lower in part.folds]
    stating = holding(_DIGIT, lower) | holding(rules.number, lower) | holding(rules.pairs, lower)
    for index, folded in enumerate(part.folds):
        if index in stating:
            rules.scan(index, part.blocks[index], folded[0], found)
        else:
            found.texts.append(folded[0])
    return found


def _calls(part: Part, found: Facts) -> None:
    def add(target: list[Mention], value: str) -> None:
        target.append(Mention(value, f"{{{{ {call.kind}:{call.argument} }}}}", call.block, call.line, call.column))

    for call in part.calls:
        if call.kind in CONTACT_CALLS:
            add(found.contacts, f"{call.kind}:{call.argument}")
        elif call.kind == "date":
            add(found.dates, call.argument)
        elif call.kind == "time":
            for moment in call.argument.split("-"):
                add(found.times, moment)
        elif call.kind == "money":
            amounts, _, code = call.argument.partition(":")
            for amount in amounts.split("-"):
                # What is no amount is pages.calls' business.
                value = plain_number(amount) if _IS_AMOUNT.fullmatch(amount) else amount
                add(found.money, f"{value} {found.rules.currency(code)}")
        elif call.kind == "fact":
            add(found.values, call.argument)
        elif call.kind in ("law", "article"):
            law, _, articles = call.argument.partition(":")
            if call.kind == "law":
                add(found.legal, f"law {law}")
            for article in articles.split(",") if articles else ():
                number, _, paragraph = article.strip().partition("(")
                add(found.legal, f"article {law}:{number}" if law else f"article {number}")
                if paragraph:
                    add(found.legal, f"paragraph {paragraph.rstrip(')')}")


@lru_cache(maxsize=64)
def _rules(words: Lexicon, region: str) -> Rules:
    return Rules(words, region)
