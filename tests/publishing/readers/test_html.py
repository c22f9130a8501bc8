"""A page is read by lines, as it is seen."""

from __future__ import annotations

from manara.publishing.proving.readers import html


def test_numbers_on_two_lines_are_two_numbers() -> None:
    """A line break ends what could be dialled; words in one element still are one."""
    reading = html.read(b"<p>999<br>020 <b>7946</b> 0123</p>", "page.html")
    (words,) = [one.text for one in reading.words]

    lines = [line.strip() for line in words.split(html.BREAK) if line.strip()]
    assert lines == ["999", "020 7946 0123"]
