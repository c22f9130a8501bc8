"""Extracts every visible string into two templates, and brings the catalogs up to date with them.

Domain ``site``: what visitors read, from templates and from the rooms that make pages and paper. Domain ``manara``:
what editors read, from every ``text(…)`` and from the command line, its ``HELP`` lines included. Dates and line
numbers are left out of the files, so that only real changes show in a diff.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.translations.catalog import catalog_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

    from manara.locales import Locale

PACKAGE = Path(__file__).parent.parent
# Rooms and modules whose gettext calls speak to visitors; everywhere else they speak to editors.
VISITORS = ("site", "printing", "publishing", "campaign/saying.py")
GETTEXT: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "_": None, "_both": (2,)}
TEXT: dict[str, Any] = {"text": None}
# Languages whose words are the message ids themselves.
IDS = ("en",)
_VOLATILE = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Project-Id-Version'
    rb"|Report-Msgid-Bugs-To):.*\n",
    re.MULTILINE,
)
_PLURAL_FORMS = re.compile(rb'"Plural-Forms:(?:[^"\\]|"\n")*\\n"\n')
FULL_ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"


@dataclass(frozen=True)
class Domain:
    """One set of catalogs.

    Attributes:
        name: ``site`` or ``manara``.
        folder: Where ``<language>/LC_MESSAGES/<name>.po`` and ``<name>.pot`` lie.
    """

    name: str
    folder: Path

    @property
    def template(self) -> Path:
        """The file of all message ids."""
        return self.folder / f"{self.name}.pot"


def domains(root: Path) -> tuple[Domain, Domain]:
    """Return the campaign's domain and the generator's."""
    return Domain("site", root / "overrides" / "locales"), Domain("manara", PACKAGE / "locales")


def template_of(domain: Domain, root: Path) -> Catalog:
    """Return a catalog of every message id of *domain*, sorted."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # checks ask this module for names only

    catalog = Catalog(charset="utf-8")
    for path, message in sorted(_messages(domain.name, root), key=lambda found: (str(found[1]), found[0])):
        catalog.add(message, locations=[(path, 0)])
    return catalog


def update(domain: Domain, root: Path, locales: tuple[Locale, ...]) -> dict[str, int]:
    """Write the template, update every catalog, and return how many messages each language still lacks."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # as above
    from babel.messages.pofile import read_po  # noqa: PLC0415

    template = template_of(domain, root)
    template.fuzzy = False
    domain.folder.mkdir(parents=True, exist_ok=True)
    _write(template, domain.template)
    lacking = {}
    for locale in locales:
        if locale.tag.split("-")[0] in IDS:
            continue
        path = catalog_path(domain.folder, locale.tag, domain.name)
        catalog = Catalog(locale=locale.tag.replace("-", "_"), charset="utf-8")
        if path.is_file():
            catalog = read_po(BytesIO(path.read_bytes()), locale=locale.tag.replace("-", "_"))
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.fuzzy = False
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(catalog, path, _plural_forms(locale))
        lacking[locale.tag] = sum(not _translated(message.string) for message in catalog if message.id)
    return lacking


def _plural_forms(locale: Locale) -> str:
    """Return the header whose forms are in CLDR's order; pybabel swaps the last two of Arabic."""
    from babel.plural import to_gettext  # noqa: PLC0415  # only here

    if locale.plural_categories == ("zero", "one", "two", "few", "many", "other"):
        return FULL_ARABIC
    # Gettext knows nothing of compact numbers ("1c6"), CLDR's operand e; for ordinary numbers it is 0.
    return re.sub(r"\be\b", "0", str(to_gettext(locale.cldr.plural_form)))


def _translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _write(catalog: Catalog, path: Path, plural_forms: str = "") -> None:
    from babel.messages.pofile import write_po  # noqa: PLC0415  # as above

    out = BytesIO()
    write_po(out, catalog, width=118, include_lineno=False, sort_output=True)
    content = _VOLATILE.sub(b"", out.getvalue())
    if plural_forms:
        content = _PLURAL_FORMS.sub(b"", content)
        content = content.replace(b'"Content-Type:', f'"Plural-Forms: {plural_forms}\\n"\n"Content-Type:'.encode(), 1)
    lines = [line for line in content.split(b"\n") if not line.startswith((b"# ", b"#\n")) and line != b"#"]
    path.write_bytes(b"\n".join(lines).lstrip(b"\n").rstrip(b"\n") + b"\n")


def _messages(name: str, root: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if name == "site":
        for path in sorted((root / "overrides").rglob("*.html")):
            yield from _extracted("jinja2", path, root, GETTEXT)
        for path in sorted(PACKAGE.rglob("*.py")):
            if _for_visitors(path):
                yield from _extracted("python", path, PACKAGE, GETTEXT)
        return
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _extracted("python", path, PACKAGE, TEXT if _for_visitors(path) else TEXT | GETTEXT)
        yield from _help(path)


def _for_visitors(path: Path) -> bool:
    shown = path.relative_to(PACKAGE)
    return shown.parts[0] in VISITORS or shown.as_posix() in VISITORS


def _extracted(
    method: str, path: Path, base: Path, keywords: dict[str, Any]
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    from babel.messages.extract import extract  # noqa: PLC0415  # as above

    extractor = "jinja2.ext:babel_extract" if method == "jinja2" else method
    options = {"encoding": "utf-8", "silent": "false"} if method == "jinja2" else {}
    shown = path.relative_to(base).as_posix()
    for _line, message, _comments, _context in extract(extractor, BytesIO(path.read_bytes()), keywords, (), options):
        if message and (message.strip() if isinstance(message, str) else all(message)):
            yield shown, message


def _help(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the value of a module's ``HELP``, which is translated where it is shown."""
    source = path.read_text("utf-8")
    if "\nHELP = " not in source:
        return
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "HELP" for one in node.targets):
            yield path.relative_to(PACKAGE).as_posix(), str(ast.literal_eval(node.value))
