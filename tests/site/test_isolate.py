"""Latin names in Arabic lines keep to themselves."""

from __future__ import annotations

import pytest

from manara.site.isolate import isolated


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "تقرير، Migrant-Rights.org، 18 مارس 2025",
            'تقرير، <bdi lang="en" dir="ltr">Migrant-Rights.org</bdi>، 18 مارس 2025',
        ),
        ("نشرة IFL Kuwait، 2024", 'نشرة <bdi lang="en" dir="ltr">IFL Kuwait</bdi>، 2024'),
        ("الأنباء، 2024", "الأنباء، 2024"),
        ("<b>", '&lt;<bdi lang="en" dir="ltr">b</bdi>&gt;'),
    ],
)
def test_a_number_after_a_latin_name_stays_on_its_side(text: str, html: str) -> None:
    """The run of left-to-right letters ends with the name; the text is escaped."""
    assert isolated(text, "rtl") == html


def test_left_to_right_pages_need_none() -> None:
    """Only escaped."""
    assert isolated("A & B, 2024", "ltr") == "A &amp; B, 2024"
