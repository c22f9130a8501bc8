"""The language in which the command line speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    import gettext

LANGUAGES = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True)
class Interface:
    """Messages of the ``manara`` catalog in one language; English needs no catalog.

    Attributes:
        wanted: A tag or a POSIX locale name, as the environment has it: ``ar``, ``ar_KW.UTF-8``.
        added: Names of commands of other packages, whose catalogs are asked when the program's has no answer.
    """

    wanted: str
    added: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """``ar`` or ``en``: the language if there is a catalog for it, else English."""
        tag = self.wanted.replace("_", "-").split("-")[0].split(".")[0].lower()
        return tag if tag and (LANGUAGES / tag / "manara.po").is_file() else "en"

    @property
    def rtl(self) -> bool:
        """Whether lines run from right to left."""
        if self.tag == "en":
            return False
        import babel  # noqa: PLC0415  # 20 ms that English runs need not pay

        return bool(babel.Locale.parse(self.tag).text_direction == "rtl")

    @cached_property
    def translations(self) -> gettext.NullTranslations:
        """The catalog."""
        if self.tag == "en":
            import gettext  # noqa: PLC0415

            return gettext.NullTranslations()
        from manara.translations.catalog import added_packages, load_catalog  # noqa: PLC0415  # Babel again

        found = load_catalog(LANGUAGES, self.tag, "manara")
        if self.added:
            for name, package in added_packages().items():
                found.add_fallback(load_catalog(package / "languages", self.tag, name))
        return found

    def gettext(self, message: str) -> str:
        """Return *message* in this language."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, other: str, count: int) -> str:
        """Return the form for *count*."""
        return self.translations.ngettext(one, other, count)

    def day(self, day: datetime.date) -> str:
        """Return a day as this language writes it."""
        from babel.dates import format_date  # noqa: PLC0415  # see rtl

        return format_date(day, "d MMMM y", locale="en_GB" if self.tag == "en" else self.tag)


def speakers(first: Interface) -> tuple[Interface, ...]:
    """Return every language the program speaks, *first* before all others."""
    known = ["en", *sorted(path.parent.name for path in LANGUAGES.glob("*/manara.po"))]
    return (first, *(Interface(tag, first.added) for tag in known if tag != first.tag))
