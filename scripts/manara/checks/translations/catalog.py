"""Every visible string is translated in every language.

What the package's pack of a language says need not be said again; a campaign's ``languages/TAG/site.po`` holds what the
pack lacks, and the words of the campaign's own templates. English needs none: its words are the message ids.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.languages.pack import is_reviewed
from manara.problems import Level, text
from manara.translations.catalog import LANGUAGES
from manara.translations.po_file import failure_problem, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.catalog"


def check(catalog: CatalogFile, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every message without translation; for a pack that is a draft, warnings until a release."""
    draft = not campaign.release and not is_reviewed(catalog.locale.tag, campaign.root)
    if not catalog.exists and (LANGUAGES / catalog.locale.tag / "site.po").is_file():
        yield catalog.problem(
            0,
            ID,
            text(
                "{count} messages have no words in “{tag}” and are shown in English, such as “{message}”",
                count=len(catalog.wanted),
                tag=catalog.locale.tag,
                message=min(catalog.wanted),
            ),
            text(
                "Run “manara catalogs” and translate what it writes into languages/{tag}/site.po.",
                tag=catalog.locale.tag,
            ),
            Level.WARNING if draft else Level.ERROR,
        )
        return
    for problem in judge_catalog(catalog):
        yield replace(problem, level=Level.WARNING) if draft else problem


def judge_catalog(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield the problems of one catalog, whoever has read it."""
    failure = failure_problem(catalog, ID)
    if failure is not None:
        yield failure
        return
    present = set()
    for message in catalog.messages():
        present.add(key_of(message))
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not any(strings):
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text("“{message}” is not translated", message=key_of(message)),
                text("Write its translation into “{tag}” after msgstr.", tag=catalog.locale.tag),
            )
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
