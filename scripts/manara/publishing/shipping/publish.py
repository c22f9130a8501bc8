"""Publishes an edition and proves it from outside: build, carry beside, switch, look, and put back what was red.

What is published is looked at as a visitor would, with the validators that visitors of the edition before hold: a file
that changed must never be answered with “not modified”. When anything differs, the edition before is published again
under new times, and both are written down.
"""

from __future__ import annotations

import http
import shlex
import signal
import subprocess
import threading
import time
import urllib.parse
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.problems import Level, Problem, text
from manara.publishing.making.manifest import FILE
from manara.publishing.proving.fetching import Fetcher
from manara.publishing.proving.proof import AGE, Proof, Question, prove
from manara.publishing.proving.verify import compare_contacts, read_manifest
from manara.publishing.shipping.carriers import carry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from manara.problems import Text
    from manara.publishing.proving.verify import Manifest
    from manara.publishing.shipping.editions import Edition, Editions
    from manara.publishing.shipping.targets import Target

ID = "publishing.publish"
# Seconds before each look: caches and networks of servers take a while to pass on what is new.
WAITS = (0.0, 2.0, 8.0)
# Of files that changed, so many are asked for with the validators of before: one server tells all of them apart alike.
MOST_ASKED = 60
PAUSE = 0.01


@dataclass
class Outcome:
    """What was done, and what the world sees now.

    Attributes:
        edition: That was to be published.
        before: The one that was in use.
        proof: What was found from outside; ``None`` when it could not be looked at.
        problems: What is wrong with it; empty when it stays.
        back: The edition before, published again because of them.
        error: Why that failed, or why nothing could be looked at.
    """

    edition: Edition
    before: Edition | None
    proof: Proof | None = None
    problems: list[Problem] = field(default_factory=list)
    back: Edition | None = None
    error: Text | None = None

    @property
    def stays(self) -> bool:
        """Whether the edition is what visitors get now, and nothing is wrong with it."""
        return self.proof is not None and not self.problems and not self.error


def live_manifest(target: Target) -> Manifest | None:
    """Return the manifest that *target* shows now, ``None`` where nothing of ours answers."""
    try:
        answer = Fetcher(target.seen, pause=PAUSE).get(target.seen + FILE, 20_000_000)
        return read_manifest(answer.body) if answer.status == http.HTTPStatus.OK else None
    except PublishingError:
        return None


