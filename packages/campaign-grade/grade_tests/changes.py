"""A good site, and ways to put one fault, or what only looks like one, into it."""

from __future__ import annotations

import base64
import hashlib
import random
import string
from collections.abc import Callable

from campaign_grade.criteria import CRITERIA
from grade_tests.sites import Files, Headers, good_site

BY_ID = {criterion.id: criterion for criterion in CRITERIA}
LEAVE = '<a class="leave" href="https://weather.example/" rel="noreferrer">'
GOOD = good_site()
CALL = '<a href="tel:+96522216656" dir="ltr">+965 2221 6656</a>'


def everywhere(old: str, new: str) -> Callable[[Files, Headers], None]:
    """Replace in all pages; the text must be there."""

    def change(files: Files, headers: Headers) -> None:
        for name in files:
            if name.endswith(".html"):
                assert old in files[name], old
                files[name] = files[name].replace(old, new)

    return change


def digest(code: str) -> str:
    """Return how a policy names this style or program (CSP 3, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def script(code: str) -> Callable[[Files, Headers], None]:
    """Add a program to all pages."""
    return everywhere("</main>", f"</main><script>{code}</script>")


def add(markup: str) -> Callable[[Files, Headers], None]:
    """Add markup to all pages."""
    return everywhere("</main>", f"{markup}</main>")


def header(name: str, value: str = "") -> Callable[[Files, Headers], None]:
    """Send another value, or none."""

    def change(files: Files, headers: Headers) -> None:
        headers[name] = value

    return change


def content(name: str, new: str | None) -> Callable[[Files, Headers], None]:
    """Write a file, or remove it."""

    def change(files: Files, headers: Headers) -> None:
        files.pop(name, None)
        if new is not None:
            files[name] = new

    return change


def both(*changes: Callable[[Files, Headers], None]) -> Callable[[Files, Headers], None]:
    """Make several changes."""

    def change(files: Files, headers: Headers) -> None:
        for one in changes:
            one(files, headers)

    return change


def without_leave(files: Files, headers: Headers) -> None:
    """Take the control and the words beside it away."""
    for name in files:
        files[name] = "\n".join(line for line in files[name].split("\n") if 'class="leave"' not in line)


def empty_page(files: Files, headers: Headers) -> None:
    """Leave a page to its script."""
    files["en/work.html"] = (
        '<!doctype html><html lang="en"><title>Work</title><div id="app"></div><script src="../app.js"></script>'
    )
    files["app.js"] = "draw()"


# Letters that cannot be packed.
NOISE = "".join(random.Random(1).choices(string.ascii_letters, k=200_000))  # noqa: S311  # no secret
Change = Callable[[Files, Headers], None]
