"""What a language calls its months, laws, currencies and small numbers, for finding facts in running text.

One entry per language; a language without one still has its months (from CLDR) and its figures compared. Arabic is
written here as ``markup.fold`` gives it: one alif, no vowel signs, ``ه`` for ``ة``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import babel

from manara.translations.markup import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Lexicon:
    """One language's words.

    Attributes:
        months: Gregorian month names and their number.
        hijri: Names of the months of the Hijri calendar.
        numbers: Number words, cardinal and ordinal, to their value.
        ordinals: Those that do not stand for a figure: “first” is not 1.
        references: Words for article, paragraph, clause and chapter.
        joins: What stands between several numbers of one reference.
        law: Pattern of a law's number and year, in two groups.
        currencies: Words and codes to one name per currency noun.
        countries: Adjectives that say whose currency it is.
        multipliers: Words such as million.
        range: Words between the two ends of a range.
        negations: Words that deny, as one pattern; matched against the page's own spelling, as «دوّن» (note down) is
            not «دون» (without).
        denying: Some of whose words every denial holds, their exceptions left out: a quick first look.
        limits: Words that say the same without denying: only, at most, instead of, unsure.
        dual: Ending of a noun that means two of it.
        era: What follows a Hijri year.
    """

    months: dict[str, int]
    hijri: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    ordinals: str = r"(?!)"
    references: dict[str, str] = field(default_factory=dict)
    joins: str = r"\s*,\s*"
    law: str = r"(?!)()()"
    currencies: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    multipliers: dict[str, int] = field(default_factory=dict)
    range: str = r"-"
    negations: str = r"(?!)"
    denying: str = r"(?!)"
    limits: str = r"(?!)"
    dual: str = r"(?!)"
    era: str = r""


_HIJRI_AR = "محرم صفر|ربيع الاول|ربيع الاخر|جمادي الاولي|جمادي الاخره|رجب|شعبان|رمضان|شوال|ذو القعده|ذو الحجه"
_HIJRI_EN = (
    "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Akhira|Rajab|Shaban|Ramadan|Shawwal"
    "|Dhu al-Qadah|Dhu al-Hijjah"
)
_UNITS_AR = {
    1: "واحد واحده الاول الاولي",
    2: "اثنان اثنين اثنتان اثنتين الثاني الثانيه",
    3: "ثلاث ثلاثه الثالث الثالثه",
    4: "اربع اربعه الرابع الرابعه",
    5: "خمس خمسه الخامس الخامسه",
    6: "ست سته السادس السادسه",
    7: "سبع سبعه السابع السابعه",
    8: "ثمان ثماني ثمانيه الثامن الثامنه",
    9: "تسع تسعه التاسع التاسعه",
    10: "عشر عشره العاشر العاشره",
    20: "عشرون عشرين العشرون العشرين",
    30: "ثلاثون ثلاثين الثلاثون الثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
}
_TEENS_AR = {
    11: "احد عشر|احدي عشره|الحادي عشر|الحاديه عشره",
    12: "اثنا عشر|اثني عشر|اثنتا عشره|اثنتي عشره|الثاني عشر|الثانيه عشره",
    13: "ثلاثه عشر|ثلاث عشره|الثالث عشر|الثالثه عشره",
    14: "اربعه عشر|اربع عشره|الرابع عشر|الرابعه عشره",
    15: "خمسه عشر|خمس عشره|الخامس عشر|الخامسه عشره",
    16: "سته عشر|ست عشره|السادس عشر|السادسه عشره",
    17: "سبعه عشر|سبع عشره|السابع عشر|السابعه عشره",
    18: "ثمانيه عشر|ثماني عشره|الثامن عشر|الثامنه عشره",
    19: "تسعه عشر|تسع عشره|التاسع عشر|التاسعه عشره",
}
_NUMBERS_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "once": 1, "twice": 2,
}  # fmt: skip


def _arabic_numbers() -> dict[str, int]:
    found = {word: value for value, words in _UNITS_AR.items() for word in words.split()}
    found.update({word: value for value, words in _TEENS_AR.items() for word in words.split("|")})
    return found


def _numbered(names: str) -> dict[str, int]:
    return {name: index for index, name in enumerate(names.split("|"), 1)}


_MONTHS_AR = {
    # The names used in the Gulf and Egypt, in the Levant and Iraq, and in the Maghreb.
    **_numbered("يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"),
    **_numbered("كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول"),
    **_numbered("جانفي|فيفري|مارس|افريل|ماي|جوان|جويليه|اوت|سبتمبر|اكتوبر|نوفمبر|ديسمبر"),
}
_MONTHS_EN = {
    **_numbered("January|February|March|April|May|June|July|August|September|October|November|December"),
    **_numbered("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
    "Sept": 9,
}

_LEXICONS = {
    "en": Lexicon(
        months=_MONTHS_EN,
        hijri=_numbered(_HIJRI_EN),
        numbers=_NUMBERS_EN,
        ordinals=r"first|second|third|\w+th|\w+tieth",
        references={
            r"Articles?|articles?|Arts?\.|arts?\.|Sections?|ss?\.": "article",
            r"[Pp]aragraphs?|[Pp]aras?\.": "paragraph",
            r"[Cc]lauses?|[Ii]tems?": "clause",
            r"[Cc]hapters?": "chapter",
        },
        joins=r"\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+",
        law=r"(?:Law|Act|Decision|Resolution)\s+(?:[Nn]o\.?\s*|[Nn]umber\s+)?(\d+)(?:/[A-Z])?\s*(?:of|/)\s*(\d{4})",
        currencies={"dinars": "dinar", "dinar": "dinar", "KWD": "dinar KW", "KD": "dinar KW", "K.D.": "dinar KW",
                    "US$": "dollar", "USD": "dollar", "$": "dollar", "dollars": "dollar", "dollar": "dollar",
                    "riyals": "riyal", "riyal": "riyal", "SAR": "riyal SA", "dirhams": "dirham", "dirham": "dirham",
                    "pounds": "pound", "£": "pound", "euros": "euro", "euro": "euro", "€": "euro", "EUR": "euro",
                    "rupees": "rupee", "rupee": "rupee", "fils": "fils"},
        countries={"Kuwaiti": "KW", "Jordanian": "JO", "Bahraini": "BH", "Iraqi": "IQ", "Saudi": "SA", "Omani": "OM",
                   "Qatari": "QA", "Egyptian": "EG", "Indian": "IN", "US": "", "American": ""},
        multipliers={"thousand": 1000, "million": 1000000, "billion": 1000000000},
        range=r"to|and|or|-",
        negations=(
            r"\b(?=[NnCcWw])(?:[Nn]ot(?! (?:later|more|less) than)|[Nn]o(?! more than|\.?\s*\d)|[Nn]ever|[Cc]annot"
            r"|[Nn]obody|[Nn]one|[Nn]othing|[Nn]or|[Nn]either|[Ww]ithout)\b|n['’]t\b"
        ),
        denying=r"\b(?=[NnCcWw])(?:[Nn](?:ot?|or|one|ever|either|obody|othing)|[Cc]annot|[Ww]ithout)\b|n['’]t\b",
        limits=(
            r"\b(?:[Oo]nly|[Uu]n\w+|[Nn]o|[Nn]ot|[Aa]t (?:most|least)|[Ww]ithin|[Oo]ther than"
            r"|[Ii]nstead|[Tt]oo|[Oo]utside|off|until|unless"
            r"|[Rr]efus\w+|lack\w*|fewer|less|more than|[Uu]p to"
            r"|invalid|illegal\w*|few|free of"
            r"|from you|fails?|stop\w*|out of|prevent\w*|ban(?:s|ned)?"
            r"|forbid\w*)\b"
        ),
        era=r"\s*(?:AH|H\b)",
    ),
    "ar": Lexicon(
        months=_MONTHS_AR,
        hijri=_numbered(_HIJRI_AR.replace("محرم صفر", "محرم|صفر")),
        numbers=_arabic_numbers(),
        ordinals=r"ال\w+(?: \w+)?",
        references={
            "[وفبلك]{0,2}(?:ال)?(?:ماده|مادتان|مادتين|مواد)|[وف]?لل(?:ماده|مادتين|مواد)": "article",
            "[وفبلك]{0,2}(?:ال)?(?:فقره|فقرتان|فقرتين|فقرات)": "paragraph",
            "[وفبلك]{0,2}(?:ال)?(?:بند|بندان|بندين|بنود)": "clause",
            "[وفبلك]{0,2}(?:ال)?(?:باب|فصل|ابواب|فصول)": "chapter",
        },
        joins=r"\s*،\s*(?:و\s*)?|\s+(?:و|او)\s*",
        law=r"رقم\s*(\d+)(?:/\w)?\s*(?:لسنه|لعام|سنه|عام|/)\s*(\d{4})",
        currencies={"دينار": "dinar", "دينارا": "dinar", "دنانير": "dinar", "الدينار": "dinar", "د.ك": "dinar KW",
                    "دولار": "dollar", "دولارا": "dollar", "دولارات": "dollar", "$": "dollar",
                    "ريال": "riyal", "ريالا": "riyal", "ريالات": "riyal", "درهم": "dirham", "درهما": "dirham",
                    "دراهم": "dirham", "جنيه": "pound", "جنيها": "pound", "جنيهات": "pound", "يورو": "euro",
                    "روبيه": "rupee", "روبيات": "rupee", "فلس": "fils", "فلسا": "fils"},
        countries={"كويتي": "KW", "كويتيا": "KW", "كويتيه": "KW", "اردني": "JO", "اردنيا": "JO", "بحريني": "BH",
                   "عراقي": "IQ", "سعودي": "SA", "سعوديا": "SA", "عماني": "OM", "قطري": "QA", "مصري": "EG",
                   "مصريا": "EG", "هنديه": "IN", "امريكي": "", "امريكيا": ""},
        multipliers={"الف": 1000, "الفا": 1000, "الاف": 1000, "مليون": 1000000, "ملايين": 1000000, "مليار": 1000000000},
        range="الي|و|او|-",
        negations=(
            r"\b(?<!\u0651)(?=[وفألعابكدم])(?:[وف]?لا(?! (?:[تي]قل|[تي]زيد|سيما|بد|[تي]?زال|[نأ]زال))|[وف]?لم|[وف]?لن"
            r"|[وفأ]?ليس(?:ت|وا|ا)?|[وف]?لست"
            r"|(?:[وفبلك]|ال)?عدم|(?:[وف]|ب|من )?دون(?!\s*\d))(?!\w)(?![^.؟!؛]*(?<!\w)(?:إلا|سوى)(?!\w))"
        ),
        denying=(
            r"\b(?<!\u0651)(?=[وفألعابكد])(?:[وف]?ل(?:ا|م|ن|ست)|[وفأ]?ليس(?:ت|وا|ا)?|(?:[وفبلك]|ال)?عدم|[وفب]?دون)(?!\w)"
        ),
        limits=(
            r"(?<![\w\u0651])[وف]?(?:لا|لم|لن|ليس\w*|إلا|ك?ألا|لئلا|[تيأن]?منع\w*"
            r"|ال?منع|سوى|غير|بغير|بلا|دون|من دون|عدم|فقط|وحده"
            r"|[يت]?رفض\w*|ال?رفض|خارج|أقل|أقصى|كحد|حتى|بدلا|بدلًا"
            r"|غياب\w*|قلة"
            r"|انعدام|نقص\w*|امتنع\w*|تعذر\w*|خلو\w*|تجنب\w*|كي لا|حظر\w*|[تي]حظر|مجاني\w*|معطل\w*|متعطل\w*|كف"
            r"|توقف\w*)(?!\w)"
        ),
        dual=r"\w{2,}(?:ان|ين|تا|تي)(?!\w)",
        era=r"\s*ه(?!\w)",
    ),
}  # fmt: skip


@lru_cache(maxsize=64)
def lexicon(tag: str) -> Lexicon:
    """Return the words of a language; for one without an entry, the month names CLDR has."""
    base = tag.split("-", maxsplit=1)[0]
    if base in _LEXICONS:
        return _LEXICONS[base]
    months: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for number, name in babel.Locale.parse(tag, sep="-").months["format"][width].items():
            months[fold(str(name).rstrip("."))] = number
    return Lexicon(months=months)


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
