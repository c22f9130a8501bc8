"""A release says why checks are off for a language.

A check that has no words for a language compares nothing in it; ``manara check`` ends with a line that names such
checks. Add the words to ``languages/TAG/`` in the campaign's folder, in the shape of the program's own, or write into
``data/campaign.yml`` why the language is published without them::

    off: {tr: "no native reader yet; two people compared every page with the German one"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.needs import checks_off
from manara.problems import Level, Problem, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "translations.words"
FILE = "data/campaign.yml"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every language whose lack has no reason, and a warning for a reason without a lack."""
    off = checks_off(campaign.tags, campaign.root)
    for tag in sorted(set(campaign.off) - set(off)):
        yield Problem(
            FILE,
            *_place(campaign, "off"),
            Level.WARNING,
            ID,
            text("no check is off for “{tag}”", tag=tag),
            text("Remove “{tag}” from “off:”.", tag=tag),
        )
    for tag, checks in off.items() if campaign.release else ():
        if not campaign.off.get(tag, "").strip():
            yield Problem(
                FILE,
                *_place(campaign, "languages"),
                Level.ERROR,
                ID,
                text("checks have no words for “{tag}” and are off: {checks}", tag=tag, checks=", ".join(checks)),
                text(
                    "Add the words to languages/{tag}/, or say why it is published without: off: {{{tag}: …}}.", tag=tag
                ),
            )


def _place(campaign: Campaign, key: str) -> tuple[int, int]:
    node = read_yaml(campaign.root / FILE, FILE, []).get(key)
    return (node.line, node.column) if node is not None else (1, 1)
