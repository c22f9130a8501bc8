"""A page is read by lines, as it is seen."""

from __future__ import annotations

from manara.publishing.proving.readers import html


def test_numbers_on_two_lines_are_two_numbers() -> None:
    """A line break ends what could be dialled; words in one element still are one."""
    reading = html.read(b"<p>999<br>020 <b>7946</b> 0123</p>", "page.html")
    (words,) = [one.text for one in reading.words]

    lines = [line.strip() for line in words.split(html.BREAK) if line.strip()]
    assert lines == ["999", "020 7946 0123"]


def test_a_landmark_is_read_by_itself() -> None:
    """Menus and captions are the same on every page: they are compared once, and nothing of them is left out."""
    shell = b"<header><p>Call 112</p></header><nav>Pages</nav><footer>Edition <b>2</b></footer>"
    pages = [
        [
            words.text.strip("\n\ue000")
            for words in html.read(shell + b"<main><p>" + own + b"</p></main>", "a.html").words
        ]
        for own in (b"One", b"Two")
    ]

    assert pages[0] == ["Call 112", "Pages", "Edition 2", "One"]
    assert set(pages[0]) & set(pages[1]) == {"Call 112", "Pages", "Edition 2"}
