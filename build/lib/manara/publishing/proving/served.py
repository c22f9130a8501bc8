"""What is wrong with how a copy is served, though each of its files may be right."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.publishing.making.headers import missing_headers
from manara.publishing.making.hosts import QUIET_MARK
from manara.publishing.proving.copies import NOT_FOUND, NOWHERE
from manara.publishing.proving.inline_code import policies_of, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.problems import Text
    from manara.publishing.proving.copies import Live

ID = "publishing.served"


def served_problems(live: Live, folder: Path) -> list[Problem]:
    """Return what a visitor would meet at *live*, whose files lie in *folder*."""
    return [
        *_refused(live, folder),
        *(_exposed(live.address + name, name) for name in live.exposed),
        *_kept(live, folder),
        *_wrong(live),
        *missing_headers(dict(live.first), live.address.rstrip("/")),
    ]


def refused_in(folder: Path, shown: str) -> list[Problem]:
    """Return an error for every page in *folder* whose own policy refuses its style or script."""
    return [
        problem
        for path in sorted(folder.rglob("*.html"))
        for problem in _refusals(f"{shown}/{path.relative_to(folder).as_posix()}", path, ())
    ]


def _refused(live: Live, folder: Path) -> Iterator[Problem]:
    for name, headers in live.pages.items():
        yield from _refusals(live.address + name, folder / name, tuple(policies_of(headers)))


def _refusals(shown: str, page: Path, headers: tuple[str, ...]) -> Iterator[Problem]:
    content = page.read_text("utf-8", "replace")
    what = set(refused(content, headers))
    inside = set(refused(content, ()))
    hint = text("Take the server's settings from deploy/ again (manara recipes): those in use are of another edition.")
    if inside:
        hint = text("Take the page again from the campaign's own site: it does not have the policy it was built with.")
    if "style" in what:
        message = text("the page is shown without its style: a content policy refuses it")
        yield Problem(shown, 0, 0, Level.ERROR, ID, message, hint)
    if "script" in what:
        message = text(
            "the page's own script does not run: a content policy refuses it, and keys no longer leave the page"
        )
        yield Problem(shown, 0, 0, Level.ERROR, ID, message, hint)


def _exposed(shown: str, name: str) -> Problem:
    message = text("the host gives away “{name}”, which is no part of the site", name=name)
    hint = text("Remove it from the web root now, and change whatever secret it holds.")
    return Problem(shown, 0, 0, Level.ERROR, ID, message, hint)


def _kept(live: Live, folder: Path) -> Iterator[Problem]:
    for name, headers in live.pages.items():
        if QUIET_MARK not in (folder / name).read_text("utf-8", "replace"):
            continue
        said = ", ".join(value for key, value in headers if key == "cache-control")
        if "no-store" not in said.lower():
            yield _warning(
                live.address + name,
                text("the help page is sent with “{said}” and may stay in a phone's memory", said=said or "–"),
                text("Make the server's settings again (manara recipes): they name each page that nothing may keep."),
            )


def _wrong(live: Live) -> Iterator[Problem]:
    if live.wrong is not None and live.wrong.status != http.HTTPStatus.NOT_FOUND:
        yield _warning(
            live.address + NOWHERE,
            text("a wrong address is answered with {status} instead of 404", status=live.wrong.status),
            text("Let the host answer wrong addresses with {page} and the status 404.", page=NOT_FOUND),
        )


def _warning(shown: str, message: Text, hint: Text) -> Problem:
    return Problem(shown, 0, 0, Level.WARNING, ID, message, hint)
