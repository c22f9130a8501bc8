"""A problem stands beside its line: whatever the line is, the card is in the same section, right after its words."""

from __future__ import annotations

import pytest

from manara.desk import marks
from manara.sources.markdown_page import parse_page
from manara.sources.renderer import render

FRONT = "---\ntitle: Fruit\n---\n"
BODY = """# Fruit

The lead says this.

## Picking {#picking}

First line
second line

- one apple
- two pears {{ phone:line }}

| Fruit | Price |
| --- | --- |
| Plum | much |

!!! danger "Now"

    Go out first.

## Selling {#selling .answer}

*Emphasis
over lines* ends.

{{ card:line }}

```text
code
```
"""


def _rendered(body: str) -> str:
    return render(body, lambda _kind, _argument: True)


def _page() -> tuple[str, list[str]]:
    return BODY, (FRONT + BODY).split("\n")


@pytest.mark.parametrize(
    "words",
    [
        "The lead says this.",
        "second line",
        "First line",
        "one apple",
        "two pears",
        "Go out first.",
        "over lines",
        "Plum",
    ],
)
def test_the_card_follows_the_words_of_its_line(words: str) -> None:
    """In a paragraph, an item, a row or a box."""
    body, lines = _page()
    number = next(at for at, line in enumerate(lines, 1) if words in line)
    page = parse_page(FRONT + body, "docs/en/fruit.md", "en", "fruit.md")
    html = f"<html><head></head><body><main>{_rendered(marks.with_signs(page, [number]))}</main></body></html>"
    shown = marks.put(html, {number: "<b>CARD</b>"})

    assert shown.count("<b>CARD</b>") == 1
    before = shown.split("<b>CARD</b>")[0]
    assert words.rsplit(" ", maxsplit=1)[-1] in before[-200:]
    assert not any("\u2580" <= sign <= "\u259f" for sign in shown)


@pytest.mark.parametrize(
    ("words", "heading"), [("## Picking", "Picking"), ("card:line", "Selling"), ("code", "Selling")]
)
def test_what_has_no_words_of_its_own_goes_to_its_heading(words: str, heading: str) -> None:
    """Right after the heading, not inside it, where a link could take it along."""
    body, lines = _page()
    number = next(at for at, line in enumerate(lines, 1) if words in line)
    page = parse_page(FRONT + body, "docs/en/fruit.md", "en", "fruit.md")
    shown = marks.put(
        f"<body><main>{_rendered(marks.with_signs(page, [number]))}</main></body>", {number: "<b>CARD</b>"}
    )

    assert shown.count("<b>CARD</b>") == 1
    before, after = shown.split("<b>CARD</b>")
    assert heading in before
    assert before.rstrip().endswith("</h2>") or "</h2>" not in after.split("<h2", 1)[0]


def test_a_line_that_is_nowhere_comes_first() -> None:
    """Nothing is lost: a sign that the renderer swallowed leaves its card at the top of the page."""
    shown = marks.put("<body><main><p>words</p></main></body>", {7: "<b>CARD</b>"})

    assert shown == "<body><main><b>CARD</b><p>words</p></main></body>"


def test_attributes_and_navigation_get_none() -> None:
    """A title that is repeated in a menu carries its sign there too; only the text gets the card."""
    sign = marks.with_signs(parse_page("# T\n", "docs/en/t.md", "en", "t.md"), [1]).split("T", 1)[1].strip()
    html = f'<body><nav><a href="#" title="x{sign}">T{sign}</a></nav><main><h1>T{sign}</h1></main></body>'

    assert marks.put(html, {1: "<b>CARD</b>"}) == (
        '<body><nav><a href="#" title="x">T</a></nav><main><h1>T</h1><b>CARD</b></main></body>'
    )