def publish(
    target: Target, editions: Editions, site: Path, *, then: str = "", act: str = "publish",
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:  # fmt: skip
    """Publish *site*, look at it from outside, and put the edition before back when anything is wrong.

    Args:
        target: Where to.
        editions: What is kept of it.
        site: A built site, or a kept edition.
        then: A command to run after the switch, such as one that empties a network's cache.
        act: What the log calls it.
        tell: Told of each step.

    Raises:
        PublishingError: Nothing was carried: a tool is missing or refused, and visitors see what they saw before.
    """
    before, live = editions.current(), live_manifest(target)
    edition = editions.keep(site, max(live.time if live is not None else 0, editions.stamp(before) if before else 0))
    asked = _validators(target, live, edition.manifest)
    with _to_the_end():
        return _publish(target, editions, Outcome(edition, before), asked, then=then, act=act, tell=tell)


def _publish(
    target: Target, editions: Editions, outcome: Outcome, asked: dict[str, dict[str, str]], *, then: str, act: str,
    tell: Callable[[str], None],
) -> Outcome:  # fmt: skip
    edition, before = outcome.edition, outcome.before
    tell("carry")
    try:
        _bring(target, edition, then)
    except PublishingError as error:
        editions.record(act=act, edition=edition.name, stayed=False, why=str(error))
        editions.tidy()
        raise
    tell("look")
    _look(target, outcome, asked)
    editions.record(
        act=act, edition=edition.name, before=before.name if before else None, commit=edition.manifest.commit,
        stayed=outcome.stays, why=str(outcome.error or "") or [str(problem.message) for problem in outcome.problems],
    )  # fmt: skip
    if not outcome.stays and before is not None:
        tell("back")
        _put_back(target, editions, outcome, before, then)
    editions.tidy()
    return outcome


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Let a terminal that hangs up end nothing: what was begun is carried, looked at and, if it is red, put back."""
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(hang_up, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(hang_up, before)


def differing(one: Manifest, other: Manifest) -> list[tuple[str, str, str]]:
    """Return id, numbers in *one* and numbers in *other* of each contact that differs between two editions."""

    def numbers(side: Manifest, key: str) -> str:
        return ", ".join(side.contacts.get(key, {}).get("channels", [])) or "–"

    differ = compare_contacts(one.contacts, other.contacts, "")
    return [(key, numbers(one, key), numbers(other, key)) for key in differ]


def _bring(target: Target, edition: Edition, then: str) -> None:
    carry(target, edition.folder, edition.name)
    if then:
        words = shlex.split(then)
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise PublishingError(
                text(
                    "The edition was published, and “{then}” ended with {status}: {said}",
                    then=then,
                    status=done.returncode,
                    said=done.stderr,
                )
            )


def _put_back(target: Target, editions: Editions, outcome: Outcome, before: Edition, then: str) -> None:
    try:
        again = editions.keep(before.folder, editions.stamp(outcome.edition))
        _bring(target, again, then)
    except PublishingError as error:
        outcome.error = error.message
        return
    outcome.back = again
    editions.record(act="back", edition=again.name, before=outcome.edition.name, stayed=True)


def _look(target: Target, outcome: Outcome, asked: dict[str, dict[str, str]]) -> None:
    """Look from outside until everything is right, or patience ends."""
    for wait in WAITS:
        time.sleep(wait)
        live = live_manifest(target)
        if live is not None and live.digest != outcome.edition.manifest.digest:
            outcome.proof, outcome.error, outcome.problems = None, None, [_another(target, live, outcome.edition)]
            continue
        try:
            proof = prove(Question(target.seen, trusted=outcome.edition.manifest))
            outcome.proof, outcome.error = proof, None
            # What is published over old facts says so in its manifest and on its pages; to publish it is no error.
            proof.problems = [replace(one, level=Level.WARNING) if one.check == AGE else one for one in proof.problems]
            errors = [one for one in proof.all if one.level is Level.ERROR]
            outcome.problems = [*errors, *_not_modified(target, asked)]
        except PublishingError as error:
            outcome.proof, outcome.error = None, error.message
        if outcome.stays:
            return


def _another(target: Target, live: Manifest, edition: Edition) -> Problem:
    """Say that what answers is not what was carried, once, and not that each of its files differs."""
    message = text(
        "another edition answers, {there} instead of {here}", there=live.edition[:8], here=edition.manifest.edition[:8]
    )
    place = target.served or target.to
    hint = text("The new one lies in {place}: let the server serve that, and empty the caches before it.", place=place)
    return Problem(target.seen + FILE, 0, 0, Level.ERROR, ID, message, hint)


def _validators(target: Target, live: Manifest | None, new: Manifest) -> dict[str, dict[str, str]]:
    """Return, for files that change, the conditions under which a visitor of now would ask for them again."""
    if live is None:
        return {}
    host = Fetcher(target.seen, pause=PAUSE)
    found: dict[str, dict[str, str]] = {}
    for name in _changing(live, new):
        try:
            answer = host.get(target.seen + urllib.parse.quote(name), 0, method="HEAD")
        except PublishingError:
            continue
        pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        held = {condition: value for condition, header in pairs if (value := answer.header(header))}
        if answer.status == http.HTTPStatus.OK and held:
            found[name] = held
    return found


def _changing(live: Manifest, new: Manifest) -> Iterable[str]:
    names = (
        name for name, entry in live.files.items()
        if name in new.files and entry["sha256"] != new.files[name]["sha256"] and not name.startswith("404.html")
    )  # fmt: skip
    # Those of one length first: validators tell the others apart by it.
    return sorted(names, key=lambda name: live.files[name]["size"] != new.files[name]["size"])[:MOST_ASKED]


def _not_modified(target: Target, asked: dict[str, dict[str, str]]) -> Iterable[Problem]:
    host = Fetcher(target.seen, pause=PAUSE)
    for name, held in asked.items():
        address = target.seen + urllib.parse.quote(name)
        for condition, value in held.items():
            if host.get(address, 1 << 25, headers={condition: value}).status == http.HTTPStatus.NOT_MODIFIED:
                message = text("who has the old “{name}” is told that it did not change", name=name)
                hint = text(
                    "The server tells versions apart by time and size: publish with times kept (rsync -t), or anew."
                )
                yield Problem(address, 0, 0, Level.ERROR, ID, message, hint)
                break
