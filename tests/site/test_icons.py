"""Icons are drawings by name; what draws a figure is none."""

from __future__ import annotations

import pytest

from manara.sources.icons import drawing, is_figure
from manara.sources.renderer import FILLED, render


@pytest.mark.parametrize(
    "name", ["material-phone", "fontawesome-solid-phone", "fontawesome-brands-usb", "octicons-bell-16"]
)
def test_an_icon_is_the_file_of_its_name(name: str) -> None:
    """In every set, whatever folders it has."""
    assert drawing(name).startswith("<svg") is not is_figure(name)


@pytest.mark.parametrize(
    "name",
    ["material-numeric-2", "material-dice-5", "material-alpha-o", "material-roman-numeral-4", "material-qrcode",
     "fontawesome-solid-9", "fontawesome-solid-barcode", "material-counter", "material-pound", "material-dialpad"],
)  # fmt: skip
def test_what_draws_a_figure_or_a_code_is_none(name: str) -> None:
    """A reader could dial it, and nothing could check it."""
    assert is_figure(name)
    assert drawing(name) == ""


@pytest.mark.parametrize("text", ["From 8:00-16:00 on", "a :smile: b", ":no-such-icon:", ":material-../x:"])
def test_other_words_between_colons_stay(text: str) -> None:
    """Times too."""
    assert FILLED not in render(text, lambda _kind, _argument: True)
