"""A catalog file read for checking: its messages with their lines, its plural rule, its template."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from manara.locales import known_locale
from manara.problems import Level, Problem, Text, text
from manara.sources.po_text import read_catalog
from manara.translations.catalog import catalog_path
from manara.translations.extract import domains, languages_of, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.translations.extract import Domain


@dataclass(frozen=True, eq=False)
class CatalogFile:
    """One catalog.

    Attributes:
        path: As shown in messages.
        locale: Its language.
        catalog: Its messages; empty when it could not be read.
        wanted: Message ids of the template.
        header: The ``Plural-Forms`` header as written.
        failure: Line and reason when it could not be read.
        exists: Whether there is a file.
    """

    path: str
    locale: Locale
    catalog: Any
    wanted: frozenset[str]
    header: str
    failure: tuple[int, str] | None = None
    exists: bool = True
    lines: dict[str, int] = field(default_factory=dict)

    def messages(self) -> Iterator[Any]:
        """Yield every message but the header."""
        return (message for message in self.catalog if message.id)

    def problem(self, line: int, check: str, message: Text, hint: Text, level: Level = Level.ERROR) -> Problem:
        """Return a problem of this file."""
        return Problem(self.path, line, 1, level, check, message, hint)


def catalogs_of(campaign: Campaign) -> list[CatalogFile]:
    """Return the catalogs of what visitors read: the campaign's own, and the package's where it lies in the folder."""
    return [
        catalog
        for domain in domains(campaign.root)
        if domain.name == "site"
        for catalog in catalogs_in(domain, campaign.languages, campaign.root)
    ]


def catalogs_in(domain: Domain, locales: tuple[Locale, ...], root: Path) -> list[CatalogFile]:
    """Return the catalogs of *domain* in every language that needs one."""
    found = (_read(domain, locale, root) for locale in languages_of(domain, locales))
    return [catalog for catalog in found if catalog.exists or catalog.wanted]


def _read(domain: Domain, locale: Locale, root: Path) -> CatalogFile:
    path = catalog_path(domain.folder, locale.tag, domain.name)
    shown = path.relative_to(root if path.is_relative_to(root) else domain.folder.parent).as_posix()
    ids = frozenset(_key(message.id) for message in wanted(domain, locale.tag) if message.id)
    content = path.read_bytes() if path.is_file() else None
    return _parse(content, ids, shown, locale)


@lru_cache(maxsize=16)
def _parse(content: bytes | None, wanted_ids: frozenset[str], shown: str, locale: Locale) -> CatalogFile:
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # 20 ms that runs with unchanged catalogs need not pay

    if content is None:
        return CatalogFile(shown, locale, Catalog(), wanted_ids, "", exists=False)
    try:
        catalog = read_catalog(content, known_locale(locale.tag))
    except ValueError as error:
        failure = (int(getattr(error.__cause__, "lineno", 0) or 0), str(error))
        return CatalogFile(shown, locale, Catalog(), wanted_ids, "", failure)
    header = next((value for name, value in catalog.mime_headers if name == "Plural-Forms"), "")
    return CatalogFile(shown, locale, catalog, wanted_ids, _header(content) or header)


def _header(content: bytes) -> str:
    """Return the rule as the file has it: Babel replaces it by its own on reading some languages."""
    head = content.decode("utf-8", "replace").split("\n\n", 1)[0].replace('"\n"', "")
    for part in head.split("\\n"):
        name, _, value = part.rpartition("Plural-Forms:")
        if name is not None and _:
            return value.strip().strip('"')
    return ""


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def key_of(message: Any) -> str:
    """Return a message's id, of a plural message its first."""
    return _key(message.id)


def failure_problem(catalog: CatalogFile, check: str) -> Problem | None:
    """Return the problem of a file that is missing or cannot be read."""
    if catalog.failure is not None:
        line, reason = catalog.failure
        return catalog.problem(
            line,
            check,
            text("this is not a valid catalog: {reason}", reason=reason),
            text("Check quotes and plural forms."),
        )
    if not catalog.exists:
        return catalog.problem(
            0,
            check,
            text("there is no catalog for “{tag}”", tag=catalog.locale.tag),
            text("Run “make catalogs” and translate the messages."),
        )
    return None
