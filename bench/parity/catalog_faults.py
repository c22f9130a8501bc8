"""Faults of the catalogs: untranslated, without placeholder, without a plural form, guessed, with the swapped rule."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from manara.checks.register import of_catalogs
from manara.translations.catalog import catalog_path
from manara.translations.extract import EDITORS_WORDS, VISITORS_WORDS, Domain
from manara.translations.po_file import catalogs_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.parity.run import Tally
    from manara.campaign.model import Campaign
    from manara.locales import Locale

UNTRANSLATED, PLACEHOLDER, PLURAL, FUZZY, RULE = (
    "translations.catalog",
    "translations.placeholders",
    "translations.plural-categories",
    "translations.fuzzy",
    "translations.plural-forms",
)


def run_catalogs(campaign: Campaign, tally: Tally, step: int = 1) -> None:
    """Put every fault into both Arabic catalogs, one at a time."""
    locale = campaign.locale("ar")
    for domain in (VISITORS_WORDS, EDITORS_WORDS):
        content = (catalog_path(domain.folder, "ar", domain.name)).read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            copy = Domain(domain.name, Path(folder))
            shutil.copy(domain.template, copy.template)
            for kind, check, what, changed in [*_faults(content, domain.name)][::step]:
                tally.add(kind, (check,), what, caught=check in _found(copy, changed, locale))


def _found(domain: Domain, content: str, locale: Locale) -> set[str]:
    path = catalog_path(domain.folder, "ar", domain.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    [catalog] = catalogs_in(domain, (locale,), domain.folder)
    return {problem.check for judge in of_catalogs().values() for problem in judge(catalog)}


def _faults(content: str, name: str) -> Iterator[tuple[str, str, str, str]]:
    yield "catalog: plural rule swapped", RULE, name, content.replace("? 4 : 5", "? 5 : 4")
    entries = content.split("\n\n")
    # Reading a catalog takes a moment; every seventh message is enough to show that the checks hold.
    for index, entry in enumerate(entries):
        if index == 0 or not entry.strip():
            continue
        plural = "msgid_plural" in entry
        if not plural and index % 7:
            continue
        changes = [("catalog: guessed translation", FUZZY, "#, fuzzy\n" + entry)]
        if plural:
            for form in range(6):
                gone = re.sub(rf'msgstr\[{form}\] "[^\n]*"', f'msgstr[{form}] ""', entry)
                changes.append(("catalog: plural form lost", PLURAL, gone))
        else:
            changes.append(("catalog: untranslated", UNTRANSLATED, entry[: entry.rindex("\nmsgstr ")] + '\nmsgstr ""'))
        if "{" in entry or "%(" in entry:
            head, mark, tail = entry.rpartition("\nmsgstr")
            lost = re.sub(r"%\(\w+\)s|(?<!\{)\{[^{}]+\}(?!\})", "", tail, count=1)
            if lost != tail:
                changes.append(("catalog: placeholder lost", PLACEHOLDER, head + mark + lost))
        for kind, check, changed in changes:
            yield kind, check, f"{name}: {entry[:60]}", "\n\n".join([*entries[:index], changed, *entries[index + 1 :]])
