"""Forms of figures that are plainly something else than a telephone number: dates, clock times, shares, versions.

What a figure is told by the words beside it is not here; the packs of languages know those words. A *strong* form is
no number to dial wherever it stands. A *weak* form (thousands, decimals, addresses of machines, ranges, codes) is
what a careless eye takes for it: a number beside a service or a place stays a number. A pattern belongs here when
``tests/contacts/data/`` has figures that need it. All of them walk through a text once.
"""

from __future__ import annotations

import re

_YEAR = r"(?:1[3-5]|19|20)[0-9]{2}"
_PART = r"[0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9]{1,6})?"  # 7, 12.5, 1,250: of a hundred
_COUNT = r"(?:[0-9]{1,3}(?:[,.'’][0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,7})(?:[.,][0-9]{1,6})?"
_CLOCK = r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
_ZONE = r"(?:z|[+-][0-9]{2}:?[0-9]{2})"
# 1,250,000; 12 000 000; 1.250,500
_THOUSANDS = (
    r"(?<![0-9.,])[0-9]{1,3}(?:[,،’'][0-9]{3}){1,6}(?:\.[0-9]{1,6})?(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,3}(?: [0-9]{3}){0,5} 000\b"
    r"|(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3}){1,5},[0-9]{1,3}(?![0-9])"
)
# Where a figure begins: not within another, and not as the last group of a number.
_FIRST = r"(?<![0-9])(?<![0-9][., -])(?<!\+)"

STRONG = re.compile(
    "|".join(
        (
            # 2026-11-23, 2026-11-23T10:15:30+03:00, 2026-11
            rf"\b{_YEAR}-[01][0-9](?:-[0-3][0-9](?:[t ]{_CLOCK}(?:\.[0-9]{{1,9}})?{_ZONE}?)?)?\b(?![-.][0-9])",
            r"(?<![0-9])[0-3]?[0-9](?P<d>[/.-])[01]?[0-9](?P=d)(?:19|20|1[34])[0-9]{2}(?![0-9])",  # 23/11/2026
            r"(?<![0-9])[01]?[0-9](?P<u>[/.-])[0-3]?[0-9](?P=u)(?:19|20|1[34])[0-9]{2}(?![0-9])",  # 11/23/2026
            r"(?<![0-9])(?:19|20|1[34])[0-9]{2}(?P<y>[/.-])[01]?[0-9](?P=y)[0-3]?[0-9](?![0-9])",  # 2026/11/23
            rf"(?<![0-9:]){_CLOCK}(?:\s?[-–—]\s?{_CLOCK})?(?![0-9:])",  # 11:00-13:00
            rf"(?<![0-9-]){_YEAR}(?:\s?[-/,،–—]\s?{_YEAR}){{1,40}}(?![-0-9])",  # 2019-2023, 2019, 2020
            rf"(?<![0-9-]){_YEAR}(?: {_YEAR})+(?! {_YEAR})(?![- ]?[0-9])",  # 2019 2020 2021
            rf"\b{_YEAR}[-/][0-9]{{2}}\b(?![-/ ]?[0-9])",  # 2024/25
            rf"{_FIRST}{_PART}(?:\s?-\s?{_PART})?\s?[%‰°]",
            rf"(?:us\$|[$€£₹])\s?{_COUNT}(?![0-9])",
            rf"{_FIRST}{_COUNT}(?:\s?-\s?{_COUNT})?\s?[$€£₹]",
        )
    )
)
WEAK = re.compile(
    "|".join(
        (
            rf"(?P<thousands>{_THOUSANDS})",
            r"(?P<decimal>(?<![0-9])(?<![0-9]\.)-?[0-9]{1,3}\.[0-9]{1,6}(?!\.?[0-9]))",  # 29.3759
            r"(?P<machine>(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\.?[0-9]))",  # 192.168.0.10
            r"(?P<version>\bv?[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,2}(?!\.?[0-9]))",  # 1.6.1
            rf"(?P<slash>{_FIRST}[0-9]{{1,5}}\s?/\s?{_YEAR}\b|\b{_YEAR}\s?/\s?[0-9]{{1,6}}\b)",  # 68/2015, 2021/1234
            # 3000-10000, 18-35
            r"(?P<range>\b[0-9]{1,4}00-[0-9]{1,6}00\b|(?<![0-9-])(?<!- )[0-9]{1,2} ?- ?[0-9]{1,2}(?! ?[-0-9]))",
            r"(?P<fraction>(?<![0-9/])[0-9]{1,3}/[0-9]{1,3}(?![/0-9])|(?<![0-9:])[0-9]{1,3}:[0-9]{1,3}(?![:0-9]))",
            r"(?P<ratio>(?<![0-9])(?<![0-9]:)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?![:0-9]))",  # 4:4:10
            r"(?P<colour>#(?=[0-9a-f]{3,8}\b)[0-9a-f]{3,8}\b)",
            r"(?P<digest>\b(?=[0-9]{0,63}[a-f])(?=[a-f]{0,63}[0-9])[0-9a-f]{7,64}\b)",
            # E/CN.4/2006/62
            r"(?P<symbol>(?<![\w/-])[a-z]{1,5}(?:/[a-z]{1,5}){1,4}\.[0-9]{1,3}(?:/[0-9]{1,4}){1,3}(?![/0-9]))",
            # F-CON-02, K03, A/RES/55/25, C189
            r"(?P<code>(?<![\w/-])[a-z]{1,4}(?:[-/][a-z]{1,5}){0,4}[-/]?[0-9]{1,5}[a-z]?(?:[-/.][0-9]{1,4}){0,4}\b)",
        )
    )
)
# An amount as it is printed; nobody groups a telephone number so.
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,،][0-9]{3})+")


def is_list(written: str) -> bool:
    """Tell whether a run of digits is a list of small figures or years rather than one number, or several.

    >>> is_list("15 / 30 / 45 / 60"), is_list("2019 2020 2021"), is_list("12 34 56 78"), is_list("50123456, 60123456")
    (True, True, False, False)
    """
    groups = re.findall(r"[0-9]+", written)
    if len(groups) < 2 or any(len(group) >= 7 for group in groups):
        return False
    spaced = re.findall(r"(?<=[0-9])(?:\s?[,،/:–—-]\s+|\s+[,،/:–—-]\s?)(?=[0-9])", written)
    years = [group for group in groups if re.fullmatch(_YEAR, group)]
    small = [group for group in groups if len(group) <= 2 and not group.startswith("0")]
    return len(spaced) == len(groups) - 1 or (bool(years) and len(years) + len(small) == len(groups))


def is_year(digits: str) -> bool:
    """Tell whether *digits* look like a year of one of the two calendars."""
    return re.fullmatch(r"(?:19|20|14)[0-9]{2}", digits) is not None


def counts_up(digits: str) -> bool:
    """Tell whether somebody is only counting: one, two, three."""
    return digits in "012345678910111213141516171819" or digits in "9876543210"
