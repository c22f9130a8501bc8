"""The catalog's ``Plural-Forms`` header follows CLDR's order of categories.

``pybabel init`` writes a rule for Arabic in which forms 4 and 5 are exchanged; a page then says «11 دينار» where it
should say «11 دينارًا». The rule is evaluated for the numbers 0 to 1000 and compared with CLDR, not as text.
"""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.extract import FULL_ARABIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.locales import Locale
    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.plural-forms"
_RULE = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
# Where the rules of all languages repeat: every remainder of 100, and what lies beyond.
NUMBERS = (*range(202), 1000)


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for a rule that is missing or in another order."""
    if not catalog.exists or catalog.failure is not None:
        return
    match = _RULE.search(catalog.header)
    message = None
    if match is None:
        message = text("the header “Plural-Forms” is missing or not readable")
    elif int(match[1]) != len(catalog.locale.plural_categories):
        message = text(
            "the header “Plural-Forms” names {count} forms, “{tag}” has {wanted}",
            count=match[1],
            tag=catalog.locale.tag,
            wanted=len(catalog.locale.plural_categories),
        )
    else:
        wrong = first_difference(match[2], catalog.locale)
        if wrong is not None:
            message = text("the header “Plural-Forms” chooses the wrong form for {number}", number=wrong)
    if message is not None:
        full = len(catalog.locale.plural_categories) == 6
        yield catalog.problem(
            1,
            ID,
            message,
            text("Write: {rule}", rule=FULL_ARABIC) if full else text("Run “make catalogs”; it writes CLDR's rule."),
        )


def first_difference(rule: str, locale: Locale) -> int | None:
    """Return the first number for which *rule* and CLDR disagree."""
    try:
        choose: Callable[[int], int] = gettext.c2py(rule)
    except ValueError:
        return 0
    categories = locale.plural_categories
    cldr = locale.cldr.plural_form
    return next((number for number in NUMBERS if choose(number) != categories.index(cldr(number))), None)
