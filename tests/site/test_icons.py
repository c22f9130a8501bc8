"""Material's icons are listed when a page uses one, and not before."""

from __future__ import annotations

import markdown
import pytest
from material.extensions import emoji  # type: ignore[import-untyped]

from manara.site.engine import icons_on_demand

SETTINGS = {"pymdownx.emoji": {"emoji_index": emoji.twemoji, "emoji_generator": emoji.to_svg}}


def render(text: str) -> str:
    """Render with Material's icons."""
    return markdown.markdown(text, extensions=["pymdownx.emoji"], extension_configs=SETTINGS)


def test_a_page_without_icons_lists_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listing 14,000 files is what takes the time."""
    monkeypatch.setattr(emoji, "_load_twemoji_index", lambda _paths: pytest.fail("listed"))
    with icons_on_demand():
        assert render("Call at 10:30") == "<p>Call at 10:30</p>"
        assert render("From 08:00-16:00 :smile:").startswith("<p>From 08:00-16:00 <")


def test_icons_and_emoji_are_the_same() -> None:
    """Icons, aliases, and what is neither."""
    text = ":material-phone: :smile: :+1: :no-such-icon:"
    plain = render(text)
    with icons_on_demand():
        assert render(text) == plain
    assert "<svg" in plain
