"""Figures that are plainly not telephone numbers: dates, years, amounts, laws, boxes, decimals, ids.

Each pattern is blanked before numbers of unknown owners are looked for; none of them hides a number of the registry or
its neighbours. A pattern belongs here when ``tests/contacts/data/innocent.*.txt`` has figures that need it.
"""

from __future__ import annotations

import re

_YEAR = r"(?:1[3-5]|19|20)[0-9]{2}"
# 500, 1,250.750, 12 000, 4912345; with more digits it is grouped, or as good as a telephone number.
_COUNT = r"(?:[0-9]{1,3}(?:[,٬.’'][0-9]{3})+|[0-9]{1,3}(?:[ \u2009\u202f\xa0][0-9]{3})+|[0-9]{1,7})(?:[.,٫][0-9]{1,6})?"
_AMOUNT = rf"{_COUNT}(?:\s?[-–]\s?{_COUNT})?"
_PART = r"[0-9]{1,3}(?:[,٬][0-9]{3})?(?:[.,٫][0-9]{1,6})?"  # 7, 12.5, 1,250: of a hundred
_CURRENCY = r"KWD?|USD|EUR|GBP|INR|PHP|SAR|AED|US\$|[$€£₹]"
_UNIT = (
    r"(?:KWD?|USD|EUR|dinars?|fils|dollars?|people|workers?|persons?|victims?|children|cases|men|women|reports|million"
    r"|thousand|km|kg|px|ms|bytes|metres?|inhabitants|residents|members)\b|€|£|\$"
    r"|دينار|فلس|دولار|عامل|شخص|ضحية|ضحايا|قضية|بلاغ|طفل|مليون|ألف|نسمة|مقيم|كيلومتر|متر|عضو|امرأة|رجل|حالة"
)
_NUMBERED = (
    r"P\.?\s?O\.?\s?Box|post(?:al)?\s?(?:code|box)|zip(?:\scode)?|ISBN(?:-1[03])?|ISSN|doi"
    r"|(?:ref(?:erence)?|case|file|account|invoice|licen[cs]e|passport|civil\sID)\.?\s(?:no\.?|number)|civil\sID|IBAN"
    r"|paragraphs?|pages?|pp?\."
)
_NUMBERED_AR = (
    r"ص\.?\s?ب\.?|صندوق(?:\sال)?بريد|الرمز البريدي|الصفحة|صفحة"
    r"|رقم (?:الملف|القضية|الحساب|الجواز|المرجع|الترخيص|الفاتورة|البطاقة المدنية)"
)
# Where a figure begins: not within another, and not as the last group of a number.
_FIRST = r"(?<![0-9])(?<![0-9][.,٫٬ \xa0])"
_DECIMAL = r"(?<![0-9])(?<![0-9][.])-?[0-9]{1,3}[.٫][0-9]{1,6}(?![.]?[0-9])"  # 29.3759
_DIGEST = r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}\b"
_VERSION = r"\bv?[0-9]+\.[0-9]{1,2}\.[0-9]{1,2}(?![.]?[0-9])"  # 1.6.1
_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})"

# What begins with a digit, and what does not; the two are told by one look, and most signs of a text are no digits.
_FIGURES = (
    # 2026-11-23, 2026-11-23T10:15:30+03:00, 2026-11
    rf"\b{_YEAR}-[01][0-9](?:-[0-3][0-9](?:[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?{_ZONE}?)?)?\b",
    r"\b[0-3]?[0-9](?P<d>[/.-])[0-3]?[0-9](?P=d)(?:19|20|1[34])[0-9]{2}\b",  # 23/11/2026
    r"\b(?:19|20|1[34])[0-9]{2}(?P<y>[/.-])[0-3]?[0-9](?P=y)[0-3]?[0-9]\b",  # 2026/11/23
    r"\b[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\b",  # 11:00
    rf"\b{_YEAR}(?:\s?(?:[-–—/,،]|to|و|إلى|\s)\s?{_YEAR})+\b",  # 2019-2023, 2019 2020
    rf"\b{_YEAR}[-–/][0-9]{{2}}\b",  # 2024/25
    r"(?<![0-9.,])[0-9]{1,3}(?:[,٬،’'][0-9]{3})+(?:[.٫][0-9]+)?(?![0-9])",  # 1,250,000
    r"(?<![0-9.])[0-9]{1,3}(?:[ \u2009\u202f\xa0][0-9]{3})*[ \u2009\u202f\xa0]000\b",  # 12 000 000
    rf"{_FIRST}[0-9]{{1,5}}\s?/\s?{_YEAR}\b|\b{_YEAR}\s?/\s?[0-9]{{1,6}}\b",  # 68/2015, 2021/1234
    _DECIMAL,
    r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![.]?[0-9])",  # 192.168.0.10
    rf"{_FIRST}(?<![0-9][-–]){_PART}(?:\s?[-–]\s?{_PART})?\s?[%٪‰°]",
    r"\b[0-9]{1,4}00[-–][0-9]{1,6}00\b",  # 3000-10000
    r"(?<![-–])\b[0-9]{1,2}\s?[-–]\s?[0-9]{1,2}\b(?![-–][0-9])",  # 18-35
    rf"{_FIRST}(?<![0-9][-–])(?<![+]){_AMOUNT}\s?(?:{_UNIT})",
    _DIGEST,
    _VERSION,
)
_OTHERS = (
    _DECIMAL,
    rf"(?i:{_NUMBERED})\s?:?\s?[0-9][0-9 .\-–/]*",
    rf"(?:{_NUMBERED_AR})\s?:?\s?[0-9][0-9 .\-–/]*",
    rf"(?:{_CURRENCY})\s?{_AMOUNT}(?![0-9])",
    r"#[0-9a-fA-F]{3,8}\b",  # colours
    _DIGEST,
    r"\b[A-Z]{1,4}(?:[-/][A-Z]{1,5})*[-/]?[0-9]{1,5}[a-z]?(?:[-/.][0-9]{1,4})*\b",  # F-CON-02, K03, A/RES/55/25, C189
    _VERSION,
)
# How the others begin: a minus, a colour, a currency, a letter of theirs.
_BEGIN = "[-#$€£₹A-Za-z\u0130\u0131اصر]"
INNOCENT = re.compile(
    f"(?=[0-9])(?:{'|'.join(f'(?:{pattern})' for pattern in _FIGURES)})"
    f"|(?={_BEGIN})(?:{'|'.join(f'(?:{pattern})' for pattern in _OTHERS)})"
)
# An amount as it is printed; nobody groups a telephone number so.
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,٬،][0-9]{3})+")


def is_list(written: str) -> bool:
    """Tell whether a run of digits is a list of small figures or years rather than one number, or several.

    >>> is_list("15 / 30 / 45 / 60"), is_list("2019 2020 2021"), is_list("12 34 56 78"), is_list("50123456, 60123456")
    (True, True, False, False)
    """
    groups = re.findall(r"[0-9]+", written)
    if len(groups) < 2 or any(len(group) >= 7 for group in groups):
        return False
    spaced = re.findall(r"(?<=[0-9])(?:\s*[,،/:–—]\s+|\s+[,،/:–—]\s*)(?=[0-9])", written)
    years = [group for group in groups if re.fullmatch(_YEAR, group)]
    small = [group for group in groups if len(group) <= 2 and not group.startswith("0")]
    return len(spaced) == len(groups) - 1 or (bool(years) and len(years) + len(small) == len(groups))
