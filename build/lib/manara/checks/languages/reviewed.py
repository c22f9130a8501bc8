"""A release shows no words of a language that no native reader has reviewed.

The program's pack of a language says in ``pack.yml`` how far it is: ``state: reviewed`` or ``state: draft``. A campaign
in a draft language checks and builds, so that its readers have something to read. Once native readers have gone
through the words of the pages, the sheets and the buttons, the campaign says so in its own ``languages/TAG/pack.yml``::

    state: reviewed
    by: two members of the women's centre, native readers
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.pack import is_reviewed
from manara.problems import text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "languages.reviewed"
FILE = "data/campaign.yml"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield, for a release, an error for every language whose words are a draft."""
    if not campaign.release:
        return
    rows = read_yaml(campaign.root / FILE, FILE, []).need("languages").items()
    for row in rows:
        tag = row.need("tag").text()
        if tag in campaign.tags and not is_reviewed(tag, campaign.root):
            yield row.need("tag").problem(
                text("no native reader has reviewed the words of “{tag}”: buttons, sheets, safety notices", tag=tag),
                text("When some have, write languages/{tag}/pack.yml: “state: reviewed”, and in “by:” who.", tag=tag),
                ID,
            )
