"""What is private of MkDocs does what it is for, is undone afterwards, and stops with versions nobody tried."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.pages import Page

from manara.errors import ManaraError
from manara.site import mkdocs as adapter
from manara.site.mkdocs import TRIED, check_versions, render_page, shared_parser
from manara.sources.patience import TooLongError
from tests.frozen import frozen_campaign

if TYPE_CHECKING:
    from pathlib import Path

# Everything an extension might carry into the next page: notes, abbreviations, references, tabs, ids, stashes.
BODIES = (
    "# One {#one}\n\nThe HTML text[^a] and again[^a], [named][ref].\n\n[^a]: A note.\n\n*[HTML]: Language\n\n[ref]: index.md\n",
    "# One {#one}\n\nHTML is no abbreviation here, [^a] is no note, [named][ref] no link.\n\n## One\n\n## One\n",
    '=== "A"\n\n    text\n\n=== "B"\n\n    ```py\n    x = 1\n    ```\n\n!!! note "Box"\n    in it\n\n??? tip\n    text\n',
    '=== "C"\n\n    text\n\n<div markdown>\n**bold**\n</div>\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\nTerm\n:   Meaning\n',
    "```html\n<b>&amp;</b>\n```\n\n<p>raw</p>\n\n<script>let x = 1</script>\n\n- [ ] item\n\n1. one\n2. two\n",
    "",
)
SETTINGS = """site_name: Example
use_directory_urls: false
theme: {name: null, custom_dir: overrides}
plugins: [manara]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, sane_lists, tables, toc,
  pymdownx.details, pymdownx.superfences, pymdownx.tabbed: {alternate_style: true}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small campaign with a page for each body."""
    root = frozen_campaign(tmp_path / "campaign")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (root / "overrides").mkdir()
    for number, body in enumerate(BODIES):
        (root / "docs" / "en" / f"extra-{number}.md").write_text(f"---\ntitle: x\n---\n{body}", "utf-8")
    return root


def rendered(root: Path) -> dict[str, tuple[str | None, set[str] | None]]:
    """Return the HTML and the anchors of every page."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["manara"].config.checks = False
    config = config.plugins.on_config(config)
    files = get_files(config)
    set_exclusions(files, config)
    found = {}
    for file in files.documentation_pages():
        page = Page(None, file, config)
        render_page(page, config, files)
        found[file.src_uri] = (page.content, page.present_anchor_ids)
    return found


def test_pages_rendered_by_one_parser_are_the_same(root: Path) -> None:
    """With notes, tabs, boxes, abbreviations and references that one page must not leave to the next."""
    separate = rendered(root)
    with shared_parser():
        together = rendered(root)

    assert [name for name, page in separate.items() if together[name] != page] == []
    assert len(together) > len(BODIES)
    assert "A note." in str(separate["en/extra-0.md"])


def test_one_parser_is_made_and_the_patch_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the build fails."""
    real = mkdocs_pages.markdown  # type: ignore[attr-defined]
    parser, made = real.Markdown, []

    def counted(**settings: object) -> object:
        made.append(1)
        return parser(**settings)

    monkeypatch.setattr(real, "Markdown", counted)

    def failing() -> None:
        with shared_parser():
            rendered(root)
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    # One is MkDocs' own, when it looks at the settings.
    assert made == [1, 1]
    assert mkdocs_pages.markdown is real  # type: ignore[attr-defined]


def test_a_page_that_takes_too_long_is_given_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is over every page that the shared parser renders."""
    (root / "docs" / "en" / "extra-0.md").write_text("---\ntitle: x\n---\n" + "x [" * 60_000, "utf-8")
    monkeypatch.setattr(adapter, "SECONDS", 0.01)

    with pytest.raises(TooLongError), shared_parser():
        rendered(root)


def test_a_page_of_the_preview_is_a_page_of_the_build(root: Path, tmp_path: Path) -> None:
    """The three private steps, one page and one template at a time."""
    from manara.campaign.load import load_campaign
    from manara.site.engine import build_site
    from manara.site.preview import Preview

    for number in range(len(BODIES)):
        (root / "docs" / "en" / f"extra-{number}.md").unlink()
    assert build_site(load_campaign(root), tmp_path / "built") == []
    preview = Preview(root)
    try:
        for name in ("ar/index.html", "en/pay.html", "404.html"):
            assert preview.file(name) == (tmp_path / "built" / name).read_bytes()
    finally:
        preview.close()


def test_the_installed_versions_are_tried_ones() -> None:
    """They are those the project asks for."""
    check_versions()


@pytest.mark.parametrize("name", TRIED)
def test_another_version_is_refused_with_a_way_out(name: str) -> None:
    """Older or newer than what was tried."""
    for tried in (("0.1", "0.2"), ("99.0", "99.1")):
        with pytest.raises(ManaraError, match=re.escape(version(name))):
            check_versions({name: tried})


def test_nothing_else_is_private_of_another_project(repository: Path) -> None:
    """Attributes with an underscore of MkDocs, Material or Markdown are named in one module only."""
    private = re.compile(r"\b(?:steps|build|pages|page|emoji|parser|md|theme|config|files|nav|env)\._[a-z]\w+")
    found = {
        path.name
        for path in sorted((repository / "scripts" / "manara").rglob("*.py"))
        if re.search(
            r"^\s*(?:from|import) (?:mkdocs|markdown|material|pymdownx)\b", path.read_text("utf-8"), re.MULTILINE
        )
        and private.search(path.read_text("utf-8"))
    }

    assert found == {"mkdocs.py"}
