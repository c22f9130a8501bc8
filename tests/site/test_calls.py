"""Calls become HTML that reads right in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown import Markdown

from manara.campaign.load import load_campaign
from manara.site.calls import CallContext, CallsExtension
from manara.site.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def render(small: Path) -> Callable[[str, str], str]:
    """Return a function from language tag and Markdown to HTML."""
    campaign = load_campaign(small)

    def convert(tag: str, source: str) -> str:
        context = CallContext()
        context.campaign = campaign
        context.words = Words(campaign.locale(tag), small)
        context.card = lambda contact: f"<section>{contact}</section>"
        return Markdown(extensions=["attr_list", "tables", CallsExtension(context=context)]).convert(source)

    return convert


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_number_is_an_isolated_link(render: Callable[[str, str], str], tag: str) -> None:
    """ASCII digits in an element with a direction, the target in E.164."""
    html = render(tag, "x {{ phone:hotline }} y")

    assert (
        html == '<p>x <a class="tel" dir="ltr" href="tel:+442079460018">020 7946 0018</a> y</p>'
    )  # manara: waive contacts.loose-number: the expected output


@pytest.mark.parametrize(
    ("tag", "source", "expected"),
    [
        ("en", "{{ law:12-2001:2 }}", "Article 2 of Law No. 12 of 2001"),
        ("ar", "{{ law:12-2001 }}", "القانون رقم 12 لسنة 2001"),
        ("en", "{{ law:12-2001:12,15 }}", "Article 12 and Article 15 of Law No. 12 of 2001"),
        ("en", "{{ date:2025-07-01 }}", "1 July 2025"),
        ("ar", "{{ date:2025-07-01 }}", "1 يوليو 2025"),
        ("ar", "{{ date:2024-10 }}", "أكتوبر 2024"),
        ("en", "{{ money:75 }}", "75 British pounds"),
        ("en", "{{ money:3000-10000 }}", "3,000 to 10,000 British pounds"),
    ],
)
def test_words_with_figures_stand_in_an_isolate(
    render: Callable[[str, str], str], tag: str, source: str, expected: str
) -> None:
    """A ``bdi`` keeps the figures with their words."""
    html = render(tag, source)

    assert expected in html
    assert "<bdi" in html


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_hours_run_left_to_right(render: Callable[[str, str], str], tag: str) -> None:
    """Without a direction ``11:00-16:00`` is shown as ``16:00-11:00`` in Arabic."""
    assert '<bdi dir="ltr">11:00-16:00</bdi>' in render(tag, "{{ time:11:00-16:00 }}")


def test_calls_work_in_tables_and_beside_attribute_lists(render: Callable[[str, str], str]) -> None:
    """Both use braces or bars."""
    html = render(
        "en", "| a | b |\n| --- | --- |\n| {{ money:75 }} | {{ article:12-2001:2 }} |\n\n## H {{ date:2025-07 }} {#h}\n"
    )

    assert "75 British pounds" in html
    assert '<h2 id="h">' in html
    assert "July 2025" in html


def test_a_card_is_a_block(render: Callable[[str, str], str]) -> None:
    """Alone on its line it becomes the whole contact."""
    assert render("en", "a\n\n{{ card:hotline }}\n\nb") == "<p>a</p>\n<section>hotline</section>\n<p>b</p>"
