"""Each fact of ``data/facts.yml`` is whole.

What a fact prints can be printed: an amount, a day or a time, as in its own call. Its day is none to come. Where facts
have statements, every fact that a page names has one, in every language; where a page lists facts
(``<!-- fact-list -->``), every statement stands on one that does: a reader who follows its id finds what it says. A
record that is not whole is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.calls import VALUES, CallError, resolve
from manara.campaign.statements import lists_facts
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

ID = "facts.record"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield what is wrong with the records of facts."""
    pages = [page for of_language in campaign.pages.values() for page in of_language.values()]
    named = _named(pages)
    listed = _named([page for page in pages if lists_facts(page)])
    stated = any(fact.says for fact in campaign.facts.values())
    for fact in campaign.facts.values():
        if fact.node is None:
            continue
        if stated and not fact.says and fact.id in named:
            yield fact.node.problem(
                text("a page rests on “{fact}”, and nothing says what it is", fact=fact.id),
                text("Add “says:” with the statement in every language."),
                ID,
            )
        if listed and fact.says and fact.id not in listed:
            yield fact.node.problem(
                text("no page lists “{fact}”, whose statement nobody can read", fact=fact.id),
                text("Name it under “facts:” of a page with <!-- fact-list -->."),
                ID,
            )
        if fact.checked is not None and fact.checked > campaign.today:
            yield fact.node.need("checked").problem(
                text("the day “{day}” is in the future", day=fact.checked),
                text("Write the day on which somebody compared the statement with its sources."),
                ID,
            )
        for value in fact.values.values():
            kind, _, argument = value.partition(":")
            node = fact.node.need("value")
            if kind not in VALUES:
                yield node.problem(
                    text("the value “{value}” of a fact is no amount, day or time", value=value),
                    text("Write it as in its own call: “money:75”, “date:2025-07-01” or “time:11:00-16:00”."),
                    ID,
                )
                continue
            try:
                resolve(kind, argument, campaign)
            except CallError as error:
                yield node.problem(error.message, error.hint, ID)


def _named(pages: Iterable[MarkdownPage]) -> set[str]:
    """Return the ids of the facts that *pages* name."""
    return {
        fact
        for page in pages
        if (node := page.front.get("facts")) is not None and isinstance(node.value, list)
        for fact in node.texts()
    }
