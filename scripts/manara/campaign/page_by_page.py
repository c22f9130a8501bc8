"""Checks of what has not changed are not run again.

Most checks look at one page and its pair only. What they found is remembered under the digest of the page in all
languages and of everything else they can see: ``data/``, templates and catalogs, settings, the program, its libraries
and the day. Checks that look at no page are remembered without one; checks that look across pages run every time. A
test holds both ways equal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.checks import calls, expired, front_matter, markup, raw_html, shape
from manara.contacts.checks import CHECKS as CONTACT_CHECKS
from manara.contacts.checks import loose_address, loose_number, waivers
from manara.sources.parallel import in_parallel
from manara.sources.remembered import Remembered, digest, digest_of_files, digest_of_program
from manara.translations.checks import CATALOG_CHECKS, PAGE_BY_PAGE, freshness, pairs
from manara.translations.lock import read_lock
from manara.translations.pages import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Protocol

    from manara.campaign.check import Check
    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

    class PageCheck(Check, Protocol):
        """A check that can look at a page alone."""

        def check_page(self, page: MarkdownPage, campaign: Campaign, /) -> Iterator[Problem]:
            """Yield what is wrong in *page*."""


# These look at pages one by one, and at other files too.
LOOSE = (loose_number, loose_address, waivers, raw_html)
PAIRED = PAGE_BY_PAGE | {calls, front_matter, expired, markup, shape}
# These look at no page.
OF_DATA = frozenset({*CONTACT_CHECKS, *CATALOG_CHECKS}) - frozenset(LOOSE)
# These look further than a page and its pair only where the pair is missing or nobody has confirmed the page.
APART = (pairs, freshness)


def check_page_by_page(campaign: Campaign, checks: Iterable[Check]) -> list[Problem]:
    """Return what *checks* find, in no order; the memory is in ``.cache/manara/checks.json``."""
    checks = list(checks)
    paired = [check for check in checks if check in PAIRED]
    loose = [check for check in LOOSE if check in checks]
    apart = [check for check in APART if check in checks]
    names, settled = names_of(campaign), _settled(campaign)
    memory = Remembered(campaign.root, "checks", _world(campaign, checks))
    keys = {name: _key(campaign, name) for name in names}
    known = {name: memory.get(key) for name, key in keys.items()}
    new = [name for name, remembered in known.items() if remembered is None]
    found: list[Problem] = [problem for remembered in known.values() for problem in remembered or ()]

    def meanwhile() -> None:
        without_pages = replace(campaign, pages={tag: {} for tag in campaign.tags})
        for check in checks:
            if check in OF_DATA or check in loose:
                remembered = memory.get(check.ID)
                if remembered is None:
                    remembered = list(check.check(without_pages))
                    memory.put(check.ID, remembered)
                found.extend(remembered)
            elif check not in paired and not (check in apart and names and settled.issuperset(names)):
                found.extend(check.check(campaign))

    def of_page(name: str) -> list[Problem]:
        return _check_one(campaign, [*paired, *apart] if name in settled else paired, loose, name)

    in_pages = in_parallel(of_page, new, meanwhile)
    for name, problems in zip(new, in_pages, strict=True):
        memory.put(keys[name], problems)
        found.extend(problems)
    memory.save()
    return found


def _settled(campaign: Campaign) -> frozenset[str]:
    """Return the names of pages that exist in all languages and have been confirmed before."""
    confirmed = read_lock(campaign.root).pages
    return frozenset(confirmed).intersection(*campaign.pages.values())


def _check_one(campaign: Campaign, paired: Sequence[Check], loose: Sequence[PageCheck], name: str) -> list[Problem]:
    pages = {tag: {name: page} for tag in campaign.tags if (page := campaign.page(tag, name)) is not None}
    alone = replace(campaign, pages={tag: pages.get(tag, {}) for tag in campaign.tags})
    found = [problem for check in paired for problem in check.check(alone)]
    for check in loose:
        for of_language in pages.values():
            found.extend(check.check_page(of_language[name], campaign))
    return found


def _world(campaign: Campaign, checks: list[Check]) -> str:
    return digest(
        digest_of_program(),
        digest_of_files(campaign.root, ("data", "overrides", "languages", "mkdocs.yml")),
        digest_of_files(campaign.root, ("docs",), but=".md"),
        campaign.today.isoformat(),
        str(campaign.release),
        " ".join(campaign.tags),
        " ".join(check.ID for check in checks),
    )


def _key(campaign: Campaign, name: str) -> str:
    files = [f"docs/{tag}/{name}" for tag in campaign.tags]
    return f"{name} {digest_of_files(campaign.root, files)}"
