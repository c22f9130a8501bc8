"""The exceptions of this package: something went so wrong that we cannot go on.

Bad content is not an exception but a :class:`manara.problems.Problem`.

::

    ManaraError
    ├── SourceError      a file cannot be read at all (carries the problem that says where)
    ├── CampaignError    the campaign's facts are too broken to build from
    ├── PrintingError    a sheet, card or image could not be made
    └── PublishingError  the finished site could not be put in place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manara.problems import Problem


class ManaraError(Exception):
    """Base of all; *problems* says what an editor can mend, and may be empty."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class SourceError(ManaraError):
    """A file cannot be read."""


class CampaignError(ManaraError):
    """The campaign's facts are too broken to build from."""


class PrintingError(ManaraError):
    """A sheet, card or image could not be made."""


class PublishingError(ManaraError):
    """The finished site could not be checked or put in place."""
