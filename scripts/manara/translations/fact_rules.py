"""The patterns by which one language's facts are found in a paragraph."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from manara.languages.folding import fold
from manara.languages.number_words import first_look, number_words
from manara.languages.patterns import NOTHING, any_word
from manara.languages.region import currency_of
from manara.translations.figures import amount_pattern, figure_pattern, plain_number
from manara.translations.lexicon import alternatives, currency_noun
from manara.translations.markup import Late, blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manara.languages.pack import Pack
    from manara.translations.facts import Facts
    from manara.translations.lexicon import Lexicon
    from manara.translations.reading import Block

CONTACT_CALLS = ("phone", "whatsapp", "sms", "email", "web", "name", "card")
_CLOCK = Late(r"(?<![\w.])([0-1]?\d|2[0-4]):([0-5]\d)(?!\d)")
_ISO = Late(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERIC = Late(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")
_YEAR_FIRST = Late(r"(?<![\d/.])(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_BARE_LAW = Late(r"(?<![\d/])(\d{1,4})/((?:19|20)\d{2})(?![\d/])")
_BARE_ACT = Late(r"(?<![\d/])((?:19|20)\d{2})/(\d{1,4})(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MARKER = re.compile(r"^(\s*)(\d+)([.)])(?=\s)")
_DIGIT = re.compile(r"\d")
_LINE_END = re.compile("\n")
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
# C189, ISO9001: the figure of a name.
_CODE = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}-?(\d+)(?!\w)")


# COVID-19: a figure that is part of a name, which the other language may call otherwise.
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,8}-$")


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


if TYPE_CHECKING:
    Make = Callable[[str, re.Match[str]], Mention]


def _clock(form: str) -> str:
    """Return the pattern of a time of day in another form than 8:30: ``H h M``, ``H.M Uhr``."""
    hour, minute = r"([0-1]?\d|2[0-4])", r"([0-5]\d)"
    said = re.escape(fold(form)).replace(r"\ ", r"\s?").replace("H", hour, 1).replace("M", minute, 1)
    return rf"(?i:(?<![\w.]){said}(?!\w))"


class Rules:
    """The patterns of one language, for a campaign of one country."""

    def __init__(self, words: Lexicon, region: str) -> None:
        self.words = words
        self.pack = words.pack
        self.home = currency_of(region)
        self.number = first_look(words.pack)
        self.pairs = words.pairs_of_units or re.compile(NOTHING)
        scales = words.pack.mapping("numbers", "scales")
        self.multipliers = {
            fold(form): int(value) for value, forms in scales.items() if int(value) > 100 for form in forms
        }
        self._dates_of(words)
        self._legal_of(words)
        self._money_of(words)
        amount = amount_pattern(words.marks)
        self.figure = figure_pattern(words.marks)
        self.multiplied = Late(rf"({amount})\s+({alternatives(self.multipliers) or NOTHING})(?!\w)")
        percent = words.any("percent")
        self.percent = Late(rf"(\d)\s*(?:{percent})(?!\w)")
        self.percent_words = [fold(word).split()[0] for word in self.pack.words("lexicon", "percent")]
        self.percent_after = Late(rf"\s*(?:{percent})(?!\w)")
        self.percents_first = bool(self.pack.words("lexicon", "percent-before"))
        self.percent_before = Late(rf"(?<!\w)(?:{words.any('percent-before')})\s+(\d+(?:[.,]\d+)?)")
        letters = "".join(self.pack.mapping("lexicon", "before").get("letters") or ())
        # «350 و2,000 دينار» is a range.
        self.joined = re.compile(rf"(?<![\w%])[{letters}](?=\d)") if letters else None
        self.clock_forms = [Late(_clock(form)) for form in self.pack.words("lexicon", "clock")]
        around = self.pack.mapping("lexicon", "around-the-clock")
        self.phrases = [(value, Late(any_word(map(fold, said)))) for value, said in around.items()]
        endings = self.pack.words("lexicon", "dual")
        self.two = Late("|".join(rf"\w{{2,}}{ending}(?!\w)" for ending in endings) or NOTHING)
        self.unit = Late(rf"\s*-?\s*(?:{words.units.pattern if words.units else NOTHING})(?!\w)")

    def _dates_of(self, words: Lexicon) -> None:
        months = alternatives(words.months) or NOTHING
        link = rf"(?:\s+(?:{words.any('dates', 'link')}))?\s+"
        year = rf"(?:,?\s+(?:(?:{words.any('dates', 'year')})\s+)?(\d{{4}}))"
        second = rf"(?:\s*/\s*(?:{months}))?"
        ordinal = rf"(?:{words.any('dates', 'ordinal')})?"
        self.day_month = Late(rf"(?<![\d.,])(\d{{1,2}}){ordinal}{link}({months}){second}(?!\w){year}?")
        self.month_day = Late(rf"(?<!\w)({months})\s+(\d{{1,2}}){ordinal}(?!\d)(?:,?\s+(\d{{4}}))?")
        self.month_year = Late(rf"(?<!\w){words.before}({months}){second}{year}")
        ranked = [name for name in (*words.months, *words.hijri) if " " in name]
        # The names of months in which a rank stands: «تشرين الثاني» is no second of anything.
        self.ranked_months = re.compile(alternatives(ranked)) if ranked else None
        era = rf"(?:\s*(?:{words.any('era')})(?!\w))?"
        hijri = alternatives(words.hijri)
        self.hijri = Late(rf"(?<!\d)(\d{{1,2}})\s+({hijri})\s+(\d{{4}}){era}") if hijri else None

    def _legal_of(self, words: Lexicon) -> None:
        self.law = Late(words.law)
        number = words.any("law", "number")
        joins = rf"\s*[,،]\s*(?:(?:{words.any('joins')})\s*)?|\s+(?:{words.any('joins')})\s*"
        item = r"\d+(?:\(\d+\))?(?!\d|\.\d|\s?%)"
        listed = rf"(?:(?:{number})\s*)?({item}(?:(?:{joins}){item})*)(?:\s*\(\s*(\d+)\s*\))?"
        self.references = [
            (kind, Late(rf"(?<!\w)(?:{shape})\s*{listed}"))
            for shape, kind in words.references.items()
        ]  # fmt: skip
        self.ranked = [(kind, Late(rf"(?<!\w)(\d+)\s+(?:{shape})(?!\w)")) for shape, kind in words.references.items()]
        self.refers = re.compile("|".join(rf"(?<!\w)(?:{shape})" for shape in words.references) or NOTHING)
        self.item = Late(item)

    def _money_of(self, words: Lexicon) -> None:
        amount = amount_pattern(words.marks)
        currency = alternatives(words.currencies) or NOTHING
        country = "|".join(words.adjectives) or NOTHING
        many = alternatives(self.multipliers) or NOTHING
        span = rf"({amount})(?:\s*(?:{words.any('range')}|-)\s*({amount}))?"
        end = rf"(?!\w)(?:\s+({country})(?!\w))?"
        letters = "".join(self.pack.mapping("lexicon", "before").get("letters") or ())
        start = rf"(?:(?<![\w.,])|(?<=\s[{letters}]))" if letters else r"(?<![\w.,])"
        self.money_after = Late(rf"{start}{span}\s*({many})?\s*(?:({country})\s+)?({currency}){end}")
        self.money_before = Late(rf"(?<![\w.,])({currency})\s?{span}(?:\s+({many})(?!\w))?")

    def currency(self, code: str) -> str:
        """Return how the currency *code* is named in values: ``own`` for the campaign's."""
        return "own" if code in ("", self.home) else f"{currency_noun(code)} {code[:2]}"

    def scan(self, index: int, block: Block, text: str, found: Facts) -> None:
        """Add the facts of one block that has a digit or a word for a number."""
        if len(text) != len(block.plain):  # vowel signs were dropped: places are then near, not exact
            text = text.ljust(len(block.plain))

        starts = [0, *(end.end() for end in _LINE_END.finditer(block.text))]

        def mention(value: str, match: re.Match[str]) -> Mention:
            line = bisect.bisect_right(starts, match.start()) - 1
            place = (block.line + line, match.start() - starts[line] + 1)
            return Mention(value, text[slice(*match.span())].strip(), index, *place)

        paragraph = _Paragraph(self._prepared(text), self.pack, self.ranked_months)
        self._laws(paragraph, found, mention)
        self._references(paragraph, found, mention)
        if self.joined is not None:
            paragraph.apart(self.joined)
        self._dates(paragraph, found, mention)
        self._money(paragraph, found, mention)
        if ":" in paragraph.read:
            self._times(paragraph, _CLOCK, found, mention)
        for form in self.clock_forms:
            self._times(paragraph, form, found, mention)
        if _DIGIT.search(paragraph.text):
            self._figures(paragraph.text, found, mention)
        self._quantities(paragraph, found, mention)
        found.texts.append(paragraph.text)

    @staticmethod
    def _times(paragraph: _Paragraph, pattern: Late, found: Facts, mention: Make) -> None:
        for match in paragraph.take(pattern):
            found.times.append(mention(f"{int(match[1]):02}:{match[2]}", match))

    def spelled(self, text: str) -> Iterator[str]:
        """Yield the values of the words for numbers in *text*: ``25``, ``30%``, ``1/2``."""
        lower = text.lower()
        for word in number_words(lower, self.pack):
            if word.kind != "repeat":
                yield f"{word.value}%" if self.percent_after.made.match(lower, word.end) else str(word.value)
            if isinstance(word.value, Fraction):
                yield f"{word.value * 100}%"
        for value, pattern in self.phrases:
            yield from (value for _ in pattern.made.finditer(lower))
        # The figure of a name, which the other language may write apart: C189, the Convention No. 189.
        yield from (match[1] for match in _CODE.finditer(text))

    def duals(self, text: str) -> int:
        """Return how many words of *text* mean two of something."""
        return len(self.two.made.findall(text))

    def _prepared(self, text: str) -> str:
        """Return *text* without the mark of a list item, and with every percentage written with its sign."""
        if not _DIGIT.search(text):
            return text
        text = _MARKER.sub(blank, text)
        if any(word in text for word in self.percent_words):
            text = self.percent.made.sub(lambda match: match[1] + "%" + " " * (len(match[0]) - 2), text)
        if self.percents_first:
            text = self.percent_before.made.sub(lambda match: f"{match[1]}%".rjust(len(match[0])), text)
        return text

    def _laws(self, paragraph: _Paragraph, found: Facts, mention: Make) -> None:
        slashed = (_BARE_LAW, _BARE_ACT) if "/" in paragraph.read else ()
        for pattern in (self.law, *slashed):
            for match in paragraph.take(pattern):
                # 2025/1109 is No. 1109 of 2025.
                year_first = _YEAR.fullmatch(match[1]) and not _YEAR.fullmatch(match[2])
                number, year = (match[2], match[1]) if year_first else (match[1], match[2])
                found.legal.append(mention(f"law {number}-{year}", match))

    def _references(self, paragraph: _Paragraph, found: Facts, mention: Make) -> None:
        if not self.refers.search(paragraph.read):
            return
        for kind, pattern in self.references:
            for match in paragraph.take(pattern):
                for item in self.item.made.findall(match[1]):
                    number, _, inner = item.partition("(")
                    found.legal.append(mention(f"{kind} {number}", match))
                    if inner:
                        found.legal.append(mention(f"paragraph {inner.rstrip(')')}", match))
                if match[2]:
                    found.legal.append(mention(f"paragraph {match[2]}", match))
        for kind, pattern in self.ranked if paragraph.ranks else ():
            ranked = paragraph.take(pattern, only=paragraph.ranks)
            found.legal += [mention(f"{kind} {match[1]}", match) for match in ranked]

    def _dates(self, paragraph: _Paragraph, found: Facts, mention: Make) -> None:
        words = self.words
        old: list[Mention] = []
        if self.hijri is not None and _names_any(words.hijri, paragraph.read):
            for match in paragraph.take(self.hijri):
                old.append(mention(f"{match[3]}-{words.hijri[match[2]]:02}-{int(match[1]):02}", match))
                found.dates.append(mention(f"hijri {old[-1].value}", match))
        new: list[Mention] = []
        if "-" in paragraph.read:
            new += [mention(match[0], match) for match in paragraph.take(_ISO)]
        if "/" in paragraph.read or "." in paragraph.read:
            for match in paragraph.take(_NUMERIC):
                day, month = (match[3], match[1]) if words.month_first else (match[1], match[3])
                new.append(mention(f"{match[4]}-{int(month):02}-{int(day):02}", match))
            new += [
                mention(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}", match)
                for match in paragraph.take(_YEAR_FIRST)
            ]
        months = words.months
        if _names_any(months, paragraph.read):
            new += [mention(_date(one[3], months[one[2]], one[1]), one) for one in paragraph.take(self.day_month)]
            new += [mention(_date(one[3], months[one[1]], one[2]), one) for one in paragraph.take(self.month_day)]
            new += [mention(f"{one[2]}-{months[one[1]]:02}", one) for one in paragraph.take(self.month_year)]
        found.dates.extend(new)
        for one in old:
            near = [other for other in new if other.line == one.line and abs(other.column - one.column) < 60]
            if near:
                found.hijri.append((one, min(near, key=lambda other: abs(other.column - one.column))))

    def _money(self, paragraph: _Paragraph, found: Facts, mention: Make) -> None:
        if not _names_any(self.words.currencies, paragraph.read):
            return

        def add(match: re.Match[str], amounts: tuple[str, str], many: str, currency: str, adjective: str) -> None:
            noun, _, own = self.words.currencies[currency].partition(" ")
            country = own or (self.words.country_of(adjective) if adjective else "")
            home = currency_noun(self.home), self.home[:2]
            name = "own" if noun == home[0] and country in ("", home[1]) else f"{noun} {country}".strip()
            for amount in amounts:
                if amount:
                    value = plain_number(amount, self.multipliers.get(many, 1), self.words.marks)
                    found.money.append(mention(f"{value} {name}", match))

        for match in paragraph.take(self.money_after):
            add(match, (match[1], match[2]), match[3] or "", match[5], match[4] or match[6] or "")
        for match in paragraph.take(self.money_before):
            add(match, (match[2], match[3]), match[4] or "", match[1], "")

    def _figures(self, text: str, found: Facts, mention: Make) -> None:
        if _names_any(self.multipliers, text):
            matches = list(self.multiplied.made.finditer(text))
            text = self.multiplied.made.sub(blank, text) if matches else text
            for match in matches:
                value = plain_number(match[1], self.multipliers[match[2]], self.words.marks)
                found.figures.append(mention(value, match))
        if "-" in text:
            text = _HYPHEN.sub(" ", text)
        for match in self.figure.finditer(text):
            percent = "%" if "%" in match[0] else ""
            value = plain_number(match[0].replace("%", "").strip(), marks=self.words.marks)
            one = mention(value + percent, match)
            name = _NAME.search(text, max(0, match.start() - 12), match.start())
            found.figures.append(replace(one, shown=name[0] + one.shown) if name else one)

    def _quantities(self, paragraph: _Paragraph, found: Facts, mention: Make) -> None:
        """Add every figure or number word that has a unit behind it, and every word that means two of one."""
        units = self.words.units
        if units is None:
            return
        lower = paragraph.read.lower()
        for match in self.figure.finditer(lower):
            if "%" in match[0]:
                continue
            unit = self.unit.made.match(lower, match.end())
            if unit is None or unit.lastgroup is None:
                continue
            # “the second day” is not two days, but “at nine in the evening” is nine o’clock.
            if match.start() in paragraph.ranks and unit.lastgroup not in ("u_am", "u_pm"):
                continue
            value = plain_number(match[0].strip(), marks=self.words.marks)
            found.quantities.append(mention(f"{value} {unit.lastgroup}", match))
        single = self.words.single_units
        for match in single.finditer(paragraph.text.lower()) if single is not None else ():
            found.quantities.append(mention(f"1 {match.lastgroup}", match))
        for match in self.pairs.finditer(lower):
            found.quantities.append(mention(f"2 {match.lastgroup}", match))


