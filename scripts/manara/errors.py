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

from manara.problems import Text, joined

if TYPE_CHECKING:
    from manara.problems import Problem


class ManaraError(Exception):
    """Base of all.

    Attributes:
        message: What went wrong, to be rendered in the reader's language; ``str(error)`` is English.
        problems: What an editor can mend; may be empty.
    """

    def __init__(self, message: Text | str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(str(message))
        self.message = message if isinstance(message, Text) else joined("{_0}", message)
        self.problems = problems


class SourceError(ManaraError):
    """A file cannot be read."""


class CampaignError(ManaraError):
    """The campaign's facts are too broken to build from."""


class PrintingError(ManaraError):
    """A sheet, card or image could not be made."""


class PublishingError(ManaraError):
    """The finished site could not be checked or put in place."""
