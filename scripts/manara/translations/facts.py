"""The facts a section states: figures, dates, amounts, laws and articles, contacts, links.

Each is a *mention*: a value in a form that is equal in all languages, and its place. What one reader takes (an amount)
is blanked before the next one (figures) looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import get_territory_currencies

from manara.translations.lexicon import Lexicon, alternatives, lexicon
from manara.translations.markup import Late, blank
from manara.translations.reading import holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manara.translations.reading import Block, Part

CONTACT_CALLS = ("phone", "whatsapp", "sms", "email", "web", "name", "card")
# "12", "3,000", "27.6", "38%", "%38"; digits are ASCII after folding. A letter may touch on the right: "21st".
FIGURE = re.compile(r"(?<![\w.,/])%?\d+(?:[.,]\d+)*(?:\s?%)?", re.ASCII)
_AMOUNT = r"\d+(?:[.,]\d+)*"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CLOCK = Late(r"(?<![\w.])([0-1]?\d|2[0-4]):([0-5]\d)(?!\d)")
_ISO = Late(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SLASHED = Late(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_BARE_LAW = Late(r"(?<![\d/])(\d{1,4})/((?:19|20)\d{2})(?![\d/])")
_PERCENT = re.compile(r"(\d)\s*(?:per ?cent|percent|في الم(?:ئه|ائه|اءه)|بالم(?:ئه|ائه|اءه))(?!\w)")
_MARKER = re.compile(r"^(\s*)(\d+)([.)])(?=\s)")
_DIGIT = re.compile(r"\d")
_IS_AMOUNT = re.compile(_AMOUNT, re.ASCII)
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_TOKEN = re.compile(r"\w+")
# One-letter words that Arabic writes together with a number word.
_JOINED = "وفبلك"


@dataclass(frozen=True)
class Mention:
    """A fact in a section.

    Attributes:
        value: Its language-independent form.
        shown: As the page has it.
        block: Index of the block in the section.
        line: Line in the file.
        column: Column in the file.
    """

    value: str
    shown: str
    block: int
    line: int
    column: int


@dataclass
class Facts:
    """All facts of a section, found by *rules*; *texts* are its paragraphs without what was understood."""

    rules: _Rules
    figures: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)
    hijri: list[tuple[Mention, Mention]] = field(default_factory=list)
    money: list[Mention] = field(default_factory=list)
    legal: list[Mention] = field(default_factory=list)
    contacts: list[Mention] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def spelled(self) -> list[int]:
        """The values of all words for numbers but “first” and its kin; asked for only when a figure is missing."""
        return [value for text in self.texts for value in self.rules.spelled(text)]

    @property
    def duals(self) -> int:
        """How many words mean two of something; counted only when a figure 2 is missing."""
        return sum(len(re.findall(self.rules.words.dual, text)) for text in self.texts)


@lru_cache(maxsize=65536)
def facts_of(part: Part, tag: str, region: str) -> Facts:
    """Return the facts of a section written in the language *tag* for the country *region*."""
    rules = _rules(tag, region)
    found = Facts(rules)
    _calls(part, found)
    # Most paragraphs state no figure.
    lower = [lower for _, lower in part.folds]
    stating = holding(_DIGIT, lower) | holding(rules.number, lower)
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
            for amount in call.argument.split("-"):
                # What is no amount is pages.calls' business.
                add(found.money, f"{_plain_number(amount) if _IS_AMOUNT.fullmatch(amount) else amount} own")
        elif call.kind in ("law", "article"):
            law, _, articles = call.argument.partition(":")
            if call.kind == "law":
                add(found.legal, f"law {law}")
            for article in articles.split(",") if articles else ():
                number, _, paragraph = article.strip().partition("(")
                add(found.legal, f"article {law}:{number}" if law else f"article {number}")
                if paragraph:
                    add(found.legal, f"paragraph {paragraph.rstrip(')')}")


class _Rules:
    """The patterns of one language."""

    def __init__(self, words: Lexicon, region: str) -> None:
        self.words = words
        months = alternatives(words.months)
        link = r"(?:\s+(?:of|من|شهر|من شهر))?\s+"
        year = r"(?:,?\s+(?:(?:of|سنه|عام|لسنه|لعام)\s+)?(\d{4}))"
        second = rf"(?:\s*/\s*(?:{months}))?"
        self.day_month = Late(rf"(?<![\d.,])(\d{{1,2}})(?:st|nd|rd|th)?{link}({months}){second}(?!\w){year}?")
        self.month_day = Late(rf"(?<!\w)({months})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(\d{{4}}))?")
        self.month_year = Late(rf"(?<!\w)[وفبل]?({months}){second}{year}")
        self.hijri = (
            Late(rf"(?<!\d)(\d{{1,2}})\s+({alternatives(words.hijri)})\s+(\d{{4}})(?:{words.era})?")
            if words.hijri
            else None
        )
        self.law = Late(words.law)
        numeral = alternatives(words.numbers) if words.numbers else "(?!)"
        item = rf"(?:\d+(?:\(\d+\))?|(?:{numeral})(?!\w))"
        self.references = [
            (
                kind,
                Late(rf"(?<!\w)(?:{pattern})\s+(?:رقم\s+)?({item}(?:(?:{words.joins}){item})*)(?:\s*\(\s*(\d+)\s*\))?"),
            )
            for pattern, kind in words.references.items()
        ]
        self.begins = [re.compile(pattern) for pattern in words.references]
        self.referring: dict[str, bool] = {}
        self.item = Late(item)
        self.ordinal_paragraph = Late(rf"(?<!\w)({numeral})\s+(paragraph|clause|chapter)(?!\w)")
        self.numeral = Late(rf"\b[{_JOINED}]?({numeral})(?!\w)")
        self.ordinal = re.compile(words.ordinals)
        # Every number word is found by its first piece; a block without one and without a digit states no figure.
        starts = {_TOKEN.findall(name)[0].lower() for name in words.numbers}
        number = rf"\b[{_JOINED}]?(?:{alternatives(starts)})(?!\w)" if starts else "(?!)"
        self.number = re.compile(number)
        currency = alternatives(words.currencies) if words.currencies else "(?!)"
        country = alternatives(words.countries) if words.countries else "(?!)"
        many = alternatives(words.multipliers) if words.multipliers else "(?!)"
        span = rf"({_AMOUNT})(?:\s*(?:{words.range})\s*({_AMOUNT}))?"
        self.money_after = Late(
            rf"(?<![\w.,]){span}\s*({many})?\s*(?:({country})\s+)?({currency})(?!\w)(?:\s+({country})(?!\w))?"
        )
        self.money_spelled = Late(
            rf"(?<!\w)[وفبلك]?((?i:{numeral}))\s+(?:({country})\s+)?({currency})(?!\w)(?:\s+({country})(?!\w))?"
        )
        self.money_before = Late(rf"(?<![\w.,])({currency})\s?{span}(?:\s+({many})(?!\w))?")
        self.multiplied = Late(rf"({_AMOUNT})\s+({many})(?!\w)")
        self.home = _home_currency(region)

    def scan(self, index: int, block: Block, text: str, found: Facts) -> None:
        """Add the facts of one block that has a digit or a word for a number."""
        if len(text) != len(block.plain):  # vowel signs were dropped: places are then near, not exact
            text = text.ljust(len(block.plain))

        def mention(value: str, match: re.Match[str]) -> Mention:
            return Mention(value, match[0].strip(), index, *block.place(match.start()))

        if _DIGIT.search(text):
            text = _MARKER.sub(blank, text)
            if "per" in text or "الم" in text:
                text = _PERCENT.sub(lambda match: match[1] + "%" + " " * (len(match[0]) - 2), text)
            text = self._references(self._laws(text, found, mention), found, mention)
            text = self._dates(text, found, mention)
            text = self._money(text, found, mention)
            text = self._times(text, found, mention)
            self._figures(text, found, mention)
        else:
            text = self._money(self._references(text, found, mention), found, mention)
        found.texts.append(text)

    def spelled(self, text: str) -> Iterator[int]:
        """Yield the values of the words for numbers in *text*."""
        for match in self.numeral.made.finditer(text.lower()):
            if not self.ordinal.fullmatch(match[1]):
                yield self.words.numbers[match[1]]

    def _laws(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> str:
        for pattern in (self.law, _BARE_LAW) if "/" in text else (self.law,):
            matches, text = _take(pattern, text)
            found.legal += [mention(f"law {match[1]}-{match[2]}", match) for match in matches]
        return text

    def _references(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> str:
        for kind, pattern in self.references if self._refers(text) else ():
            matches, text = _take(pattern, text)
            for match in matches:
                for item in self.item.made.findall(match[1]):
                    number, _, paragraph = item.partition("(")
                    found.legal.append(mention(f"{kind} {self._value(number)}", match))
                    if paragraph:
                        found.legal.append(mention(f"paragraph {paragraph.rstrip(')')}", match))
                if match[2]:
                    found.legal.append(mention(f"paragraph {match[2]}", match))
        if "paragraph" in text or "clause" in text or "chapter" in text:
            matches, text = _take(self.ordinal_paragraph, text)
            found.legal += [mention(f"{match[2]} {self._value(match[1])}", match) for match in matches]
        return text

    def _refers(self, text: str) -> bool:
        """Tell whether any word begins a reference; words are few and come back, patterns take long."""
        known = self.referring
        for word in _TOKEN.findall(text):
            refers = known.get(word)
            if refers is None:
                # Abbreviations end in a dot.
                refers = known[word] = any(begin.match(f"{word}.") for begin in self.begins)
            if refers:
                return True
        return False

    def _value(self, number: str) -> str:
        return number if number.isdigit() else str(self.words.numbers.get(number, number))

    def _dates(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> str:
        months = self.words.months
        old: list[Mention] = []
        if self.hijri is not None and _names_any(self.words.hijri, text):
            matches, text = _take(self.hijri, text)
            for match in matches:
                old.append(mention(f"{match[3]}-{self.words.hijri[match[2]]:02}-{int(match[1]):02}", match))
                found.dates.append(mention(f"hijri {old[-1].value}", match))
        new: list[Mention] = []
        if "-" in text:
            matches, text = _take(_ISO, text)
            new += [mention(match[0], match) for match in matches]
        if "/" in text:
            matches, text = _take(_SLASHED, text)
            new += [mention(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}", match) for match in matches]
        if _names_any(months, text):
            matches, text = _take(self.day_month, text)
            new += [mention(_date(match[3], months[match[2]], match[1]), match) for match in matches]
            matches, text = _take(self.month_day, text)
            new += [mention(_date(match[3], months[match[1]], match[2]), match) for match in matches]
            matches, text = _take(self.month_year, text)
            new += [mention(f"{match[2]}-{months[match[1]]:02}", match) for match in matches]
        found.dates.extend(new)
        for one in old:
            near = [other for other in new if other.line == one.line and abs(other.column - one.column) < 60]
            if near:
                found.hijri.append((one, min(near, key=lambda other: abs(other.column - one.column))))
        return text

    def _money(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> str:
        if not _names_any(self.words.currencies, text):
            return text

        def add(match: re.Match[str], amounts: tuple[str, str], many: str, currency: str, country: str) -> None:
            noun, _, own = self.words.currencies[currency].partition(" ")
            country = own or self.words.countries.get(country, "")
            name = "own" if noun == self.home[0] and country in ("", self.home[1]) else f"{noun} {country}".strip()
            factor = self.words.multipliers.get(many, 1)
            for amount in amounts:
                if amount:
                    found.money.append(mention(f"{_plain_number(amount, factor)} {name}", match))

        matches, text = _take(self.money_after, text)
        for match in matches:
            add(match, (match[1], match[2]), match[3] or "", match[5], match[4] or match[6] or "")
        matches, text = _take(self.money_spelled, text)
        for match in matches:
            # A pattern that ignores case takes “ſ” for “s”; the list of numbers does not.
            add(
                match, (str(self.words.numbers.get(match[1].lower(), "")), ""), "", match[3], match[2] or match[4] or ""
            )
        matches, text = _take(self.money_before, text)
        for match in matches:
            add(match, (match[2], match[3]), match[4] or "", match[1], "")
        return text

    def _times(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> str:
        if ":" not in text:
            return text
        matches, text = _take(_CLOCK, text)
        found.times += [mention(f"{int(match[1]):02}:{match[2]}", match) for match in matches]
        return text

    def _figures(self, text: str, found: Facts, mention: Callable[[str, re.Match[str]], Mention]) -> None:
        if _names_any(self.words.multipliers, text):
            matches, text = _take(self.multiplied, text)
            for match in matches:
                found.figures.append(mention(_plain_number(match[1], self.words.multipliers[match[2]]), match))
        if "-" in text:
            text = _HYPHEN.sub(" ", text)
        for match in FIGURE.finditer(text):
            percent = "%" if "%" in match[0] else ""
            found.figures.append(mention(_plain_number(match[0].replace("%", "").strip()) + percent, match))


def _names_any(names: Iterable[str], text: str) -> bool:
    for name in names:  # noqa: SIM110  # a generator takes twice as long, and every paragraph with a figure asks
        if name in text:
            return True
    return False


def _take(pattern: Late, text: str) -> tuple[list[re.Match[str]], str]:
    """Return the matches of *pattern*, and *text* with them blanked for the next reader."""
    matches = list(pattern.made.finditer(text))
    return matches, pattern.made.sub(blank, text) if matches else text


@lru_cache(maxsize=64)
def _rules(tag: str, region: str) -> _Rules:
    return _Rules(lexicon(tag), region)


@lru_cache(maxsize=64)
def _home_currency(region: str) -> tuple[str, str]:
    """Return the noun and country of the currency used in *region*."""
    codes = get_territory_currencies(region) if region else []
    nouns = {"KWD": "dinar", "JOD": "dinar", "BHD": "dinar", "IQD": "dinar", "TND": "dinar", "SAR": "riyal",
             "QAR": "riyal", "OMR": "riyal", "AED": "dirham", "MAD": "dirham", "EGP": "pound", "GBP": "pound",
             "USD": "dollar", "EUR": "euro", "INR": "rupee"}  # fmt: skip
    return (nouns.get(codes[0], codes[0]) if codes else "", region)


def _date(year: str | None, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}" if year else f"--{month:02}-{int(day):02}"


def _plain_number(raw: str, factor: int = 1) -> str:
    """Return a figure without thousands marks: ``3,000`` and ``3000`` are one, ``27.6`` and ``27,6`` too."""
    bare = raw.replace(",", "") if _THOUSANDS.fullmatch(raw) else raw.replace(",", ".")
    if bare.count(".") > 1:
        return bare
    value = Decimal(bare) * factor
    return f"{value.normalize():f}" if value == value.to_integral_value() or factor > 1 else f"{value:f}"
