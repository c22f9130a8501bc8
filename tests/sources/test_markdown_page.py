"""A page is read with its sections, calls and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.front import typed
from manara.sources.markdown_page import parse_page, read_page

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """---
title: x
---
# Title

Lead {{ phone:hotline }}.

## One {#one}

Text.

```
## Not a heading {{ phone:x }}
```

### Two { #two .wide }

<!-- {{ phone:y }}
-->
End.
"""


def test_sections_have_level_id_title_and_line() -> None:
    """Fenced code is not searched for headings."""
    page = parse_page(PAGE, "docs/en/x.md", "en", "x.md")

    assert [(s.level, s.id, s.title, s.line) for s in page.sections] == [
        (1, "", "Title", 4),
        (2, "one", "One", 8),
        (3, "two", "Two", 16),
    ]


def test_calls_have_line_and_column() -> None:
    """Calls in code and comments do not count."""
    page = parse_page(PAGE, "docs/en/x.md", "en", "x.md")

    assert [(c.kind, c.argument, c.line, c.column) for c in page.calls] == [("phone", "hotline", 6, 6)]


def test_front_matter_must_be_there_and_be_closed() -> None:
    """MkDocs would publish broken front matter as text."""
    missing = parse_page("# Title\n", "x.md", "en", "x.md")
    unclosed = parse_page("---\ntitle: x\n# Title\n", "x.md", "en", "x.md")

    assert [str(p.message) for p in missing.problems] == ["the page does not begin with front matter"]
    assert [str(p.message) for p in unclosed.problems] == ["the front matter is not closed"]


def test_broken_front_matter_names_the_line_of_the_file() -> None:
    """Line 3 of the file, not line 2 of the YAML."""
    page = parse_page("---\ntitle: x\nfacts: [a\n---\n", "x.md", "en", "x.md")

    assert [p.line for p in page.problems] in ([3], [4])


def test_a_page_that_is_read_again_says_the_same(tmp_path: Path) -> None:
    """A page without problems is kept with what was found out about it; one with problems has them once."""
    right, wrong = tmp_path / "right.md", tmp_path / "wrong.md"
    right.write_text("---\ntitle: Help\n---\n# Help\n", "utf-8")
    wrong.write_text("---\ntitle: [Help]\n---\n# Help\n", "utf-8")

    pages = [read_page(right, "docs/en/right.md", "en", "right.md") for _ in range(2)]
    reports = [typed(read_page(wrong, "docs/en/wrong.md", "en", "wrong.md")).problems for _ in range(2)]

    assert pages[0] is pages[1]
    assert len(reports[0]) == len(reports[1]) == 1
