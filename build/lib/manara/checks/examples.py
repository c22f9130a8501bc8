"""The examples that stand beside each check: what it says of a small campaign that was changed, and when it is silent.

``facts/numbers.yml`` belongs to ``facts/numbers.py``::

    wrong:
      - ar: "اسأل بعد 30 يومًا."         # a paragraph more in a page of each language
        en: "Ask after 20 days."
        finds: "docs/en/pay.md:16:11: figure: “20” here, “30” in “docs/ar/pay.md”, line 16"
    right:
      - {ar: "اسأل بعد 30 يومًا.", en: "Ask after 30 days."}

``change: {data/x.yml: {old: new}}`` changes a file, ``write: {docs/en/x.md: content}`` writes one, ``release: true``
runs as for a release. The small campaign is ``small.yml``: invented bodies, numbers that are kept for drama.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from manara.campaign import lock as campaign_lock
from manara.campaign.load import load_campaign
from manara.campaign.places import READ
from manara.checks.run import CachedFindings, check_campaign
from manara.contacts import lock as contacts_lock
from manara.translations.lock import write_lock
from manara.translations.pages import names_of
from manara.translations.status import new_entries
from manara.work.folder import look

if TYPE_CHECKING:
    from manara.problems import Problem

FOLDER = Path(__file__).parent
# The day on which the small campaign is looked at.
TODAY = datetime.date(2026, 11, 10)
_ROLE = "author"
# The page whose languages an example adds words to.
_PAGE = "pay.md"


@dataclass(frozen=True)
class Example:
    """One example.

    Attributes:
        added: Words added to a page, by language tag.
        change: By file: what is replaced, and by what.
        write: Content of files that are written anew.
        release: Whether it is checked as for a release.
        finds: Place and English message; empty when nothing is found.
    """

    added: dict[str, str] = field(default_factory=dict)
    change: dict[str, dict[str, str]] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    release: bool = False
    finds: str = ""


def examples_of(check: str) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Return the wrong and the right examples of the check with this id; both are empty when it has no file."""
    path = FOLDER / f"{check.replace('.', '/').replace('-', '_')}.yml"
    read = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    return (
        tuple(_example(one) for one in read.get("wrong", ())),
        tuple(_example(one) for one in read.get("right", ())),
    )


def found_in(example: Example, root: Path, *, cached: bool = False) -> list[Problem]:
    """Return what all checks find in the small campaign, changed as *example* says.

    Args:
        example: The changes.
        root: An empty folder to write into; with *cached* one in which the same example ran before.
        cached: Use what was found then.
    """
    if not cached:
        _write(example, root)
    folder = look(root, READ)
    campaign = load_campaign(root, today=TODAY, release=example.release)
    return check_campaign(campaign, memory=CachedFindings(campaign, folder))


def shown(problem: Problem) -> str:
    """Return place and English message of a problem, as examples write them."""
    place = ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)])
    return f"{place}: {problem.message}"


@cache
def small() -> dict[str, str]:
    """Return the files of the small campaign, by name."""
    files: dict[str, str] = yaml.safe_load((FOLDER / "small.yml").read_text("utf-8"))
    return files


def _example(read: dict[str, Any]) -> Example:
    own = {name: read[name] for name in ("change", "write", "release", "finds") if name in read}
    return Example({tag: words for tag, words in read.items() if tag not in own}, **own)


def _write(example: Example, root: Path) -> None:
    for name, content in small().items():
        _put(root / name, content)
    # All was confirmed as it is; what an example changes was changed afterwards.
    campaign = load_campaign(root, today=TODAY)
    contacts_lock.confirm(campaign, campaign.contacts, _ROLE)
    campaign_lock.confirm(campaign, _ROLE)
    entries = [entry for name in names_of(campaign) for entry in new_entries(campaign, name, TODAY, _ROLE)]
    write_lock(root, entries)
    for name, content in example.write.items():
        _put(root / name, content)
    for tag, words in example.added.items():
        path = root / "docs" / tag / _PAGE
        _put(path, f"{path.read_text('utf-8')}\n{words}\n")
    for name, changes in example.change.items():
        content = (root / name).read_text("utf-8")
        for old, new in changes.items():
            if old not in content:
                raise ValueError(f"{name} does not hold “{old}”")
            content = content.replace(old, new, 1)
        _put(root / name, content)


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")
