"""What a page says about itself between its two first lines ``---``, each field declared once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import DAY, FLAG, TEXT, TEXTS, Kind, fields_of, may, need, one_of, record

if TYPE_CHECKING:
    import datetime

    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node


def _words(node: Node, _tags: tuple[str, ...]) -> str:
    said = node.text()
    if said and not any(sign.isalpha() for sign in said):
        node.error(
            text("“{value}” is no {field}: it has no letter", value=said, field=node.name),
            text("Write what the page is about, in words."),
        )
    return said


_TITLE = replace(TEXT, read=_words)


def _choice(*values: str) -> Kind:
    """A text whose values a check of the pair knows (``translations.pairs``)."""
    known = one_of(*values)
    return Kind(known.form, TEXT.read, known.schema)


@record
class Front:
    """The fields of a page."""

    title: str = need(_TITLE, text("Title of the tab and words of the menu."))
    description: str = need(_TITLE, text("What the page is about, for search engines and previews."))
    facts: tuple[str, ...] = need(TEXTS, text("Ids of the facts it rests on."))
    checked: datetime.date = need(DAY, text("Day on which somebody last compared the page with its sources."))
    quiet: bool = may(FLAG, text("Whether it tells nobody what it is about."), default=False)
    translation: str = may(
        _choice("fallback"), text("“fallback” shows the other language until it is translated."), default=""
    )
    status: str = may(_choice("draft"), text("“draft” for a page that is not yet ready to be translated."), default="")
    source: str = may(TEXT, text("Tag of the language that it was written in first."), default="")
    translatable: str = may(
        _choice("true", "false"), text("“false” for a page that one language alone has."), default=""
    )
    template: str = may(TEXT, text("Template that shows it, where it is not the usual one."), default="")
    placeholder: bool = may(FLAG, text("Whether nobody has written the page yet; a release refuses it."), default=False)


def typed(page: MarkdownPage) -> MarkdownPage:
    """Return *page*; fields of its front matter that are of the wrong kind have become problems of it."""
    kinds = {field.key: field.kind for field in fields_of(Front)}
    for key, node in page.front.value.items() if isinstance(page.front.value, dict) else ():
        kinds.get(key, TEXT).read(node, ())
    return page
