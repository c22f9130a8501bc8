"""Every visible string is translated in every language.

What the package's pack of a language says need not be said again; a campaign's ``languages/TAG/site.po`` holds what the
pack lacks, and the words of the campaign's own templates. English needs none: its words are the message ids.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.languages.pack import is_reviewed
from manara.problems import Level, text
from manara.translations.catalog import LANGUAGES, lookup
from manara.translations.po_file import failure_problem, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.catalog"
# More messages without words than this are counted in one line while a language is a draft.
_ONE_BY_ONE = 12


def check(catalog: CatalogFile, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every message without translation; for a pack that is a draft, warnings until a release."""
    draft = not campaign.release and (catalog.locale.draft or not is_reviewed(catalog.locale.tag, campaign.root))
    lacking = _untranslated(catalog)
    missing = not catalog.exists and any((LANGUAGES / tag / "site.po").is_file() for tag in lookup(catalog.locale.tag))
    if missing or (draft and len(lacking) > _ONE_BY_ONE):
        # Whoever begins a language knows that its words are still to come: one line says how many.
        yield catalog.problem(
            min((message.lineno or 0 for message in lacking), default=0),
            ID,
            text(
                "{count} messages have no words in “{tag}” and are shown in English, such as “{message}”",
                count=len(catalog.wanted) if missing else len(lacking),
                tag=catalog.locale.tag,
                message=min(catalog.wanted if missing else map(key_of, lacking)),
            ),
            text(
                "Run “manara catalogs” and translate what it writes into languages/{tag}/site.po.",
                tag=catalog.locale.tag,
            )
            if missing
            else text("Write their translations into “{tag}” after msgstr.", tag=catalog.locale.tag),
            Level.WARNING if draft else Level.ERROR,
        )
        if missing:
            return
    for problem in judge_catalog(catalog, lacking if not draft or len(lacking) <= _ONE_BY_ONE else []):
        yield replace(problem, level=Level.WARNING) if draft else problem


def _untranslated(catalog: CatalogFile) -> list[Message]:
    strings = ((one, one.string if isinstance(one.string, tuple) else (one.string,)) for one in catalog.messages())
    return [message for message, forms in strings if not any(forms)]


def judge_catalog(catalog: CatalogFile, lacking: Iterable[Message] | None = None) -> Iterator[Problem]:
    """Yield the problems of one catalog, whoever has read it.

    Args:
        catalog: The file.
        lacking: Its messages without a translation that are named one by one; all when it is ``None``.
    """
    failure = failure_problem(catalog, ID)
    if failure is not None:
        yield failure
        return
    for message in _untranslated(catalog) if lacking is None else lacking:
        yield catalog.problem(
            message.lineno or 0,
            ID,
            text("“{message}” is not translated", message=key_of(message)),
            text("Write its translation into “{tag}” after msgstr.", tag=catalog.locale.tag),
        )
    present = {key_of(message) for message in catalog.messages()}
    for key in sorted(catalog.wanted - present):
        yield catalog.problem(
            0, ID, text("“{message}” is missing", message=key), text("Run “make catalogs” and translate it.")
        )
    if catalog.wanted:
        for message in catalog.messages():
            if key_of(message) not in catalog.wanted:
                yield catalog.problem(
                    message.lineno or 0,
                    ID,
                    text("“{message}” is used nowhere", message=key_of(message)),
                    text("Run “make catalogs”; it removes what nothing uses."),
                    Level.WARNING,
                )
