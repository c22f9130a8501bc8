"""What somebody other than its writer has read: sections where a mistake hurts, and contacts.

A section matters when it holds a danger box, or a call of a contact, a law or an article. It was read by another when
its row in ``data/translations.lock`` has the role ``reviewer``; a contact, when its row in ``data/contacts.lock`` says
on which day it was read again. Both end by themselves: what changes is confirmed anew, by a writer.

That a reader is another is asked when they confirm: Git knows who wrote the newest line (:func:`is_writer`). Later,
after a host has folded a request into one commit, it no longer does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manara.contacts.lock import READ_AGAIN, read_lock
from manara.translations.history import git
from manara.translations.lock import REVIEWER
from manara.translations.reading import read
from manara.translations.status import DONE, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.translations.reading import Part
    from manara.translations.status import SectionStatus, Side, Status

DANGER = "danger"
CALLS = frozenset({"phone", "sms", "whatsapp", "email", "card", "law", "article"})
# The address that Git gives to lines that are not committed.
_NOT_COMMITTED = "<not.committed.yet>"


@dataclass(frozen=True)
class Reading:
    """What matters, and what of it nobody but its writer has read.

    Attributes:
        sections: Done sections that matter, without a second reader.
        contacts: Published and confirmed contacts without one.
        of_sections: How many sections matter.
        of_contacts: How many contacts are published and confirmed.
    """

    sections: tuple[SectionStatus, ...]
    contacts: tuple[Contact, ...]
    of_sections: int
    of_contacts: int

    @property
    def is_complete(self) -> bool:
        """Whether another has read all of it."""
        return not self.sections and not self.contacts


def reading_of(campaign: Campaign, status: Status | None = None) -> Reading:
    """Return what another than its writer has read in *campaign*; drafts and what is open are nobody's yet."""
    status = status_of(campaign) if status is None else status
    sections = [one for one in status.sections if one.state == DONE and matters(campaign, one)]
    rows = read_lock(campaign.root).rows
    contacts = [one for one in campaign.contacts.values() if one.published and one.id in rows]
    return Reading(
        tuple(one for one in sections if one.role != REVIEWER),
        tuple(one for one in contacts if READ_AGAIN not in rows[one.id]),
        len(sections),
        len(contacts),
    )


def matters(campaign: Campaign, section: SectionStatus) -> bool:
    """Tell whether a mistake in *section* can hurt: danger, whom to call, what a law says, in any language."""
    return any(
        any(DANGER in (block.box, block.name) for block in part.blocks)
        or any(call.kind in CALLS for call in part.calls)
        for _, part in _parts(campaign, section)
    )


def _parts(campaign: Campaign, section: SectionStatus) -> Iterator[tuple[Side, Part]]:
    """Yield *section* as it is now, in each language that has it."""
    for side in section.sides:
        page = campaign.page(side.tag, section.name)
        part = read(page).by_key.get(section.key) if page is not None else None
        if part is not None:
            yield side, part


def is_alone(campaign: Campaign) -> bool:
    """Tell whether the campaign says, until a day that has not passed, why nobody else reads it."""
    return campaign.one_reader is not None and campaign.today <= campaign.one_reader.until


def said(campaign: Campaign, status: Status | None = None) -> dict[str, Any]:
    """Return for a manifest how much of what matters another has read, and why not all of it."""
    found = reading_of(campaign, status)
    counted: dict[str, Any] = {
        "sections": [found.of_sections - len(found.sections), found.of_sections],
        "contacts": [found.of_contacts - len(found.contacts), found.of_contacts],
    }
    alone = campaign.one_reader
    if alone is not None and is_alone(campaign):
        counted["one_reader"] = {"reason": alone.reason, "until": alone.until.isoformat()}
    return counted


def wrote_section(campaign: Campaign, section: SectionStatus) -> bool:
    """Tell whether Git knows whoever sits here as the last writer of *section*, in either language."""
    for side, part in _parts(campaign, section):
        first = part.line if section.key else 1
        if is_writer(campaign, side.path, f"{first},{max(part.last, first)}"):
            return True
    return False


def is_writer(campaign: Campaign, path: str, lines: str = "1,") -> bool:
    """Tell whether the newest of *lines* of the file *path* is by whoever sits here, or not committed yet.

    Where Git knows nothing (no repository, a file it has never seen, no ``user.email``), nobody is the writer.
    """
    blamed = git(campaign.root, "blame", "--line-porcelain", "-L", lines, "--", path)
    ident = git(campaign.root, "var", "GIT_AUTHOR_IDENT")
    if blamed is None or ident is None:
        return False
    mails, times = [
        [row[len(field) :] for row in blamed.split("\n") if row.startswith(field)]
        for field in ("author-mail ", "author-time ")
    ]
    # Two may have written within one second.
    newest = {mail for time, mail in zip(times, mails, strict=True) if int(time) == max(map(int, times))}
    own = f"<{ident.partition('<')[2].partition('>')[0]}>"
    return own in newest or _NOT_COMMITTED in mails
