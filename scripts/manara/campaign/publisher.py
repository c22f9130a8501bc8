"""Who publishes this copy: ``publisher:`` in ``data/campaign.yml``, which nobody need have filled.

::

    publisher:
      name: {ar: "…", en: "The committee"}
      contact: committee
      official: 2027-01-15
      without: [F-STA-06]

``contact`` is a record of ``data/contacts/`` by which the publisher is reached. Until somebody names themselves the
page about the site says that it is not known (``<!-- publisher -->``). ``official`` is for the authority itself, and is
the day on which it confirmed the numbers in writing: feet and sheets then name it in place of “not an official site”,
passages marked ``{: .unofficial }`` are left out and those marked ``{: .official }`` put in, and the facts under
``without`` are on no page. What the law does not promise stays in both editions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    import datetime

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node


@dataclass(frozen=True)
class Publisher:
    """Who publishes a copy.

    Attributes:
        name: By language tag; empty while nobody has named themselves.
        contact: Id of the record by which the publisher is reached, or an empty string.
        official: The day on which the authority confirmed the numbers in writing, if the publisher is that authority.
        without: Ids of facts that its edition leaves out.
        node: Its record.
    """

    name: dict[str, str] = field(default_factory=dict)
    contact: str = ""
    official: datetime.date | None = None
    without: tuple[str, ...] = ()
    node: Node | None = field(default=None, repr=False, compare=False)


def load_publisher(node: Node | None, tags: tuple[str, ...]) -> Publisher:
    """Return who publishes; nobody when *node*, the value of ``publisher:``, is not there."""
    if node is None:
        return Publisher()
    contact, official, without = node.get("contact"), node.get("official"), node.get("without")
    publisher = Publisher(
        node.need("name").words(tags),
        "" if contact is None else contact.text(),
        None if official is None else official.date(),
        () if without is None else without.texts(),
        node,
    )
    node.close()
    return publisher


def of_edition(html: str, campaign: Campaign) -> str:
    """Return the text of a page without the passages of the other edition."""
    other = "unofficial" if campaign.publisher.official is not None else "official"
    if other not in html:
        return html
    page = LexborHTMLParser(html)
    marked = page.css(f".{other}")
    for passage in marked:
        passage.decompose()
    return page.body.inner_html or "" if marked and page.body is not None else html
