"""What a change does to the campaign, from one commit to the files as they are: for whoever is asked to agree.

Only what the change itself brings is said: problems that were not there before, sections it leaves behind, numbers it
exchanges, pages it makes heavier, sheets it prints anew.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.places import READ
from manara.checks.folder import load_and_check
from manara.contacts.lock import values_of
from manara.errors import ManaraError, PrintingError
from manara.problems import joined, text
from manara.publishing.making.printed import unsigned
from manara.site.preview import Preview
from manara.translations.history import with_lost_words
from manara.translations.status import MISSING, OUTDATED, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.status import SectionStatus


@dataclass(frozen=True)
class Value:
    """A value of a contact before and after; empty where there was or is none."""

    contact: str
    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Weight:
    """A page's bytes as they are sent, packed, before and after; 0 where it was or is not."""

    path: str
    old: int
    new: int


@dataclass(frozen=True)
class Summary:
    """What a change does.

    Attributes:
        problems: Those that were not there before.
        mended: How many are gone.
        behind: Sections that were done, or not there, and are now open.
        values: What of contacts is another value.
        pages: Pages whose source changed, were added or removed: their weights.
        sheets: Files on paper and pictures that are made anew, by path.
    """

    problems: tuple[Problem, ...]
    mended: int
    behind: tuple[SectionStatus, ...]
    values: tuple[Value, ...]
    pages: tuple[Weight, ...]
    sheets: tuple[str, ...]


def summary_of(root: Path, base: str) -> Summary:
    """Return what changed in the campaign in *root* since the commit *base*.

    Raises:
        ManaraError: *base* is no commit of this repository, or has no campaign that can be loaded.
    """
    with _checked_out(root, base) as before:
        old, old_problems = load_and_check(before)
        new, problems = load_and_check(root)
        known = Counter(_identity(problem) for problem in old_problems)
        fresh = []
        for problem in problems:
            identity = _identity(problem)
            if known[identity]:
                known[identity] -= 1
            else:
                fresh.append(problem)
        return Summary(
            tuple(fresh),
            sum(known.values()),
            _behind(old, new),
            tuple(_values(old, new)),
            tuple(_weights(old, new)),
            _sheets(old, new),
        )


def _identity(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same in two versions of a file: not the line, which moves."""
    return problem.path, problem.check, str(problem.message)


def _behind(old: Campaign, new: Campaign) -> tuple[SectionStatus, ...]:
    """Return the sections that are open now and were not."""
    states = {(one.name, one.key, one.sides[1].tag): one.state for one in status_of(old).sections}
    status = with_lost_words(new, status_of(new))
    return tuple(
        one
        for one in status.sections
        if one.state in (OUTDATED, MISSING)
        and states.get((one.name, one.key, one.sides[1].tag)) not in (OUTDATED, MISSING)
    )


def _values(old: Campaign, new: Campaign) -> Iterator[Value]:
    for name in sorted({*old.contacts, *new.contacts}):
        before = values_of(old.contacts[name]) if name in old.contacts else {}
        after = values_of(new.contacts[name]) if name in new.contacts else {}
        for key in dict.fromkeys([*before, *after]):
            if before.get(key) != after.get(key):
                yield Value(name, key, before.get(key, ""), after.get(key, ""))


def _weights(old: Campaign, new: Campaign) -> Iterator[Weight]:
    """Yield the weights of pages whose own text changed; a change of data can touch all, and is said by its values."""
    changed = [
        f"{tag}/{name.removesuffix('.md')}.html"
        for tag in new.tags
        for name in sorted({*old.pages.get(tag, {}), *new.pages[tag]})
        if _text(old, tag, name) != _text(new, tag, name)
    ]
    if changed:
        before, after = _packed(old.root, changed), _packed(new.root, changed)
        for path in changed:
            yield Weight(path, before.get(path, 0), after.get(path, 0))


def _text(campaign: Campaign, tag: str, name: str) -> str | None:
    page = campaign.page(tag, name)
    return page.body + str(page.front.value) if page is not None else None


def _packed(root: Path, paths: list[str]) -> dict[str, int]:
    import brotli  # noqa: PLC0415  # only where something changed

    found = {}
    with suppress(ManaraError):
        preview = Preview(root)
        try:
            for path in paths:
                with suppress(ManaraError):
                    body = preview.file(path)
                    if body is not None:
                        found[path] = len(brotli.compress(body))
        finally:
            preview.close()
    return found


def _sheets(old: Campaign, new: Campaign) -> tuple[str, ...]:
    try:
        before = {sheet.path: (sheet.template, sheet.data) for sheet in unsigned(old)}
        after = {sheet.path: (sheet.template, sheet.data) for sheet in unsigned(new)}
    except PrintingError:
        return ()
    return tuple(path for path in sorted({*before, *after}) if before.get(path) != after.get(path))


@contextmanager
def _checked_out(root: Path, commit: str) -> Iterator[Path]:
    """Yield a folder with the campaign's files as they were at *commit*."""
    folder = Path(tempfile.mkdtemp(prefix="manara-base-"))
    try:
        listed = _git(root, "ls-tree", "--name-only", f"{commit}^{{commit}}:./")
        names = [name for name in READ if name in listed.decode("utf-8", "replace").split("\n")]
        if "data" not in names:
            raise ManaraError(text("There is no campaign in {commit}.", commit=commit))
        raw = _git(root, "archive", "--format=tar", f"{commit}^{{commit}}:./", *names)
        with tarfile.open(fileobj=BytesIO(raw)) as files:
            for member in files:
                content = files.extractfile(member) if member.isfile() else None
                if content is not None:
                    path = folder / member.name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content.read())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        # The name of a commit comes from whoever asks; after this it cannot be an option.
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S607
    except OSError as error:
        raise ManaraError(joined("git: {_0}", error.strerror or error)) from None
    if done.returncode:
        raise ManaraError(done.stderr.decode("utf-8", "replace").strip() or "git failed")
    return done.stdout
