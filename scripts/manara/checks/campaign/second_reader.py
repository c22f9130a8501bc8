"""A release has been read by another than its writer, where a mistake hurts.

Sections that hold a danger box, or say whom to call or what a law says, and every published contact: a writer sees what
was meant, a second reader what is there. ``manara confirm --role reviewer`` shows both languages and records the
reading; it is refused to whoever Git knows as the last writer. A team of one writes into ``data/campaign.yml`` why
nobody else reads, and until when; ``manara status`` and the manifest of every edition then say so::

    one_reader:
      reason: {ar: "…", en: "…"}
      until: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.second_reader import is_alone, reading_of
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.status import SectionStatus

ID = "campaign.second-reader"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield, for a release, an error for every page and contact that nobody but its writer has read."""
    if not campaign.release or is_alone(campaign):
        return
    if campaign.one_reader is not None:
        yield campaign.one_reader.node.need("until").problem(
            text("the reason for having one reader held until {day}", day=campaign.one_reader.until),
            text("Let somebody else read: manara confirm --role reviewer. Or write the reason anew, with its day."),
            ID,
        )
    found = reading_of(campaign)
    pages: dict[str, list[SectionStatus]] = {}
    for section in found.sections:
        pages.setdefault(section.name, []).append(section)
    for name, sections in pages.items():
        side = sections[0].sides[1]
        yield Problem(
            side.path,
            side.line,
            1,
            Level.ERROR,
            ID,
            text(
                "nobody but its writer has read “{sections}”",
                sections=", ".join(f"#{one.key}" if one.key else name for one in sections),
            ),
            text("Somebody else reads both languages: manara confirm {page} --role reviewer", page=name),
        )
    for contact in found.contacts:
        yield contact.node.need("channels").problem(
            text("nobody but its writer has read the contact “{id}”", id=contact.id),
            text(
                "Somebody else compares it with its source: manara confirm contacts/{id} --role reviewer", id=contact.id
            ),
            ID,
        )
