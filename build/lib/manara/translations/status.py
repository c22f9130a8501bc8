"""Translation status, section by section: done, outdated, missing, draft.

*done*: both sides are as they were when somebody confirmed that they say the same. *outdated*: one side, or both, has
changed since, or nobody has confirmed the section yet. *missing*: one language lacks it. *draft*: the page says
``status: draft``, or its language is a draft. Either side may move first.
"""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.translations.denials import all_denials
from manara.translations.lock import (
    Entry,
    Lock,
    digest,
    fingerprint,
    fitting,
    is_of,
    prints,
    read_lock,
    sections_of,
    unmarked,
)
from manara.translations.pages import is_draft, is_fallback, names_of, source_of, stays_alone
from manara.translations.reading import read

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.sources.markdown_page import MarkdownPage

DONE, OUTDATED, MISSING, DRAFT, FALLBACK = "done", "outdated", "missing", "draft", "fallback"
STATES = (DONE, OUTDATED, MISSING, DRAFT, FALLBACK)


@dataclass(frozen=True)
class Change:
    """A stretch of one side's words: unchanged, added, or gone: how many, and which where history knows them."""

    kind: str
    words: str
    count: int


@dataclass(frozen=True)
class Side:
    """One side of a section: its language, heading, line, and what changed in it."""

    tag: str
    path: str
    title: str
    line: int
    moved: bool
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class SectionStatus:
    """The state of one section in one language against its source.

    Attributes:
        name: Page name.
        key: Heading id, or an empty string for what stands above the first heading.
        state: One of STATES.
        sides: Source and target; a side that is missing has line 0.
        day: When both were last confirmed to say the same; ``None`` for never.
        role: By whom.
    """

    name: str
    key: str
    state: str
    sides: tuple[Side, Side]
    day: datetime.date | None = None
    role: str = ""

    @property
    def moved(self) -> tuple[str, ...]:
        """Languages that changed since."""
        return tuple(side.tag for side in self.sides if side.moved)


@dataclass(frozen=True)
class Status:
    """The state of the whole campaign."""

    sections: tuple[SectionStatus, ...]
    renamed: dict[str, str] = field(default_factory=dict)

    def totals(self) -> dict[str, Counter[str]]:
        """Return how many sections of each target language are in each state."""
        found: dict[str, Counter[str]] = {}
        for section in self.sections:
            found.setdefault(section.sides[1].tag, Counter())[section.state] += 1
        return found

    def of_page(self, name: str) -> tuple[SectionStatus, ...]:
        """Return the sections of one page."""
        return tuple(section for section in self.sections if section.name == name)


def status_of(campaign: Campaign, lock: Lock | None = None) -> Status:
    """Return the state of every section of every page in every language but its source."""
    lock = read_lock(campaign.root) if lock is None else lock
    renamed = renames(campaign, lock)
    sections: list[SectionStatus] = []
    for name in names_of(campaign):
        source_tag = source_of(campaign, name)
        entries = lock.pages.get(name) or lock.pages.get(renamed.get(name, ""), {})
        for tag in campaign.tags:
            if tag != source_tag:
                sections.extend(_page(campaign, name, (source_tag, tag), entries))
    return Status(tuple(sections), renamed)


def renames(campaign: Campaign, lock: Lock) -> dict[str, str]:
    """Return new name and old name of renamed pages: a page new to the lock whose ids an absent page had."""
    names = names_of(campaign)
    new = [name for name in names if name not in lock.pages]
    gone = lock.pages.keys() - set(names) if new else set()
    absent = {old: entries for old, entries in lock.pages.items() if old in gone}
    found: dict[str, str] = {}
    for name in new if absent else ():
        keys = {key for tag in campaign.tags if (page := campaign.page(tag, name)) for key in read(page).by_key if key}
        known = {old: {key for key, _ in entries if key} for old, entries in absent.items()}
        scores = {old: len(keys & ids) / len(keys | ids) for old, ids in known.items() if keys | ids}
        best = max(scores, key=lambda old: scores[old], default="")
        if best and scores[best] > 0.5:
            found[name] = best
            del absent[best]
    return found


