"""The one exception of this package."""

from __future__ import annotations

from manara.errors import ManaraError


class GradingError(ManaraError):
    """A site could not be graded at all: it does not answer, or has no page."""
