"""Every page, and every section, exists in every language, under the same file name and heading id.

A reader who changes the language must find the same page at the same place. A page that is only in one language is an
error, unless the other language declares it::

    translation: fallback     # in docs/en/help.md: shows the other language's text, marked, with a notice

``status: draft`` keeps a page out of the comparison until it is ready; ``translatable: false`` says that it is meant
for one language only, and a page under the same name in another language is then a warning. ``source: en`` names the
language a page is compared with; without it, that is the campaign's first.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.pages import is_draft, is_fallback, names_of, pairs_of, source_of, stays_alone
from manara.translations.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Text
    from manara.sources.markdown_page import MarkdownPage

ID = "translations.pairs"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every page or section that lacks its pair."""
    for name in names_of(campaign):
        pages = {tag: page for tag in campaign.tags if (page := campaign.page(tag, name)) is not None}
        yield from _fields(campaign, pages)
        alone = [page for page in pages.values() if stays_alone(page)]
        if alone:
            yield from _translated_though_alone(alone[0], pages)
            continue
        if any(is_draft(page) for page in pages.values()):
            continue
        source = pages.get(source_of(campaign, name)) or next(iter(pages.values()))
        for locale in campaign.languages:
            if locale.tag not in pages and not locale.draft and not campaign.locale(source.tag).draft:
                yield Problem(
                    source.path,
                    0,
                    0,
                    Level.ERROR,
                    ID,
                    text("the page does not exist in “{tag}”", tag=locale.tag),
                    _hint(campaign, source, locale.tag),
                )
        if all(is_fallback(page) for page in pages.values()):
            yield Problem(
                source.path,
                0,
                0,
                Level.ERROR,
                ID,
                text("every language of this page is a fallback; there is no text to show"),
                text("Write the text in one language and remove “translation: fallback” there."),
            )
    yield from _sections(campaign)


def _hint(campaign: Campaign, page: MarkdownPage, tag: str) -> Text:
    """Return the likely pair under another name: the orphan with the same heading ids, or a similar name."""
    orphans = [found for found in campaign.pages[tag] if found not in campaign.pages[page.tag]]
    keys = {key for key in read(page).by_key if key}
    for found in orphans:
        others = {key for key in read(campaign.pages[tag][found]).by_key if key}
        if keys and len(keys & others) * 2 > len(keys | others):
            return text("“docs/{tag}/{near}” has the same heading ids. Give both the same name.", tag=tag, near=found)
    near = difflib.get_close_matches(page.name, orphans, 1, 0.5)
    if near:
        return text("Is “docs/{tag}/{near}” its pair? Give both the same name.", tag=tag, near=near[0])
    return text(
        "Write “docs/{tag}/{name}”; as long as it has no text, between its lines “---” the same fields, title and "
        "description in its language, and “translation: fallback”.",
        tag=tag,
        name=page.name,
    )


def _fields(campaign: Campaign, pages: dict[str, MarkdownPage]) -> Iterator[Problem]:
    allowed = {
        "translation": ("fallback",),
        "status": ("draft",),
        "translatable": ("true", "false"),
        "source": campaign.tags,
    }
    for page in pages.values():
        for key, values in allowed.items():
            node = page.front.get(key)
            if node is not None and node.value not in values:
                yield Problem(
                    node.path,
                    node.line,
                    node.column,
                    Level.ERROR,
                    ID,
                    text("“{value}” is not allowed for “{field}”", value=page.text_of(key), field=key),
                    text("Write one of: {choices}.", choices=", ".join(values)),
                )


def _translated_though_alone(alone: MarkdownPage, pages: dict[str, MarkdownPage]) -> Iterator[Problem]:
    for page in pages.values():
        if page is not alone:
            yield Problem(
                page.path,
                0,
                0,
                Level.WARNING,
                ID,
                text("“{path}” says that it stays in one language", path=alone.path),
                text("Remove this page, or “translatable: false” there."),
            )


def _sections(campaign: Campaign) -> Iterator[Problem]:
    for pair in pairs_of(campaign):
        for one, other in ((pair.source, pair.target), (pair.target, pair.source)):
            for key, part in one.reading.by_key.items():
                if key not in other.reading.by_key:
                    yield Problem(
                        one.path,
                        part.line,
                        1,
                        Level.ERROR,
                        ID,
                        text("the section “#{id}” is missing in “{path}”", id=key, path=other.path),
                        text("Write it there under a heading with the same id: “## … {{#{id}}}”.", id=key),
                    )
