"""The checks of a campaign that is being written: they run after every save, and what they found is kept at hand."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.checks.folder import load_and_check
from manara.errors import ManaraError
from manara.translations.status import Status, status_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem


@dataclass(frozen=True)
class Found:
    """What the checks said of one state of the campaign.

    Attributes:
        version: The state, as the preview counts them; -1 before the first.
        problems: In order of place.
        campaign: As it was loaded; ``None`` when it could not be.
        status: What was confirmed of it.
        error: Why the campaign could not be checked.
    """

    version: int = -1
    problems: tuple[Problem, ...] = ()
    campaign: Campaign | None = None
    status: Status | None = None
    error: str = ""


class Findings:
    """Runs the checks, one run at a time; a newer state is checked as soon as the run before it ends.

    Args:
        root: The campaign's folder.
        drafts: Check draft languages too.
        told: Called after each run.
    """

    def __init__(self, root: Path, *, drafts: bool, told: Callable[[Found], None]) -> None:
        self.root = root
        self.drafts = drafts
        self.found = Found()
        self._told = told
        self._wanted = -1
        self._ended = False
        self.changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def ask(self, version: int) -> None:
        """Let the state *version* be checked."""
        with self.changed:
            self._wanted = max(self._wanted, version)
            self.changed.notify_all()

    def wait(self, version: int, patience: float) -> bool:
        """Wait at most *patience* seconds until *version*, or a later one, has been checked; tell whether it was."""
        with self.changed:
            return self.changed.wait_for(lambda: self.found.version >= version, patience)

    def close(self) -> None:
        """Begin no more runs."""
        with self.changed:
            self._ended = True
            self.changed.notify_all()

    def _work(self) -> None:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self._ended or self._wanted > self.found.version)
                if self._ended:
                    return
                version = self._wanted
            found = self._check(version)
            with self.changed:
                self.found = found
                self.changed.notify_all()
            self._told(found)

    def _check(self, version: int) -> Found:
        try:
            campaign, problems = load_and_check(self.root, drafts=self.drafts)
            return Found(version, tuple(problems), campaign, status_of(campaign))
        except ManaraError as error:
            return Found(version, error.problems, error=str(error))
        except Exception as error:  # noqa: BLE001  # a file that changes while it is read must not end the preview
            return Found(version, error=f"{type(error).__name__}: {error}")
