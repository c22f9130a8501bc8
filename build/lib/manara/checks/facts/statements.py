"""The statements of facts are checked as the words of pages are.

Each ``says:`` of ``data/facts.yml`` is compared between languages (figures, amounts, days, laws, contacts, denials) and
read for calls, agreed and avoided words, signs and direction, by the same checks and with the same ids as a page. Their
docstrings are the manual; a statement cannot be waived, its words can be changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.facts import FILE
from manara.checks import register
from manara.checks.kinds import Given
from manara.translations.compare import SAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Statements
    from manara.problems import Problem

# Checks of a page's words; shape, headings, links and front matter are a page's own.
GROUPS = ("facts", "contacts", "tone", "terms", "typography", "bidi")
KINDS = ("Side", "Pair", "Section")
SINGLE = ("pages.calls", "pages.call-meaning", "pages.claims", "pages.language", "translations.dropped")


def check(statements: Statements) -> Iterator[Problem]:
    """Yield what the checks of words find in the statements."""
    if not any(statements.pages.values()):
        return
    given = Given(statements)
    for found in register.every().values():
        of_words = found.id.partition(".")[0] in GROUPS
        for look in found.looks:
            if found.id in SINGLE or (of_words and look.kind in KINDS):
                yield from (_to_be_changed(problem) for problem in look.on_pages(given) if problem.path == FILE)


def _to_be_changed(problem: Problem) -> Problem:
    """Return *problem* with a hint that can be followed in a record, where no comment waives."""
    return replace(problem, hint=SAME) if "<!--" in str(problem.hint) else problem
