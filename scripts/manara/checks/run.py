"""Runs the checks of all subjects over one campaign.

Checks may look at everything, and run every time. Those that look at one page and its pair only, and say so in
:data:`OF_PAIR` or :data:`OF_PAGE`, are not run again for a page that has not changed: what they found is kept under the
digests of the page in all languages, and of everything else in the folder but other pages' words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manara.checks import register
from manara.checks.causes import without_consequences
from manara.checks.folder import SUBJECT_NAMES
from manara.problems import Problem, in_order
from manara.translations.pages import names_of
from manara.translations.waivers import apply_waivers
from manara.work.cache import Cache
from manara.work.findings import Findings
from manara.work.pool import in_parallel
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.campaign.model import Campaign
    from manara.checks.register import Check
    from manara.work.folder import Folder

# What these find is the sum of what they find with each page and its pair alone; of docs/ they look at nothing else.
OF_PAIR = frozenset({
    "translations.stubs", "translations.front-matter", "pages.language", "pages.untranslated-lines",
    "translations.length", "translations.headings", "translations.paragraphs", "translations.lists",
    "translations.tables", "translations.images", "translations.footnotes", "translations.code-blocks",
    "translations.html", "translations.markers", "translations.boxes", "translations.box-titles", "translations.links",
    "facts.numbers", "facts.number-words", "facts.dates", "facts.hijri", "facts.times", "facts.money", "facts.legal",
    "facts.values", "facts.units", "facts.weekdays", "facts.countries", "facts.order", "contacts.parity",
    "contacts.order", "tone.negation", "tone.opposites", "translations.unfinished", "translations.dropped",
    "terms.required", "terms.avoid", "typography.punctuation", "typography.latin-punctuation", "typography.digits",
    "typography.decomposed", "typography.forms", "typography.tatweel", "typography.doubled", "typography.blanks",
    "typography.balanced", "bidi.controls", "bidi.isolate",
    "pages.calls", "pages.confidence", "pages.front-matter", "pages.expired", "pages.markup", "pages.shape",
})  # fmt: skip
# What these find is the sum of ``check_page`` for each page, and of ``check`` without any page.
OF_PAGE = frozenset({
    "contacts.loose-number", "contacts.loose-address", "contacts.waivers", "pages.raw-html", "pages.call-meaning",
    "pages.claims",
})  # fmt: skip
# With less pages than this, workers take longer to start than they save.
FEWEST = 16


def check_campaign(
    campaign: Campaign, subjects: Iterable[str] = SUBJECT_NAMES, memory: PageFindings | None = None
) -> list[Problem]:
    """Return everything wrong with *campaign*, in order of place; loading problems are always included.

    Args:
        campaign: What is checked.
        subjects: Of :data:`SUBJECT_NAMES`.
        memory: What was found in unchanged pages; the result is the same without.
    """
    subjects = tuple(subjects)
    checks = register.of_subjects(subjects)
    found = list(campaign.problems)
    if memory is None:
        found += [problem for check in checks for problem in check.on(campaign)]
    else:
        found += memory.check(checks)
    found = without_consequences(found)
    complete = set(subjects) == set(SUBJECT_NAMES)
    return in_order(list(apply_waivers(campaign, found, register.every(), complete=complete)))


@dataclass(frozen=True)
class _Ground:
    """What a worker needs for every page: the campaign, and the ids of the checks to run."""

    campaign: Campaign
    of_pair: tuple[str, ...]
    of_page: tuple[str, ...]


class PageFindings:
    """What was found page by page, kept in ``.cache/findings``.

    Args:
        campaign: As it was loaded.
        folder: All that loading and checks read, unchanged from before the loading to after it. When it has changed by
            the end of the checks, nothing is kept.
    """

    def __init__(self, campaign: Campaign, folder: Folder) -> None:
        self._campaign = campaign
        self._folder = folder

    def check(self, checks: Iterable[Check]) -> list[Problem]:
        """Return what *checks* find, in no order."""
        campaign, checks = self._campaign, tuple(checks)
        of_page = [check for check in checks if check.id in OF_PAGE]
        of_pair = [check for check in checks if check.id in OF_PAIR]
        ground = _Ground(campaign, _names(of_pair), _names(of_page))
        findings = Findings(Cache(campaign.root), "findings", *self._world(ground))
        keys = {name: (name, self._folder.of(self._files(name))) for name in names_of(campaign)}
        known = {name: findings.get(*key) for name, key in keys.items()}
        new = [name for name, problems in known.items() if problems is None]
        found: list[Problem] = []
        # What is found now and may be kept.
        fresh: dict[tuple[str, str], list[Problem]] = {}

        def meanwhile() -> None:
            without_pages = replace(campaign, pages={tag: {} for tag in campaign.tags})
            for check in checks:
                if check in of_page:
                    rest = ("", check.id)
                    problems = findings.get(*rest)
                    if problems is None:
                        problems = fresh[rest] = list(check.on(without_pages))
                    found.extend(problems)
                elif check not in of_pair:
                    found.extend(check.on(campaign))

        known.update(zip(new, in_parallel(_check_page, ground, new, FEWEST, meanwhile), strict=True))
        fresh.update((keys[name], known[name] or []) for name in new)
        if fresh and self._folder.unchanged():
            for key, problems in fresh.items():
                findings.put(*key, found=problems)
            findings.tidy()
        return [*found, *(problem for problems in known.values() for problem in problems or ())]

    def _files(self, name: str) -> list[str]:
        return [f"docs/{tag}/{name}" for tag in self._campaign.tags]

    def _world(self, ground: _Ground) -> tuple[str, ...]:
        campaign = self._campaign
        pages = (name for page in names_of(campaign) for name in self._files(page))
        return (
            digest_of_program(),
            self._folder.digest(but=pages),
            campaign.today.isoformat(),
            str(campaign.release),
            " ".join(campaign.tags),
            " ".join((*ground.of_pair, *ground.of_page)),
        )


def _names(checks: Iterable[Check]) -> tuple[str, ...]:
    return tuple(check.id for check in checks)


def _check_page(ground: _Ground, name: str) -> list[Problem]:
    """Return what is wrong with one page in all languages."""
    campaign = ground.campaign
    pages = {tag: {name: page} for tag in campaign.tags if (page := campaign.page(tag, name)) is not None}
    alone = replace(campaign, pages={tag: pages.get(tag, {}) for tag in campaign.tags})
    checks = register.every()
    found = [problem for check in ground.of_pair for problem in checks[check].on(alone)]
    for check in ground.of_page:
        for of_language in pages.values():
            found.extend(checks[check].module.check_page(of_language[name], campaign))
    return found
