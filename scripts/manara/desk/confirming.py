"""Records that sections say the same in both languages: none that has an error, and only those that changed.

A second reader is recorded of those that did not change, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manara.checks.translations.freshness import ID as FRESHNESS
from manara.problems import Level
from manara.translations.lock import REVIEWER, read_lock, write_lock
from manara.translations.pages import names_of
from manara.translations.reading import read
from manara.translations.status import new_entries, renames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.lock import Entry

    Place = tuple[str, str, tuple[str, str]]


@dataclass(frozen=True)
class Outcome:
    """What was recorded, and what was not.

    Attributes:
        made: Rows that are new or were written anew.
        refused: Sections with errors, by place, and these errors.
    """

    made: tuple[Entry, ...]
    refused: dict[str, tuple[Problem, ...]]


def confirm_sections(
    campaign: Campaign,
    problems: Sequence[Problem],
    wanted: Iterable[Entry],
    *,
    small: bool = False,
) -> Outcome:
    """Write the rows of *wanted* that say something new into the lock.

    Args:
        campaign: As it is.
        problems: All that is wrong with it.
        wanted: Sections as they are now.
        small: The change has no meaning to compare: the day and the role of the last comparison stay.
    """
    lock = read_lock(campaign.root)
    entries = _moved(campaign, lock.entries)
    made: list[Entry] = []
    refused: dict[str, tuple[Problem, ...]] = {}
    for entry in wanted:
        place = (entry.name, entry.key, entry.tags)
        known = entries.get(place)
        known = _as_now(known, entry) if known is not None else None
        same = known is not None and (known.digests, known.denials) == (entry.digests, entry.denials)
        if known is not None and same and (entry.role != REVIEWER or known.role == REVIEWER):
            continue
        errors = errors_in(campaign, problems, entry.name, entry.key)
        if errors:
            refused[shown(entry.name, entry.key)] = errors
            continue
        new = replace(entry, day=known.day, role=known.role) if small and known is not None else entry
        entries[place] = new
        made.append(new)
    living = {
        (entry.name, entry.key, entry.tags): entry
        for name in names_of(campaign)
        for entry in new_entries(campaign, name, campaign.today, "author")
    }
    tags = set(campaign.tags)
    write_lock(
        campaign.root,
        [
            _as_now(entry, living.get(place))
            for place, entry in entries.items()
            if place in living or not set(entry.tags) <= tags
        ],
    )
    return Outcome(tuple(made), refused)


def errors_in(campaign: Campaign, problems: Iterable[Problem], name: str, key: str) -> tuple[Problem, ...]:
    """Return the errors of one section in all languages, but those of the lock."""
    errors = (problem for problem in problems if problem.level is Level.ERROR and problem.check != FRESHNESS)
    return problems_in(campaign, errors, name, key)


def problems_in(campaign: Campaign, problems: Iterable[Problem], name: str, key: str) -> tuple[Problem, ...]:
    """Return the problems of one section in all languages; those of a whole page or its fields are the lead's."""
    paths = {page.path: page for tag in campaign.tags if (page := campaign.page(tag, name)) is not None}
    return tuple(
        problem
        for problem in problems
        if (page := paths.get(problem.path)) is not None and (read(page).part_at(problem.line).key or "") == key
    )


def shown(name: str, key: str) -> str:
    """Return a section as commands name it: ``help.md#shelters``."""
    return f"{name}#{key}" if key else name


def _as_now(entry: Entry, now: Entry | None) -> Entry:
    """Return that of an entry's states which the section is in now; the newest when it is in none."""
    return next((one for one in (entry, *entry.also) if now is not None and one.digests == now.digests), entry)


def _moved(campaign: Campaign, entries: dict[Place, Entry]) -> dict[Place, Entry]:
    """Return the rows under the names that renamed pages have now."""
    new_names = {old: new for new, old in renames(campaign, read_lock(campaign.root)).items()}
    found = {}
    for (name, key, tags), entry in entries.items():
        now = new_names.get(name, name)
        found[now, key, tags] = replace(entry, name=now) if now != name else entry
    return found
