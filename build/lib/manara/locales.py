"""A locale: a BCP 47 tag and what follows from it.

Direction and plural categories come from CLDR through Babel; no code asks whether a language is Arabic. Everywhere
else a language is named by its tag (``pt-BR``); only here is that made into the form Babel wants.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

import babel

if TYPE_CHECKING:
    from pathlib import Path

Direction = Literal["ltr", "rtl"]


@lru_cache(maxsize=256)
def known_locale(tag: str) -> babel.Locale | None:
    """Return what CLDR knows of a BCP 47 tag (``pt-BR``, ``zh-Hant``, ``ar-KW``), or ``None``."""
    try:
        return babel.Locale.parse(tag, sep="-")
    except (babel.UnknownLocaleError, ValueError, TypeError):
        return None


@dataclass(frozen=True)
class Locale:
    """One language of a campaign.

    Attributes:
        tag: BCP 47 tag used in ``lang`` and as folder name: ``ar``, ``en``.
        formats: Tag whose dates and numbers are used: ``ar-KW``.
        name: The language's own name in its own script.
        draft: Built only on request.
        root: The campaign's folder, whose ``languages/TAG/`` is laid over the program's words of this language.
    """

    tag: str
    formats: str
    name: str
    draft: bool = False
    root: Path | None = None

    @cached_property
    def cldr(self) -> babel.Locale:
        """Babel's locale for dates, numbers and lists; English where CLDR knows neither tag."""
        return known_locale(self.formats) or known_locale(self.tag) or babel.Locale("en")

    @cached_property
    def direction(self) -> Direction:
        """``rtl`` or ``ltr``, the value of HTML's ``dir``."""
        return "rtl" if self.cldr.text_direction == "rtl" else "ltr"

    @cached_property
    def script(self) -> str:
        """ISO 15924 code of the script it is written in: ``Arab``, ``Latn``."""
        maximized = known_locale(self.tag) or self.cldr
        if maximized.script:
            return str(maximized.script)
        subtags = babel.core.get_global("likely_subtags").get(str(maximized), "")
        return next((part for part in subtags.split("_") if len(part) == 4), "Latn")

    @cached_property
    def plural_categories(self) -> tuple[str, ...]:
        """CLDR plural categories in CLDR order, ``other`` last."""
        order = ("zero", "one", "two", "few", "many", "other")
        known = set(self.cldr.plural_form.tags) | {"other"}
        return tuple(category for category in order if category in known)
