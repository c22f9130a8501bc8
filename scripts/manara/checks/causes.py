"""One cause, one message: what only follows from a file that could not be read is not reported beside it.

A mistake of YAML takes a whole file away, and everything that names something in it complains; text in decomposed
letters, or in another language, is found by no list of words. The cause is shown, the rest waits until it is mended.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from manara.sources.text_file import CHECK as ENCODING
from manara.sources.yaml_file import SYNTAX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.problems import Problem

DECOMPOSED = "typography.decomposed"
FOREIGN = "pages.language"
# What compares words or letters, and cannot where they are decomposed.
_OF_WORDS = (
    "facts.",
    "tone.",
    "terms.",
    "translations.",
    "typography.",
    "bidi.",
    "pages.language",
    "pages.untranslated",
)


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* without those that follow from another of them."""
    found = list(problems)
    unread = {problem.path for problem in found if _is_unread(problem)}
    lost = {PurePosixPath(path).stem for path in unread if path.startswith("data/contacts/")}
    decomposed = {_page(problem.path) for problem in found if problem.check == DECOMPOSED} - {""}
    decomposed |= {_page(problem.path) for problem in found if _is_foreign(problem)}
    if not unread and not decomposed:
        return found
    return [
        problem
        for problem in found
        if problem.check == DECOMPOSED
        or _is_unread(problem)
        or _is_foreign(problem)
        or not (
            problem.path in unread
            or _names(problem, lost)
            or (_page(problem.path) in decomposed and problem.check.startswith(_OF_WORDS))
        )
    ]


def _is_unread(problem: Problem) -> bool:
    """Tell whether a file was not read at all: it is no YAML, too large, a folder, or closed to us."""
    return problem.check == SYNTAX or (problem.check == ENCODING and not problem.line)


def _is_foreign(problem: Problem) -> bool:
    """Tell whether a whole page stands in another language than it should: nothing in it can be compared."""
    return problem.check == FOREIGN and any(str(value) == "the page" for _, value in problem.message.values)


def _page(path: str) -> str:
    """Return the name of a page below its language's folder, or an empty string."""
    parts = path.split("/", 2)
    return parts[2] if len(parts) == 3 and parts[0] == "docs" else ""


def _names(problem: Problem, lost: set[str]) -> bool:
    """Tell whether a problem is about one of the contacts whose files were not read."""
    return any(name == "id" and str(value).split(".")[0] in lost for name, value in problem.message.values)
