"""What a person reads on paper is what the read-back compares."""

from __future__ import annotations

import pytest
import typst

from manara.publishing.proving.readers import pdf


def page_text(words: str) -> str:
    raw = bytes(typst.compile(words.encode(), format="pdf"))
    return "\n".join(found.text for found in pdf.read(raw, "x.pdf").words if found.where == "page")


@pytest.mark.parametrize(
    "number",
    ["2558 9696", "𝟐𝟓𝟓𝟖 𝟗𝟔𝟗𝟔", "2𝟓𝟓8 96𝟗6"],
    ids=["ascii", "mathematical", "mixed"],
)
def test_digits_of_every_width_are_read(number: str) -> None:
    """Signs that take two units in the library's text come back whole."""
    assert page_text(f"Call {number} now").split() == ["Call", *number.split(), "now"]


def test_groups_come_back_in_the_order_they_stand() -> None:
    """A number without isolation is swapped on an Arabic line: a reader sees the wrong one, and so does the check."""
    assert "9696 2558" in page_text("اتصل 2558 9696 الآن")
    assert "9696 2558" not in page_text("اتصل \u20662558\u00a09696\u2069 الآن")


def test_groups_come_back_in_the_order_other_programs_read_them() -> None:
    """Right on paper is not enough: the blank of an Arabic line swaps them for who searches, listens or copies."""
    shown = '#set text(dir: rtl, lang: "ar")\nالخط الساخن #box(text(dir: ltr, lang: "en")[2558 9696])'

    assert "9696 2558" in page_text(shown)
    assert "9696 2558" not in page_text(shown.replace("2558 9696", "2558\u00a09696"))


def test_a_tap_is_read_with_the_words_under_it() -> None:
    """What leads elsewhere than it shows is found by the same comparison as on a page."""
    raw = bytes(typst.compile(b'Call #link("tel:112")[113] now', format="pdf"))

    assert [(link.href, link.text) for link in pdf.read(raw, "x.pdf").links] == [("tel:112", "113")]


def test_numbers_of_two_cards_are_two_numbers() -> None:
    """Cells side by side are not read as one number."""
    assert {"112", "2558"} <= set(page_text("#grid(columns: 2, column-gutter: 40pt)[112][2558]").split())


def test_a_strip_is_read_along_its_own_direction() -> None:
    """Turned text on a tear-off strip is read from foot to head."""
    assert "2558 9696" in page_text("#rotate(-90deg, reflow: true)[2558 9696]")


def test_an_address_on_an_arabic_line_is_read_in_its_order() -> None:
    """The library gives its parts back to front."""
    assert "help.some-name.org/ar" in page_text("الموقع \u2066help.some-name.org/ar\u2069 للمساعدة")
    assert "team@some-name.org" in page_text("اكتب إلى \u2066team\\@some-name.org\u2069 للمساعدة")
