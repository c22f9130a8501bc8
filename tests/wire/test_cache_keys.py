"""What is kept is made again when anything it follows from changes: an input that a key forgets is missed here.

Findings of checks are held by ``test_kinds``, readings of published files by ``tests/publishing``.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import brotli
import pytest
from PIL import Image

from manara.campaign.load import load_campaign
from manara.checks import folder as checking
from manara.printing import fonts, sheet
from manara.printing.sheet import Press, Sheet
from manara.publishing import paper
from manara.publishing.context import Build
from manara.publishing.making import compress, dependencies, previews, printed
from manara.publishing.proving import languages
from manara.work.cache import Cache
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Patch = pytest.MonkeyPatch
    Do = Callable[[], object]

# What a report on a folder follows from; "{root}" stands for the campaign.
FOLDER: dict[str, Callable[[Path, Patch], object]] = {
    "a page": lambda root, _: _write(root / "docs" / "en" / "index.md"),
    "a fact": lambda root, _: _write(root / "data" / "sources.yml"),
    "a template of its own": lambda root, _: _write(root / "overrides" / "own.css"),
    "a word of its own": lambda root, _: _write(root / "languages" / "en" / "lexicon.yml"),
    "the settings": lambda root, _: _write(root / "mkdocs.yml"),
    "the day": lambda _, patch: patch.setenv("MANARA_TODAY", "2026-11-28"),
}


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.is_file() else "") + "\n", "utf-8")


def _program(patch: Patch, module: object) -> None:
    patch.setattr(module, "digest_of_program", lambda: "another program")


def _change(name: str, root: Path, patch: Patch, module: object) -> None:
    if name == "the program":
        _program(patch, module)
    elif name in FOLDER:
        FOLDER[name](root, patch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign of two pages."""
    return small_campaign(tmp_path / "small", {"ar": "اليوم", "en": "Today call"})


def count(patch: Patch, where: object, name: str) -> list[object]:
    """Have every call of *name* noted in the list that is returned."""
    calls: list[object] = []
    real = getattr(where, name)

    def noted(*args: Any, **named: Any) -> Any:
        calls.append(args)
        return real(*args, **named)

    patch.setattr(where, name, noted)
    return calls


def made_again(calls: list[object], do: Do, change: Do, again: Do | None = None) -> bool:
    """Tell whether what was made by *do* is made again after *change*, having been kept before."""
    do()
    first = len(calls)
    do()
    assert len(calls) == first > 0, "nothing was kept"
    change()
    (again or do)()
    return len(calls) > first


@pytest.mark.parametrize("name", [*FOLDER, "the program", "drafts", "the subjects"])
def test_what_was_found_in_a_folder(root: Path, monkeypatch: Patch, name: str) -> None:
    calls = count(monkeypatch, checking, "load_and_check")
    again = {
        "drafts": lambda: checking.check_folder(root, drafts=True),
        "the subjects": lambda: checking.check_folder(root, ("contacts",)),
    }.get(name)

    assert made_again(
        calls, lambda: checking.check_folder(root), lambda: _change(name, root, monkeypatch, checking), again
    )


@pytest.mark.parametrize("name", [*FOLDER, "the program", "drafts"])
def test_what_fits_on_paper(root: Path, monkeypatch: Patch, name: str) -> None:
    monkeypatch.setattr(printed, "unfit", lambda *_: [])
    calls = count(monkeypatch, printed, "unfit")
    again = (lambda: paper.paper_in_folder(root, drafts=True)) if name == "drafts" else None

    assert made_again(
        calls, lambda: paper.paper_in_folder(root), lambda: _change(name, root, monkeypatch, paper), again
    )


@pytest.mark.parametrize("name", ["the page", "a language", "the program", "another name"])
def test_languages_of_a_built_page(root: Path, tmp_path: Path, monkeypatch: Patch, name: str) -> None:
    """The edition's words, which change with every page, are the one thing that does not count."""
    campaign = load_campaign(root)
    build = Build(campaign, tmp_path / "site", "https://harvest.example/", Cache(tmp_path))
    page = build.folder / "en" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html><html lang=en dir=ltr><body><p>What people may ask for.</p></body></html>", "utf-8")
    calls = count(monkeypatch, languages, "_parts")
    further = replace(campaign.languages[1], formats="uk") if name == "a language" else campaign.languages[1]
    later = replace(build, campaign=replace(campaign, languages=(campaign.languages[0], further)))
    change: dict[str, Do] = {
        "the page": lambda: _write(page),
        "the program": lambda: _program(monkeypatch, languages),
        "another name": lambda: page.rename(page.with_name("other.html")),
    }
    do, again = (lambda: languages.check_languages(build)), (lambda: languages.check_languages(later))

    assert made_again(calls, do, change.get(name, lambda: None), again)


