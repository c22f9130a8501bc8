"""One Markdown parser for all pages gives the pages that a new one for each would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.site.engine import shared_parser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Everything an extension might carry into the next page: notes, abbreviations, references, tabs, ids, stashes.
PAGES = (
    "# One {#one}\n\nThe HTML text[^a] and again[^a], [named][ref].\n\n[^a]: A note.\n\n*[HTML]: Language\n\n[ref]: two.md\n",
    "# One {#one}\n\nHTML is no abbreviation here, [^a] is no note, [named][ref] no link.\n\n## One\n\n## One\n",
    '=== "A"\n\n    text\n\n=== "B"\n\n    ```py\n    x = 1\n    ```\n\n!!! note "Box"\n    in it\n\n??? tip\n    :material-phone:\n',
    '=== "C"\n\n    text\n\n<div markdown>\n**bold**\n</div>\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\nTerm\n:   Meaning\n',
    "```html\n<b>&amp;</b>\n```\n\n<p>raw</p>\n\n<script>let x = 1</script>\n\n- [ ] item\n\n1. one\n2. two\n",
    "",
)


def test_pages_rendered_by_one_parser_are_the_same(campaign_dir: Callable[..., Path]) -> None:
    """With notes, tabs, boxes, abbreviations and references that one page must not leave to the next."""
    from mkdocs.commands.build import _populate_page
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.pages import Page

    changes = {f"docs/ar/extra-{number}.md": f"---\ntitle: x\n---\n{body}" for number, body in enumerate(PAGES)}
    root = campaign_dir(changes)

    def render() -> dict[str, tuple[str | None, set[str] | None]]:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins["manara"].config.checks = False
        config = config.plugins.on_config(config)
        files = get_files(config)
        set_exclusions(files, config)
        found = {}
        for file in files.documentation_pages():
            page = Page(None, file, config)
            _populate_page(page, config, files)
            found[file.src_uri] = (page.content, page.present_anchor_ids)
        return found

    separate = render()
    with shared_parser():
        together = render()

    assert [name for name, page in separate.items() if together[name] != page] == []
    assert len(together) > len(PAGES)
