"""A release holds no placeholder, and is no example.

``manara new`` writes a whole campaign before anybody has said anything: pages with ``placeholder: true`` in their front
matter, and settings, contacts and sources that ``placeholders:`` in ``data/campaign.yml`` names. They build, so that
editors see what they write; a release refuses each of them by its place. The same holds for ``example: true``: such a
campaign shows how one is made, with hosts reserved for examples (RFC 2606) and numbers nobody answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.lock import SETTINGS
from manara.problems import Level, Problem, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "campaign.placeholder"
# Kinds of things that stand in other files, each with where their ids are looked for.
_KINDS = ("contacts", "sources", "facts", "laws")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every name that is nothing's; and, for a release, for every placeholder."""
    settings = read_yaml(campaign.root / SETTINGS, SETTINGS, [])
    listed = settings.get("placeholders")
    for item in listed.items() if listed is not None else ():
        name = item.text()
        kind, _, key = name.partition("/")
        known = key in getattr(campaign, kind) if kind in _KINDS and key else settings.get(name) is not None
        if not known:
            yield item.problem(
                text("“{name}” is no setting, contact, source, fact or law of this campaign", name=name),
                text("Write such as tagline, contacts/emergency or sources/S-01; or remove it."),
                ID,
            )
        elif campaign.release:
            yield item.problem(
                text("“{name}” is still a placeholder", name=name),
                text("Write what is true there, and remove “{name}” from “placeholders:”.", name=name),
                ID,
            )
    if not campaign.release:
        return
    if campaign.example:
        yield settings.need("example").problem(
            text("this campaign is an example, made to be looked at"),
            text("Make a campaign of your own: manara new FOLDER."),
            ID,
        )
    for of_language in campaign.pages.values():
        for page in of_language.values():
            node = page.front.get("placeholder")
            if node is not None and page.flag("placeholder"):
                yield Problem(
                    page.path, node.line, node.column, Level.ERROR, ID,
                    text("the page still has the text it was made with"),
                    text("Write what is true, and remove the line “placeholder: true”."),
                )  # fmt: skip
