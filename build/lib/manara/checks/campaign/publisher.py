"""An edition is official only when the authority has confirmed its numbers in writing (docs/decisions/0054).

``official:`` under ``publisher:`` in ``data/campaign.yml`` takes “not an official site” from every page. It needs a
contact that may be published, a day that is none to come, and for every telephone number offered a record that says
``how: letter`` in ``verified:``. Facts under ``without`` exist, and no page of an official edition rests on them. Each
thing that is missing is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.statements import lists_facts
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "campaign.publisher"
LETTER = "letter"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield what is missing for this publisher."""
    publisher, node = campaign.publisher, campaign.publisher.node
    if node is None:
        return
    if publisher.contact and publisher.contact not in campaign.published_contacts:
        yield node.need("contact").problem(
            text("“{id}” is not a published contact", id=publisher.contact),
            text(
                "Write the id of a contact in data/contacts/ whose status is active, and whose confidence is not low."
            ),
            ID,
        )
    for item in node.need("without").items() if publisher.without else ():
        if item.text() not in campaign.facts:
            message = text("the fact “{id}” is unknown", id=item.text())
            yield item.problem(message, text("Write an id from data/facts.yml."), ID)
    if publisher.official is not None:
        yield from _official(campaign, node)


def _official(campaign: Campaign, node: Node) -> Iterator[Problem]:
    publisher = campaign.publisher
    day = node.need("official")
    if publisher.official is not None and publisher.official > campaign.today:
        yield day.problem(
            text("the day “{day}” is in the future", day=publisher.official),
            text("Write the day of the letter in which the authority confirmed the numbers."),
            ID,
        )
    if not publisher.contact:
        yield node.problem(
            text("an official edition names how its publisher is reached"),
            text("Add “contact:” with the id of a record in data/contacts/."),
            ID,
        )
    for contact in campaign.published_contacts.values():
        if contact.channel("", ("phone",)) is not None and contact.verified.how != LETTER:
            yield day.problem(
                text("the number of “{id}” is not confirmed in writing", id=contact.id),
                text("Record the letter with “manara confirm contacts/{id} --how letter”.", id=contact.id),
                ID,
            )
    for pages in campaign.pages.values():
        for page in pages.values():
            facts = page.front.get("facts")
            for item in facts.items() if facts is not None and not lists_facts(page) else ():
                if item.text() in publisher.without:
                    yield item.problem(
                        text("the official edition leaves out “{fact}”, on which this page rests", fact=item.text()),
                        text("Take out what rests on it and its id, or the id from “without:”."),
                        ID,
                    )
