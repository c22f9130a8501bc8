"""Extracts every visible string into two templates, and brings the catalogs up to date with them.

Domain ``site``: what visitors read, from templates and from the rooms that make pages and paper. Domain ``manara``:
what editors read, from every ``text(…)`` and from the command line, its ``HELP`` lines included; a package that adds a
command has a domain of its own. Dates and line numbers are left out of the files, so that only real changes show in a
diff.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.languages.pack import is_reviewed
from manara.locales import Locale, known_locale
from manara.sources.theme import OVERRIDES, THEME
from manara.translations.catalog import LANGUAGES, added_packages, catalog_path, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

PACKAGE = Path(__file__).parent.parent
# Rooms and modules whose gettext calls speak to visitors; everywhere else they speak to editors.
VISITORS = ("site", "printing", "publishing", "campaign/saying.py")
# The docstrings of the modules in the folders of this room are manuals for editors.
MANUALS = "checks"
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
        name: ``site``, ``manara``, or the name of an added command.
        folder: Where ``<language>/<name>.po`` and, for a program, ``<name>.pot`` lie.
        package: Folder of the Python package whose words these are; a campaign has none.
        templates: Folder of the templates whose words these are.
        base: The domain that this one adds to: what it can say need not be said again.
    """

    name: str
    folder: Path
    package: Path | None = None
    templates: Path | None = None
    base: Domain | None = None

    @property
    def template(self) -> Path:
        """The file of all message ids."""
        return self.folder / f"{self.name}.pot"


VISITORS_WORDS = Domain("site", LANGUAGES, PACKAGE, THEME)
EDITORS_WORDS = Domain("manara", LANGUAGES, PACKAGE)


def domains(root: Path) -> tuple[Domain, ...]:
    """Return the campaign's domain, then those of the programs that lie inside *root*: installed ones are not ours."""
    added = (Domain(name, package / "languages", package) for name, package in added_packages().items())
    programs = (VISITORS_WORDS, EDITORS_WORDS, *added)
    inside = (domain for domain in programs if domain.folder.is_relative_to(root.resolve()))
    return Domain("site", root / "languages", templates=root / OVERRIDES, base=VISITORS_WORDS), *inside


def languages_of(domain: Domain, campaign: tuple[Locale, ...], *, drafts: bool = False) -> tuple[Locale, ...]:
    """Return the languages in which *domain* is said: a program's are those it has a catalog for.

    Args:
        domain: Whose words.
        campaign: Languages of the campaign.
        drafts: Also packs that no native reader has reviewed; they lag behind the templates until somebody asks.
    """
    if domain.package is None:
        return tuple(locale for locale in campaign if locale.tag.split("-")[0] not in IDS)
    found = sorted(path.parent.name for path in domain.folder.glob(f"*/{domain.name}.po"))
    return tuple(Locale(tag, tag, tag) for tag in found if drafts or is_reviewed(tag))


def template_of(domain: Domain) -> Catalog:
    """Return a catalog of every message id of *domain*, sorted."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # checks ask this module for names only

    catalog = Catalog(charset="utf-8")
    for path, message in sorted(_messages(domain), key=lambda found: (str(found[1]), found[0])):
        catalog.add(message, locations=[(path, 0)])
    return catalog


def wanted(domain: Domain, tag: str) -> Catalog:
    """Return the messages that the catalog of *tag* has to say: those that the domain's base does not say already."""
    if domain.base is None:
        return read_catalog(domain.template)
    said = {
        _key(message.id)
        for name in lookup(tag)
        for message in read_catalog(catalog_path(domain.base.folder, name, domain.name))
        if message.id and _translated(message.string)
    }
    found = read_catalog(None)
    own = template_of(domain) if domain.templates and any(domain.templates.rglob("*.html")) else ()
    for message in (*read_catalog(domain.base.template), *own):
        if message.id and _key(message.id) not in said:
            found.add(message.id, locations=message.locations)
    return found


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def read_catalog(path: Path | None) -> Catalog:
    """Return a catalog file as Babel reads it; an empty one where there is no file."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # checks ask this module for names only
    from babel.messages.pofile import read_po  # noqa: PLC0415

    if path is None or not path.is_file():
        return Catalog(charset="utf-8")
    return read_po(BytesIO(path.read_bytes()))


def update(domain: Domain, locales: tuple[Locale, ...], *, drafts: bool = False) -> dict[str, int]:
    """Write the template, update every catalog, and return how many messages each language still lacks.

    Args:
        domain: Whose words.
        locales: Languages of the campaign.
        drafts: Also the program's packs that no native reader has reviewed.
    """
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # as above
    from babel.messages.pofile import read_po  # noqa: PLC0415

    if domain.package is not None:
        template = template_of(domain)
        template.fuzzy = False
        _write(template, domain.template)
    lacking = {}
    for locale in languages_of(domain, locales, drafts=drafts):
        template = wanted(domain, locale.tag)
        path = catalog_path(domain.folder, locale.tag, domain.name)
        if not path.is_file() and not len(template):
            continue
        catalog = Catalog(locale=known_locale(locale.tag), charset="utf-8")
        # Babel has tables of its own; the forms of a message are as many as the rule in the header says.
        catalog.mime_headers = [("Plural-Forms", _plural_forms(locale))]
        if path.is_file():
            catalog = read_po(BytesIO(path.read_bytes()), locale=known_locale(locale.tag))
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


def _messages(domain: Domain) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if domain.templates is not None:
        for path in sorted(domain.templates.rglob("*.html")):
            yield from _extracted("jinja2", path, domain.templates.parent, GETTEXT)
    if domain.package is None:
        return
    if domain.name == "site":
        for path in sorted(domain.package.rglob("*.py")):
            if _for_visitors(path, domain.package):
                yield from _extracted("python", path, domain.package, GETTEXT)
        return
    for path in sorted(domain.package.rglob("*.py")):
        visitors = domain.package == PACKAGE and _for_visitors(path, PACKAGE)
        yield from _extracted("python", path, domain.package, TEXT if visitors else TEXT | GETTEXT)
        yield from _help(path, domain.package)
        if domain.package == PACKAGE and path.relative_to(PACKAGE).parts[0] == MANUALS and path.parent.name != MANUALS:
            yield from _manual(path)


def _for_visitors(path: Path, package: Path) -> bool:
    shown = path.relative_to(package)
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


def summary(manual: str) -> str:
    """Return the first paragraph of a docstring as one line: what ``manara explain`` says in every language."""
    return " ".join(manual.strip().partition("\n\n")[0].split())


def _manual(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the summary of a check's manual."""
    if path.name != "__init__.py":
        yield path.relative_to(PACKAGE).as_posix(), summary(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")


def _help(path: Path, package: Path) -> Iterator[tuple[str, str]]:
    """Yield the value of a module's ``HELP``, which is translated where it is shown."""
    source = path.read_text("utf-8")
    if "\nHELP = " not in source:
        return
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "HELP" for one in node.targets):
            yield path.relative_to(package).as_posix(), str(ast.literal_eval(node.value))