SHEET = Sheet("en/print/x.pdf", "one", {"words": "Help"})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(SHEET, template="two"), id="template"),
        pytest.param(replace(SHEET, path="en/print/x.png"), id="format"),
        pytest.param(replace(SHEET, pages=2), id="pages"),
        pytest.param(replace(SHEET, data={"words": "Help me"}), id="words"),
    ],
)
def test_a_sheet(tmp_path: Path, monkeypatch: Patch, other: Sheet) -> None:
    monkeypatch.setattr(Press, "_compile", lambda _press, one: repr(one).encode())
    calls = count(monkeypatch, Press, "_compile")
    press = Press(Cache(tmp_path))

    assert made_again(calls, lambda: press.make(SHEET), lambda: None, lambda: press.make(other))


@pytest.mark.parametrize("tool", ["typst", "pikepdf", "fonttools", "templates and fonts"])
def test_what_all_sheets_are_made_with(tmp_path: Path, monkeypatch: Patch, tool: str) -> None:
    monkeypatch.setattr(Press, "_compile", lambda _press, one: repr(one).encode())
    calls = count(monkeypatch, Press, "_compile")

    def change() -> None:
        if tool == "templates and fonts":
            monkeypatch.setattr(sheet, "digest_of_files", lambda *_, **__: "others")
        else:
            monkeypatch.setattr(sheet, "version", lambda name: "0" if name == tool else "1")
        sheet._ground.cache_clear()

    sheet._ground.cache_clear()
    monkeypatch.setattr(sheet, "version", lambda _name: "1")

    try:
        assert made_again(calls, lambda: Press(Cache(tmp_path)).make(SHEET), change)
    finally:
        sheet._ground.cache_clear()


def test_fonts_of_a_campaign_are_in_the_words_of_its_sheets(tmp_path: Path) -> None:
    """So another file under the same name makes other sheets."""
    folder = tmp_path / fonts.FURTHER
    folder.mkdir(parents=True)
    own = fonts.FOLDER / next(path.name for path in sorted(fonts.FOLDER.iterdir()) if path.suffix == ".ttf")
    (folder / fonts.TABLE).write_text("", "utf-8")
    (folder / "own.ttf").write_bytes(own.read_bytes())
    before = fonts.own_fonts(tmp_path)
    (folder / "own.ttf").write_bytes(own.read_bytes() + b"\0")

    assert fonts.own_fonts(tmp_path) != before


@pytest.mark.parametrize("name", ["the file", "the size", "pypdfium2", "pillow"])
def test_a_preview(tmp_path: Path, monkeypatch: Patch, name: str) -> None:
    pictures = [_picture(colour) for colour in ("white", "navy")]
    calls = count(monkeypatch, io, "BytesIO")
    cache = Cache(tmp_path)
    monkeypatch.setattr(previews, "version", lambda _name: "1")

    def change() -> None:
        if name == "the size":
            monkeypatch.setattr(previews, "LONGEST", 100)
        elif name != "the file":
            monkeypatch.setattr(previews, "version", lambda one: "2" if one == name else "1")

    again = pictures[1] if name == "the file" else pictures[0]

    assert made_again(
        calls, lambda: previews.preview(pictures[0], cache), change, lambda: previews.preview(again, cache)
    )


def _picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 400), colour).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("name", ["the text", "the quality", "the library"])
def test_a_packed_text(tmp_path: Path, monkeypatch: Patch, name: str) -> None:
    calls = count(monkeypatch, brotli, "Compressor")
    raws = [b"Some words. " * 400, b"Other words. " * 400]
    again = raws[1] if name == "the text" else raws[0]

    def change() -> None:
        if name == "the quality":
            monkeypatch.setattr(compress, "QUALITY", compress.QUALITY - 1)
        elif name == "the library":
            monkeypatch.setattr(brotli, "__version__", "0")

    def pack(raw: bytes) -> None:
        packing = compress.Packing(Cache(tmp_path))
        packing.pack(raw)
        packing.close()

    assert made_again(calls, lambda: pack(raws[0]), change, lambda: pack(again))


def test_the_list_of_dependencies(tmp_path: Path, monkeypatch: Patch) -> None:
    calls = count(monkeypatch, dependencies, "_found")
    cache = Cache(tmp_path)
    do = lambda: dependencies.dependencies_of(cache)  # noqa: E731

    assert made_again(calls, do, lambda: monkeypatch.syspath_prepend(_installed(tmp_path)))


def _installed(tmp_path: Path) -> str:
    (tmp_path / "more" / "extra-1.0.dist-info").mkdir(parents=True)
    return str(tmp_path / "more")
