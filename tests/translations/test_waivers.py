"""A waiver silences one check in one section, with a reason; everything else about it is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.run import check_campaign

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign

AR = "# عنوان\n\nنص عربي.\n\n## أولًا {{#a}}\n\nبعد 12 ساعة.\n{}"
EN = "# Title\n\nEnglish text.\n\n## First {{#a}}\n\nAfter {} hours.\n{}"


def checks_in(campaign: Campaign) -> list[str]:
    """Return the ids of what is found in the translations."""
    ignored = ("translations.freshness", "pages.front-matter")
    found = check_campaign(campaign)
    return [problem.check for problem in found if problem.path.startswith("docs/") and problem.check not in ignored]


@pytest.mark.parametrize("side", ["ar", "en"])
def test_a_waiver_in_either_language_silences_its_section(campaign_of: Callable[..., Campaign], side: str) -> None:
    """The comment may stand on whichever side its author writes."""
    waiver = "".join(f"\n<!-- waive: facts.numbers: {one}: the source is being corrected -->\n" for one in (12, 13))
    ar, en = (waiver, "") if side == "ar" else ("", waiver)

    assert checks_in(campaign_of(ar=AR.format(ar), en=EN.format("13", en))) == []


@pytest.mark.parametrize(
    ("comment", "figure", "found"),
    [
        ("", "13", ["facts.numbers"]),
        ("<!-- waive: facts.number: typing mistake -->", "13", ["facts.numbers", "translations.waivers"]),
        (
            "<!-- waive: facts.numbers: the source is being corrected -->",
            "13",
            ["facts.numbers", "translations.waivers"],
        ),
        ("<!-- waive: facts.numbers: 13: one of the two is named -->", "13", ["facts.numbers", "translations.waivers"]),
        ("<!-- waive: contacts.parity: another way to help -->", "12", ["translations.waivers"]),
        ("<!-- waive: facts.numbers: 13: -->", "13", ["facts.numbers", "translations.waivers"]),
        ("<!-- waive: facts.numbers -->", "13", ["facts.numbers", "translations.waivers"]),
        ("<!-- waive: bidi.controls: no -->", "12", ["translations.waivers"]),
        ("<!-- waive: facts.numbers: 13: no longer needed -->", "12", ["translations.waivers"]),
        ("<!-- an ordinary comment -->", "12", []),
    ],
)
def test_a_bad_waiver_is_reported(
    campaign_of: Callable[..., Campaign], comment: str, figure: str, found: list[str]
) -> None:
    """Unknown check, no reason, never to be waived, or needed no longer."""
    campaign = campaign_of(ar=AR.format(""), en=EN.format(figure, "\n" + comment + "\n"))

    assert sorted(checks_in(campaign)) == found


def test_a_waiver_does_not_reach_another_section(campaign_of: Callable[..., Campaign]) -> None:
    """It stands above the first heading; the difference does not."""
    en = EN.format("13", "").replace("English text.", "English text.\n<!-- waive: facts.numbers: elsewhere -->")

    assert "facts.numbers" in checks_in(campaign_of(ar=AR.format(""), en=en))


def test_what_contacts_excuse_line_by_line_is_left_to_them(campaign_of: Callable[..., Campaign]) -> None:
    """Both kinds of comment are listed; neither room judges the other's."""
    from manara.translations.waivers import waivers_of

    comment = "\n<!-- waive contacts.loose-number: the number of a court case -->\n"
    campaign = campaign_of(ar=AR.format(""), en=EN.format("12", comment))

    assert [waiver.check for waiver in waivers_of(campaign)] == ["contacts.loose-number"]
    assert "translations.waivers" not in checks_in(campaign)
