"""A replaced file follows the program's own: it says when the original has changed since it was copied.

``manara override partials/campaign/footer.html`` copies a file of the theme into ``overrides/`` and remembers the
original's digest in ``data/overrides.lock``. When a new version of the program changes the original, the copy still
hides it whole, with what was mended there; so a warning asks to compare. ``manara override FILE`` shows the difference,
and ``manara override FILE --seen`` records that somebody has looked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.replaced import ID, digest_of_original, read_lock, replaced
from manara.problems import Level, Problem, text
from manara.sources.theme import OVERRIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

__all__ = ["ID", "check"]


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for every replaced file whose original is another, or is not remembered."""
    lock = read_lock(campaign.root)
    yield from lock.problems
    if lock.problems:
        return
    for name in replaced(campaign.root):
        row = lock.rows.get(name)
        if row is not None and row.get("origin") == digest_of_original(name):
            continue
        message = (
            text("it hides the program's own file, and nobody remembers what it was copied from")
            if row is None
            else text("the program's own file has changed since it was copied (version {version}, {day})",
                      version=row.get("version", ""), day=row.get("on", ""))
        )  # fmt: skip
        yield Problem(
            f"{OVERRIDES}/{name}", 0, 0, Level.WARNING, ID, message,
            text("Compare both: manara override {name}. Then record it: manara override {name} --seen", name=name),
        )  # fmt: skip