class _Paragraph:
    """A paragraph that is being read.

    Attributes:
        text: What is left of it.
        read: The same with every number in words written in digits, at its place.
        ranks: Where in it such a number was an ordinal.
    """

    def __init__(self, text: str, pack: Pack, names: re.Pattern[str] | None) -> None:
        self.text = text
        named = [match.span() for match in names.finditer(text)] if names is not None else []
        self.ranks: set[int] = set()
        joins = pack.mapping("numbers", "order").get("joins") or ()
        pieces, last = [], 0
        for word in number_words(text.lower(), pack):
            # “and” that is written together with its word goes on joining.
            start = word.start + (1 if word.before[:1] in joins and word.before else 0)
            digits = str(word.value)
            if isinstance(word.value, Fraction) or word.kind == "repeat" or len(digits) > word.end - start:
                continue
            if any(first <= start < end for first, end in named):
                continue
            pieces += [text[last:start], digits.ljust(word.end - start)]
            last = word.end
            if word.kind == "ordinal":
                self.ranks.add(start)
        self.read = "".join([*pieces, text[last:]])

    def take(self, pattern: Late, only: set[int] | None = None) -> list[re.Match[str]]:
        """Return the matches of *pattern*, blanked for the next reader; with *only* those that begin there."""
        matches = [one for one in pattern.made.finditer(self.read) if only is None or one.start() in only]
        if matches:
            self.text, self.read = _blanked(self.text, matches), _blanked(self.read, matches)
        return matches

    def apart(self, pattern: re.Pattern[str]) -> None:
        """Take away what is joined to the front of a figure: «و10»."""
        self.text, self.read = pattern.sub(_unless_listed, self.text), pattern.sub(_unless_listed, self.read)


def _unless_listed(joined: re.Match[str]) -> str:
    """Leave what joins a figure to another one before it, which may stand there in place of a longer word."""
    before = joined.string[max(0, joined.start() - 20) : joined.start()].rstrip(" ")
    return joined[0] if before[-1:].isdigit() else " "


def _blanked(text: str, matches: list[re.Match[str]]) -> str:
    """Return *text* with the places of *matches*, which stand in order, blanked."""
    pieces, last = [], 0
    for match in matches:
        pieces += [text[last : match.start()], blank(match)]
        last = match.end()
    return "".join([*pieces, text[last:]])


def _names_any(names: Iterable[str], text: str) -> bool:
    for name in names:  # noqa: SIM110  # a generator takes twice as long, and every paragraph with a figure asks
        if name in text:
            return True
    return False


def _date(year: str | None, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}" if year else f"--{month:02}-{int(day):02}"
