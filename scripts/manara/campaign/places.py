"""What lies in a campaign's folders is what it seems to be: files and folders, no links to other places.

A link could bring a file of the machine that builds into the site, and a pipe could hold every command for ever. Links
in ``data/`` and beside pages are refused where these are checked (``pages.raw-html``, ``pages.name``); here are the
others, before anything is opened.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from manara.errors import CampaignError
from manara.problems import Level, Problem, Text, in_order, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ID = "sources.place"
# All that loading, checks and build read of a campaign; a test watches that they read nothing else.
READ = ("data", "docs", "overrides", "languages", "mkdocs.yml")
# What a page file may be called: it becomes an address, shared by all languages.
PAGE_NAME = re.compile(r"([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md")
# In these, links are named nowhere else.
LINKS_REFUSED = ("overrides", "languages")


def check_places(root: Path) -> None:
    """Look at what lies in the campaign's folders; its contents are not read.

    Raises:
        CampaignError: There are links that are refused nowhere else, or things that cannot be opened safely.
    """
    found = [_link(name) for name in READ[:-1] if (root / name).is_symlink()]
    for folder in READ[:-1]:
        for name, mode in _below(root / folder, folder):
            if stat.S_ISLNK(mode):
                found += [_link(name)] if folder in LINKS_REFUSED else []
            elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                found.append(_problem(name, text("this is neither a file nor a folder"), text("Remove it.")))
    for problem in in_order(found):
        raise CampaignError(
            joined("{_0}: {_1}. {_2}", problem.path, problem.message, problem.hint),
            tuple(in_order(found)),
        )


def _below(top: Path, shown: str) -> Iterator[tuple[str, int]]:
    for folder, folders, files in os.walk(top):
        for name in (*folders, *files):
            path = os.path.join(folder, name)  # noqa: PTH118  # thousands of files
            yield f"{shown}{path[len(str(top)) :]}", os.lstat(path).st_mode


def _link(name: str) -> Problem:
    return _problem(name, text("the file is a link to another place"), text("Put the file itself there."))


def _problem(name: str, message: Text, hint: Text) -> Problem:
    return Problem(name, 0, 0, Level.ERROR, ID, message, hint)
