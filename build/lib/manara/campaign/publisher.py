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

from dataclasses import field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.problems import text
from manara.sources.record import DAY, TEXT, TEXTS, WORDS, may, need, record

if TYPE_CHECKING:
    import datetime

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node


@record
class Publisher:
    """Who publishes a copy.

    Attributes:
        node: Its record.
    """

    name: dict[str, str] = need(WORDS, text("Who publishes this copy."))
    contact: str = may(TEXT, text("Id of the contact by which the publisher is reached."), default="")
    official: datetime.date | None = may(
        DAY, text("Only for the authority itself: day on which it confirmed the numbers in writing."), default=None
    )
    without: tuple[str, ...] = may(TEXTS, text("Ids of facts that the authority's edition leaves out."), default=())
    node: Node | None = field(default=None, repr=False, compare=False)


# Nobody has named themselves.
NOBODY = Publisher(name={})


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
