"""Runs the checks of all subjects over one campaign.

What a check found is kept under a digest of what its parameters name (``kinds.py``): it is not run again for a page
that has not changed while nothing else has that it sees. A check that looks at the whole campaign runs every time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.checks import SUBJECT_NAMES, register
from manara.checks.causes import without_consequences
from manara.checks.kinds import KINDS, REST, VALUES, Given
from manara.problems import Problem, in_order
from manara.translations.pages import names_of
from manara.translations.waivers import apply_waivers
from manara.work.cache import Cache
from manara.work.findings import Findings
from manara.work.pool import in_parallel
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manara.campaign.model import Campaign
    from manara.checks.register import Check, Look
    from manara.work.folder import Folder

# With less pages than this, workers take longer to start than they save.
FEWEST = 16


def check_campaign(
    campaign: Campaign, subjects: Iterable[str] = SUBJECT_NAMES, memory: CachedFindings | None = None
) -> list[Problem]:
    """Return everything wrong with *campaign*, in order of place; loading problems are always included.

    Args:
        campaign: What is checked.
        subjects: Of :data:`SUBJECT_NAMES`.
        memory: What was found before; the result is the same without.
    """
    subjects = tuple(subjects)
    checks = register.of_subjects(subjects)
    found = list(campaign.problems)
    if memory is None:
        given = Given(campaign)
        found += [problem for check in checks for problem in check.on_given(given)]
    else:
        found += memory.check(checks)
    found = without_consequences(found)
    complete = set(subjects) == set(SUBJECT_NAMES)
    return in_order(list(apply_waivers(campaign, found, register.every(), complete=complete)))


class CachedFindings:
    """What was found in things that have not changed, kept in ``.cache/findings``.

    Functions that see the same things share an entry: one for each page with its pair, and one for all that does not
    follow from pages. Its key is made of what their parameters name, and of nothing else.

    Args:
        campaign: As it was loaded.
        folder: All that loading and checks read, unchanged from before the loading to after it. When it has changed by
            the end of the checks, nothing is kept.
    """

    def __init__(self, campaign: Campaign, folder: Folder) -> None:
        self._given = Given(campaign)
        self._folder = folder
        self._names = names_of(campaign)
        self._digests: dict[frozenset[str], str] = {}
        self._findings = Findings(Cache(campaign.root), "findings", digest_of_program(), " ".join(campaign.tags))

    def check(self, checks: Iterable[Check]) -> list[Problem]:
        """Return what *checks* find, in no order."""
        looks = [look for check in checks for look in check.looks]
        kept = [look for look in looks if not _is_whole(look)]
        by_page = self._by_key([look for look in kept if look.kind in KINDS], lambda look: KINDS[look.kind].files)
        by_rest = self._by_key(kept, lambda look: KINDS[look.kind].rest if look.kind in KINDS else ())
        of_pages = {name: self._known(_groups(by_page, name, self._page(name))) for name in self._names}
        missing = {name: [group for group in groups if group.is_new] for name, groups in of_pages.items()}
        new = [(name, tuple(group.looks for group in groups)) for name, groups in missing.items() if groups]
        rest = self._known(_groups(by_rest, ""))

        def meanwhile() -> None:
            without = self._given.without_pages()
            for group in rest:
                if group.is_new:
                    group.found = [problem for look in group.looks for problem in look.on_rest(without)]

        done = in_parallel(_check_page, self._given, new, FEWEST, meanwhile)
        for (name, _), found in zip(new, done, strict=True):
            for group, problems in zip(missing[name], found, strict=True):
                group.found = problems
        whole = [problem for look in looks if _is_whole(look) for problem in look.on(self._given)]
        groups = [*rest, *(group for groups in of_pages.values() for group in groups)]
        self._keep([group for group in groups if group.is_new])
        return [*whole, *(problem for group in groups for problem in group.found or ())]

    def _known(self, groups: list[_Group]) -> list[_Group]:
        for group in groups:
            group.found = self._findings.get(*group.key)
            group.is_new = group.found is None
        return groups

    def _keep(self, groups: list[_Group]) -> None:
        if groups and self._folder.unchanged():
            for group in groups:
                self._findings.put(*group.key, found=group.found or ())
            self._findings.tidy()

    def _page(self, name: str) -> str:
        return self._folder.of(f"docs/{tag}/{name}" for tag in self._given.campaign.tags)

    def _by_key(
        self, looks: list[Look], files_of: Callable[[Look], tuple[str, ...]]
    ) -> dict[tuple[str, ...], tuple[Look, ...]]:
        """Return those that see the same things together, by what these are and by their names."""
        by_key: dict[tuple[str, ...], list[Look]] = {}
        for look in looks:
            by_key.setdefault(self._key(look, files_of(look)), []).append(look)
        return {(*key, " ".join(look.name for look in same)): tuple(same) for key, same in by_key.items()}

    def _key(self, look: Look, files: tuple[str, ...]) -> tuple[str, ...]:
        """Return what the findings of *look* follow from, besides the page."""
        values = [VALUES[name] for name in look.sees]
        if REST in files:
            values.append(VALUES["Campaign"])
        names = frozenset(files).union(*(value.files for value in values))
        stamps = sorted({value.stamp(self._given.campaign) for value in values})
        return (self._digest(names), *stamps)

    def _digest(self, names: frozenset[str]) -> str:
        if names not in self._digests:
            tags = self._given.campaign.tags
            pages = [f"docs/{tag}/{name}" for tag in tags for name in self._names]
            self._digests[names] = self._folder.digest(pages) if REST in names else self._folder.below(*names)
        return self._digests[names]


@dataclass
class _Group:
    """Functions whose findings follow from the same things, and what they found."""

    key: tuple[str, ...]
    looks: tuple[Look, ...]
    found: list[Problem] | None = None
    is_new: bool = True


def _groups(by_key: dict[tuple[str, ...], tuple[Look, ...]], *place: str) -> list[_Group]:
    return [_Group((*place, *key), looks) for key, looks in by_key.items()]


def _is_whole(look: Look) -> bool:
    """Tell whether a function sees all pages together: it runs every time."""
    whole = look.kind in KINDS and KINDS[look.kind].whole
    return whole or any(VALUES[name].whole for name in look.sees)


def _check_page(given: Given, item: tuple[str, tuple[tuple[Look, ...], ...]]) -> list[list[Problem]]:
    """Return what is wrong with one page in all languages, for each group of functions."""
    name, groups = item
    page = given.of_page(name)
    return [[problem for look in looks for problem in look.on_pages(page)] for looks in groups]