def new_entries(campaign: Campaign, name: str, day: datetime.date, role: str, key: str | None = None) -> list[Entry]:
    """Return the lock entries that record page *name* as it is now; with *key*, of that section only."""
    source_tag = source_of(campaign, name)
    source = campaign.page(source_tag, name)
    made: list[Entry] = []
    for tag in campaign.tags:
        target = campaign.page(tag, name)
        if tag == source_tag or source is None or target is None or is_fallback(target) or is_fallback(source):
            continue
        here, there = sections_of(source, campaign.values), sections_of(target, campaign.values)
        for found in here:
            if found in there and key in (None, found):
                sides = ((source_tag, digest(here[found])), (tag, digest(there[found])))
                counts = (
                    _denials(source, found, campaign.locale(source_tag)),
                    _denials(target, found, campaign.locale(tag)),
                )
                made.append(
                    Entry(name, found, sides, day, role, (fingerprint(here[found]), fingerprint(there[found])), counts)
                )
    return made


def _denials(page: MarkdownPage, key: str, locale: Locale) -> int:
    part = read(page).by_key.get(key)
    return all_denials(part.plain, locale) if part is not None else 0


def _page(
    campaign: Campaign, name: str, tags: tuple[str, str], entries: dict[tuple[str, tuple[str, str]], Entry]
) -> Iterator[SectionStatus]:
    source, target = campaign.page(tags[0], name), campaign.page(tags[1], name)
    if (source is not None and stays_alone(source)) or (target is not None and stays_alone(target)):
        return
    if target is not None and is_fallback(target):
        yield SectionStatus(name, "", FALLBACK, (_side(source, tags[0], ""), _side(target, tags[1], "")))
        return
    draft = campaign.locale(tags[1]).draft or any(page is not None and is_draft(page) for page in (source, target))
    if source is None or target is None:
        state = DRAFT if draft else MISSING
        yield SectionStatus(name, "", state, (_side(source, tags[0], ""), _side(target, tags[1], "")))
        return
    here, there = sections_of(source, campaign.values), sections_of(target, campaign.values)
    for key in dict.fromkeys([*here, *there]):
        sides = (_side(source, tags[0], key), _side(target, tags[1], key))
        if key not in here or key not in there:
            yield SectionStatus(name, key, DRAFT if draft else MISSING, sides)
            continue
        entry = entries.get((key, tags))
        flipped = entry is None
        if flipped:
            entry = entries.get((key, (tags[1], tags[0])))
        if entry is None:
            yield SectionStatus(name, key, DRAFT if draft else OUTDATED, sides)
            continue
        entry = fitting(entry, {tags[0]: here[key], tags[1]: there[key]})
        order = (1, 0) if flipped else (0, 1)
        compared = tuple(
            _compare(side, words, entry.digests[at][1], entry.prints[at])
            for side, words, at in zip(sides, (here[key], there[key]), order, strict=True)
        )
        state = DRAFT if draft else OUTDATED if any(side.moved for side in compared) else DONE
        yield SectionStatus(name, key, state, (compared[0], compared[1]), entry.day, entry.role)


def _side(page: MarkdownPage | None, tag: str, key: str) -> Side:
    if page is None:
        return Side(tag, "", "", 0, moved=False)
    part = read(page).by_key.get(key)
    if part is None:
        return Side(tag, page.path, "", 0, moved=False)
    title = part.title if key else page.text_of("title") or part.title
    return Side(tag, page.path, title, part.line if key else 1, moved=False)


def _compare(side: Side, words: str, known: str, marks: str) -> Side:
    if is_of(known, words):
        return side
    return Side(side.tag, side.path, side.title, side.line, moved=True, changes=word_changes(words, marks))


def word_changes(words: str, marks: str, before: str | None = None) -> tuple[Change, ...]:
    """Return how *words* differ from the text whose fingerprint is *marks*.

    Args:
        words: Normalised text as it is.
        marks: What the lock keeps of the text as it was.
        before: That text itself, where history has it; the lost words are then named.
    """
    now = [word for word in unmarked(words).split(" ") if word]
    old = [word for word in unmarked(before).split(" ") if word] if before is not None else []
    then = prints(marks) if before is None else prints(fingerprint(before))
    changes: list[Change] = []
    matcher = difflib.SequenceMatcher(None, then, prints(fingerprint(words)), autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            changes.append(Change("same", " ".join(now[new_from:new_to]), new_to - new_from))
            continue
        if old_to > old_from:
            changes.append(Change("gone", " ".join(old[old_from:old_to]), old_to - old_from))
        if new_to > new_from:
            changes.append(Change("new", " ".join(now[new_from:new_to]), new_to - new_from))
    return tuple(changes)
