"""Front matter: what every page says about itself.

A page begins with fields between two lines ``---``::

    ---
    title: Getting help
    description: Every way to reach help, in the order to try them, and what each can do.
    facts: [F-CON-01, F-CON-02]
    checked: 2026-11-23
    ---

``title`` is the tab's title and the menu's words, at most 60 characters; on a page with ``quiet: true`` at most 40,
because it stays in the browser's history. ``description`` has 50 to 160 characters. ``facts`` are ids of
``data/facts.yml``; the fact of every value the page prints is among them. ``checked`` is the day somebody last compared
the page with its sources; it cannot lie in the future. Fields nobody knows are errors: most are typing mistakes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.front import Front
from manara.problems import Level, Problem, Text, text
from manara.sources.record import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

ID = "pages.front-matter"
KNOWN = {field.key: field for field in fields_of(Front)}
LONGEST_TITLE = 60
LONGEST_QUIET_TITLE = 40
DESCRIPTION = (50, 160)


def check(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield problems of every page's front matter."""
    if not any(problem.check in (ID, "sources.yaml") for problem in page.problems):
        yield from _check_page(page, campaign)


def _check_page(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    fields = page.front.value if isinstance(page.front.value, dict) else {}
    for key, field in KNOWN.items():
        if field.needed and (key not in fields or fields[key].value is None):
            yield _error(
                page.front,
                text("the front matter lacks “{field}”", field=key),
                text("Add a line “{field}:” between the two lines “---”.", field=key),
            )
    for key, node in fields.items():
        if key not in KNOWN:
            yield _error(
                node,
                text("the field “{field}” is unknown", field=key),
                text("Write “status: draft” for a page that is not published yet.")
                if key == "draft"
                else text("Known here: {fields}.", fields=", ".join(KNOWN)),
            )
    yield from _lengths(page, fields)
    if "facts" in fields:
        for item in fields["facts"].items():
            if item.text() not in campaign.facts:
                yield _error(
                    item, text("the fact “{id}” is unknown", id=item.text()), text("Write an id from data/facts.yml.")
                )
        yield from _printed(page, fields["facts"], campaign)
    if "checked" in fields and fields["checked"].value is not None:
        day = fields["checked"].date()
        if day > campaign.today:
            yield _error(
                fields["checked"],
                text("the day “{day}” is in the future", day=day),
                text("Write the day on which somebody compared the page with its sources."),
            )


def _printed(page: MarkdownPage, node: Node, campaign: Campaign) -> Iterator[Problem]:
    """Yield the facts whose values are printed, and which the page does not name."""
    named = node.texts()
    for fact in dict.fromkeys(call.argument.partition(".")[0] for call in page.calls if call.kind == "fact"):
        if fact in campaign.facts and fact not in named:
            yield _error(
                node,
                text("the page prints a value of “{fact}” and does not name it", fact=fact),
                text("Add it to “facts:”; its sources then stand below the page."),
            )


def _lengths(page: MarkdownPage, fields: dict[str, Node]) -> Iterator[Problem]:
    limit = LONGEST_QUIET_TITLE if page.flag("quiet") else LONGEST_TITLE
    title, description = page.text_of("title"), page.text_of("description")
    if len(title) > limit:
        yield _error(
            fields["title"],
            text("the title has {count} characters, more than {limit}", count=len(title), limit=limit),
            text("Shorten it; it stands on a browser's tab."),
        )
    if description and not DESCRIPTION[0] <= len(description) <= DESCRIPTION[1]:
        yield _error(
            fields["description"],
            text("the description has {count} characters", count=len(description)),
            text("Write between {least} and {most} characters.", least=DESCRIPTION[0], most=DESCRIPTION[1]),
        )


def _error(node: Node, message: Text, hint: Text) -> Problem:
    return Problem(node.path, node.line, node.column, Level.ERROR, ID, message, hint)
