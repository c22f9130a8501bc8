"""``manara rename`` and ``manara remove`` have the same end: what changed, what is left, how to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.places import PAGE_NAME
from manara.checks.folder import load_and_check
from manara.cli.report import error_line, no_such_page, print_problems
from manara.problems import has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.problems import Problem
    from manara.scaffold.edits import Edits


def page_named(raw: str, campaign: Campaign) -> str:
    """Return the name of a page from what an editor types: with or without folder, language and ending."""
    name = raw.strip().replace("\\", "/").removeprefix("docs/")
    first, _slash, rest = name.partition("/")
    name = rest if first in campaign.tags and rest else name
    return name if name.endswith(".md") else f"{name.removesuffix('.html')}.md"


def known_page(name: str, campaign: Campaign, interface: Interface) -> bool:
    """Tell whether there is such a page; say so if not."""
    names = {page for pages in campaign.pages.values() for page in pages}
    if name in names:
        return True
    no_such_page(name, names, interface)
    return False


def new_name(name: str, campaign: Campaign, interface: Interface) -> bool:
    """Tell whether a page may be called *name*; say why if not."""
    _ = interface.gettext
    if not PAGE_NAME.fullmatch(name):
        error_line(_("The name “{name}” cannot become an address.").format(name=name))
        error_line(_("Use small letters a to z, digits and hyphens: “new-job.md”."))
        return False
    if any(name in pages for pages in campaign.pages.values()):
        error_line(_("There is a page {page} already.").format(page=name))
        return False
    return True


def finish(root: Path, edits: Edits, before: list[Problem], interface: Interface, next_step: str = "") -> int:
    """Write *edits*, say what was written and what is left to do; return the exit status.

    Args:
        root: The campaign's folder.
        edits: What is to be written.
        before: What was wrong before.
        interface: Whose language to speak.
        next_step: The check whose errors the next step answers, which the caller names.
    """
    _ = interface.gettext
    for name in edits.write():
        print(f"  {name}" if (root / name).is_file() else "  " + _("{name}  (removed)").format(name=name))
    _campaign, problems = load_and_check(root)
    known = {(problem.check, str(problem.message)) for problem in before}
    fresh = [problem for problem in problems if (problem.check, str(problem.message)) not in known]
    if fresh:
        print(_("What is left to do:"))
        print_problems(fresh, interface, "lines")
    return 1 if has_errors([problem for problem in fresh if problem.check != next_step]) else 0
