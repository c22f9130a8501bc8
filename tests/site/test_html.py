"""Every kind of page is HTML by the standard's own rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Attributes that hold one address, in which a space is an error (URL Standard, 4.3); in a data: address, too.
ADDRESS = re.compile(r"""\b(?:href|src|action|poster|cite)=(?:"([^"]*)"|'([^']*)')""")


def faults(page: str) -> list[str]:
    """Return what is wrong with *page*: parse errors by name (HTML Standard, 13.2.2), addresses with spaces, ids twice."""
    parser = html5lib.HTMLParser()
    tree = parser.parse(page)
    found = [f"{line}:{column} {code}" for (line, column), code, _values in parser.errors]
    found += [
        f"a space in {one!r}" for pair in ADDRESS.findall(page) for one in pair if any(sign.isspace() for sign in one)
    ]
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    return found + [f"the id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]


def test_every_page_is_right(small_site: Path) -> None:
    """Ordinary, quiet, the one page, the whole campaign in a file, the page for wrong addresses, and the first."""
    pages = sorted(small_site.rglob("*.html"))
    assert {"404.html", "index.html", "one.html", "help.html"} <= {path.name for path in pages}
    wrong = {path.relative_to(small_site).as_posix(): faults(path.read_text("utf-8")) for path in pages}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("<p>a</div>", "end-tag"),
        ("<a href='a b'>a</a>", "a space"),
        ("<p id=a></p><p id=a></p>", "twice"),
        ("<img src=a src=b>", "duplicate"),
    ],
)
def test_what_is_wrong_is_seen(damage: str, said: str) -> None:
    """A check that cannot fail would show nothing."""
    page = "<!doctype html><html lang=en><title>a</title>{}"
    assert faults(page.format("<p>a</p>")) == []
    assert said in "".join(faults(page.format(damage)))
