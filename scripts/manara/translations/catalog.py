"""Gettext catalogs: the words of templates (domain ``site``) and of the command line (domain ``manara``).

Message ids are the English words. A language without a catalog file, English above all, shows the ids.
"""

from __future__ import annotations

import copy
import gettext
import importlib.util
import io
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from manara.errors import SourceError
from manara.problems import text
from manara.sources.po_text import read_catalog

# Entry points of packages that add a command: its name, and the module that carries it.
COMMANDS = "manara.commands"
# Everything that is known of a language lies in one folder here; a campaign's ``languages/`` may add to it.
LANGUAGES = Path(__file__).parent.parent / "languages"


def catalog_path(folder: Path, tag: str, domain: str) -> Path:
    """Return where the catalog of *tag* lies below *folder*: with all else that is known of the language."""
    return folder / tag / f"{domain}.po"


def added_packages() -> dict[str, Path]:
    """Return the folders of the packages that add a command, by the command's name; nothing of them is imported."""
    found = {}
    for entry in entry_points(group=COMMANDS):
        spec = importlib.util.find_spec(entry.module.partition(".")[0])
        if spec is not None and spec.origin:
            found[entry.name] = Path(spec.origin).parent
    return found


def site_catalog(root: Path, tag: str) -> gettext.NullTranslations:
    """Return the visitors' words of *tag*: the campaign's in ``languages/TAG/site.po``, else the package's.

    Those of a tag without its region stand in (BCP 47 lookup, RFC 4647, 3.4): ``fr`` for ``fr-CA``.

    Raises:
        SourceError: A file is not a valid catalog.
    """
    own = load_catalog(root / "languages", tag, "site")
    for name in lookup(tag):
        own.add_fallback(copy.copy(_packaged(name)))  # a fallback may get one of its own
    return own


@lru_cache(maxsize=64)
def _packaged(tag: str) -> gettext.NullTranslations:
    """Return the program's own words, which do not change while it runs."""
    return load_catalog(LANGUAGES, tag, "site")


def lookup(tag: str) -> tuple[str, ...]:
    """Return *tag* and the tags whose words stand in for its own, nearest first.

    >>> lookup("zh-Hant-HK")
    ('zh-Hant-HK', 'zh-Hant', 'zh')
    """
    subtags = tag.split("-")
    return tuple("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))


def load_catalog(folder: Path, tag: str, domain: str) -> gettext.NullTranslations:
    """Return the translations of *tag*, without fuzzy entries.

    Raises:
        SourceError: The file is not a valid catalog.
    """
    path = catalog_path(folder, tag, domain)
    if not path.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # 20 ms that a language without a catalog need not pay

    from manara.locales import known_locale  # noqa: PLC0415  # Babel again

    try:
        compiled = io.BytesIO()
        write_mo(compiled, read_catalog(path.read_bytes(), known_locale(tag), domain))
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)  # reads the rule of the plurals, and nothing but a rule
    except ValueError as error:
        raise SourceError(
            text("{file} of “{tag}” is not a valid catalog: {reason}", file=path.name, tag=tag, reason=error)
        ) from error
