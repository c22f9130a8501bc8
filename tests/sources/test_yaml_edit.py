"""Values are changed where they stand; no other byte of the file is."""

from __future__ import annotations

import pytest

from manara.sources.yaml_edit import set_values


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("v:\n  on: 2026-01-01  # day\n  how: a\nw: 1\n", 'v:\n  on: 2026-01-02  # day\n  how: a\n  url: "https://a.b/"\nw: 1\n'),
        ("v: {on: 2026-01-01, how: a}  # c\n", 'v: {on: 2026-01-02, how: a, url: "https://a.b/"}  # c\n'),
        ('{"v": {"on": "2026-01-01"}}', '{"v": {"on": "2026-01-02", "url": "https://a.b/"}}'),
        ("v:\n  on: 2026-01-01\n  url: x\n\n# end\n", 'v:\n  on: 2026-01-02\n  url: "https://a.b/"\n\n# end\n'),
        ("v:\r\n  on: 2026-01-01\r\n", 'v:\r\n  on: 2026-01-02\r\n  url: "https://a.b/"\r\n'),
        ("v:\n  on: 2026-01-01 # no line end", 'v:\n  on: 2026-01-02 # no line end\n  url: "https://a.b/"'),
        ("v:\n  on: 2026-01-02\n  url: https://a.b/\n", "v:\n  on: 2026-01-02\n  url: https://a.b/\n"),
    ],
)  # fmt: skip
def test_only_the_values_change(before: str, after: str) -> None:
    """Block and flow style, JSON, comments, line ends; what is right already stays as it is written."""
    assert set_values(before, "v", {"on": "2026-01-02", "url": "https://a.b/"}) == after


def test_a_list_is_written_in_one_line() -> None:
    """Whatever it was before."""
    before = "v:\n  sources:\n    - K01\n    - K02\n  by: editor\n"
    assert set_values(before, "v", {"sources": ("K03",)}) == "v:\n  sources: [K03]\n  by: editor\n"
    assert set_values(before, "v", {"sources": ("K01", "K02")}) == before


def test_what_is_not_there_is_an_error() -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="v"):
        set_values("w: 1\n", "v", {"on": "2026-01-02"})
