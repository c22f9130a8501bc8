"""A page's HTML is taken from the last build only where rendering it again would give the same."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.site.engine import build_site
from manara.site.rendered import _is_known
from tests.theme import own_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem

HELP = "docs/en/help.md"


def _built(root: Path, **changed: object) -> tuple[dict[str, bytes], list[Problem]]:
    """Build the site of *root*; return its files and what was found."""
    out = root / "out"
    problems = build_site(replace(load_campaign(root), **changed), out)  # type: ignore[arg-type]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}, problems


def _forget(root: Path) -> None:
    for path in (root / ".cache" / "pages").iterdir():
        path.unlink()


@pytest.fixture
def small(campaign_dir: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign that was built once; each page that is rendered from now on is noted in ``rendered.txt``."""
    import markdown

    root = campaign_dir()
    _built(root)
    real = markdown.Markdown.convert

    def convert(self: markdown.Markdown, source: str) -> str:
        with (root / "rendered.txt").open("a", encoding="utf-8") as file:
            file.write("page\n")
        return real(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", convert)
    return root


def _rendered(root: Path) -> int:
    path = root / "rendered.txt"
    return path.read_text("utf-8").count("page") if path.is_file() else 0


def test_what_did_not_change_is_not_rendered(small: Path) -> None:
    """Nothing, then one page."""
    _built(small)
    assert _rendered(small) == 0

    page = small / HELP
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    after, problems = _built(small)

    assert _rendered(small) == 1
    assert problems == []
    assert b"One more line." in after["en/help.html"]


CHANGES: dict[str, tuple[str, str, str]] = {
    "a number": ("data/contacts/trafficking-police.yml", "2558", "2559"),
    "a template of a card": ("overrides/partials/campaign/contact-card.html", "<dl>", '<dl class="x">'),
    "a catalog": ("languages/ar/site.po", "الهاتف", "الهاتفُ"),
    "a setting": ("mkdocs.yml", "site_name: Manara", "site_name: Manara 2"),
    "a page another links to": ("docs/en/calling.md", "\n## ", "\n## Now "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_the_site_is_as_without_memory(small: Path, change: tuple[str, str, str]) -> None:
    """Facts, templates, words, settings, other pages: byte for byte."""
    name, old, new = change
    path = own_copy(small, name)
    content = path.read_text("utf-8")
    assert old in content, "the campaign no longer has what this test changes"
    path.write_text(content.replace(old, new), "utf-8")

    remembered = _built(small)
    _forget(small)

    assert remembered == _built(small)


def test_another_day_is_another_page(small: Path) -> None:
    """A card says how old its facts are."""
    later = datetime.date(2028, 1, 1)
    remembered = _built(small, today=later)
    _forget(small)

    assert remembered == _built(small, today=later)


def test_a_link_to_a_page_that_went_is_said(small: Path) -> None:
    """Though the page with the link did not change."""
    (small / "docs/en/extra.md").write_text("---\ntitle: x\n---\n# Extra\n", "utf-8")
    page = small / HELP
    page.write_text(page.read_text("utf-8") + "\n[More](extra.md)\n", "utf-8")
    _built(small)
    (small / "docs/en/extra.md").unlink()

    assert any("extra.md" in str(problem.message) for problem in _built(small)[1])


def test_a_lost_anchor_is_said_and_said_again(small: Path) -> None:
    """Though the page with the link did not change; and a warning is not forgotten by the next build."""
    target = small / "docs/en/calling.md"
    whole = target.read_text("utf-8")
    target.write_text(f"{whole}\n## Later {{#later}}\n", "utf-8")
    page = small / HELP
    page.write_text(page.read_text("utf-8") + "\n[Later](calling.md#later)\n", "utf-8")
    assert _built(small)[1] == []
    target.write_text(whole, "utf-8")

    for _ in range(2):
        assert any("#later" in str(problem.message) for problem in _built(small)[1])


@pytest.mark.parametrize("harm", ["", "{}", "[1", '{"content": "<p>x"}'], ids=["empty", "bare", "torn", "part"])
def test_a_damaged_memory_is_not_published(small: Path, harm: str) -> None:
    """Rendered anew instead."""
    whole = _built(small)
    for path in (small / ".cache" / "pages").iterdir():
        path.write_text(harm, "utf-8")

    assert _built(small) == whole


def test_a_release_renders_everything(small: Path) -> None:
    """What is released was made in this very run."""
    _built(small, release=True)

    assert _rendered(small) >= 2


def test_an_extension_nobody_knows_is_asked_every_time() -> None:
    """What its output follows from is not in the digest."""
    known = ["sane_lists", "pymdownx.emoji", "manara", "material.extensions.preview"]

    assert [name for name in (*known, "xml.sax", "no_such_extension") if not _is_known(name)] == [
        "xml.sax",
        "no_such_extension",
    ]
