"""Makes paper and share pictures from the same facts as the site, and puts them beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ContactValue, DateValue, LawValue, MoneyValue, TimeValue, resolve
from manara.errors import PrintingError
from manara.printing.fonts import check_fonts
from manara.printing.products import products
from manara.printing.sheet import make
from manara.site.words import Words

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.publishing.build import Build


def write_printed(build: Build) -> list[Problem]:
    """Write ``{language}/print/*.pdf`` and ``{language}/share/*.png``; what cannot be made is a problem."""
    check_fonts()
    campaign = build.campaign
    problems: list[Problem] = []
    kept = campaign.root / ".cache" / "print"
    for tag in campaign.tags:
        words = Words(campaign.locale(tag), campaign.root / "overrides" / "locales")
        for sheet in products(campaign, tag, _say(campaign, words)):
            path = build.folder / sheet.path
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                path.write_bytes(make(sheet, kept))
            except PrintingError as error:
                problems += error.problems
    return problems


class _say:  # noqa: N801  # used as the function it is
    """Says a call of a page in one language, as plain words."""

    def __init__(self, campaign: Campaign, words: Words) -> None:
        self.campaign = campaign
        self.words = words

    def __call__(self, kind: str, argument: str) -> str:
        try:
            value = resolve(kind, argument, self.campaign)
        except CallError:
            return ""
        if isinstance(value, LawValue):
            return self.words.law(value)
        if isinstance(value, DateValue):
            return self.words.date_value(value)
        if isinstance(value, MoneyValue):
            return self.words.money(value)
        if isinstance(value, TimeValue):
            return f"\u2066{value.text}\u2069"
        if isinstance(value, ContactValue) and value.channel is not None:
            return f"\u2066{value.channel.shown}\u2069"
        return value.contact.name[self.words.locale.tag]
