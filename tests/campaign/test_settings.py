"""``mkdocs.yml`` holds nothing that runs, reads or loads something: what is not known is an error with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manara.campaign.settings import ALLOWED, ID, settings_problems, site_url
from manara.checks.folder import check_folder
from manara.cli import main
from manara.problems import Level
from tests.frozen import frozen_campaign
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """site_name: Example
site_url: !ENV [MANARA_SITE_URL, "https://example.org/"]
docs_dir: docs
site_dir: site
use_directory_urls: false
strict: true
theme:
  name: manara
  custom_dir: overrides
exclude_docs: |
  decisions/
not_in_nav: |
  /index.md
plugins:
  - manara:
      pages: [index.md, pay.md]
markdown_extensions:
  - abbr
  - tables:
      use_align_attribute: true
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc:
      permalink: false
validation:
  nav:
    omitted_files: warn
  links:
    anchors: warn
"""
# What is added at the end or put in the place of something, and the line on which it is reported.
ADDED = {
    "a hook": "hooks:\n  - evil.py\n",
    "a hook in flow style": "{hooks: [evil.py]}\n",
    "another file": "INHERIT: ../other.yml\n",
    "a script": "extra_javascript:\n  - https://evil.example/x.js\n",
    "a style": "extra_css: [x.css]\n",
    "a template": "extra_templates: [x.html]\n",
    "a value for templates": "extra: {x: 1}\n",
    "a folder to watch": "watch: [/etc]\n",
    "an address to serve at": "dev_addr: 0.0.0.0:80\n",
    "a menu": "nav: [en/index.md]\n",
    "the repository": "repo_url: https://evil.example/\n",
    "settings of extensions": "mdx_configs: {x: {}}\n",
    "a merged value": "<<: {hooks: [evil.py]}\n",
    "a key that is twice there": "site_name: Other\n",
    "a second document": "---\nhooks: [evil.py]\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "a key with a tag": "!!python/name:os.system x: 1\n",
    "a key in capitals": "Hooks: [evil.py]\n",
}
REPLACED = {
    "a plugin": ("  - manara:\n", "  - search\n  - manara:\n"),
    "a plugin by entry point": ("  - manara:\n", "  - macros: {module_name: evil}\n  - manara:\n"),
    "the plugin twice": ("  - manara:\n", "  - manara\n  - manara:\n"),
    "the checks switched off": ("      pages:", "      checks: false\n      pages:"),
    "drafts": ("      pages:", "      drafts: true\n      pages:"),
    "plugins that are no list": ("plugins:\n  - manara:", "plugins:\n  manara:"),
    "pages outside docs": ("[index.md, pay.md]", "[../../etc/passwd]"),
    "an extension": ("  - abbr\n", "  - markdown_include.include\n"),
    "snippets": ("  - abbr\n", "  - pymdownx.snippets:\n      base_path: [/etc]\n"),
    "snippets without options": ("  - abbr\n", "  - pymdownx.snippets\n"),
    "options of a known extension": ("  - abbr\n", "  - abbr: {glossary: /etc/passwd}\n"),
    "fences by Python name": (
        "  - abbr\n",
        "  - pymdownx.superfences:\n      custom_fences: [{name: x, class: x, format: !!python/name:os.system }]\n",
    ),
    "another Python name": ("emoji.twemoji", "emoji.evil"),
    "a Python name in place of a value": ("site_name: Example", "site_name: !!python/name:os.system"),
    "a Python object": ("site_name: Example", 'site_name: !!python/object/apply:os.system ["true"]'),
    "a module": ("site_name: Example", "site_name: !!python/module:evil"),
    "a full tag": ("site_name: Example", "site_name: !<tag:yaml.org,2002:python/object/apply:os.getcwd> []"),
    "a relative path": ("custom_dir: overrides", "custom_dir: !relative overrides"),
    "another variable": ("[MANARA_SITE_URL,", "[HOME,"),
    "two variables": ("[MANARA_SITE_URL,", "[MANARA_SITE_URL, HOME,"),
    "a variable elsewhere": ("site_name: Example", "site_name: !ENV HOME"),
    "a script as address": ('"https://example.org/"', '"javascript:alert(1)"'),
    "an address that leaves its quotes": ('"https://example.org/"', "'https://example.org/\"><script>'"),
    "another folder of templates": ("custom_dir: overrides", "custom_dir: ../overrides"),
    "an absolute folder of templates": ("custom_dir: overrides", "custom_dir: /etc"),
    "another theme": ("name: manara", "name: readthedocs"),
    "another folder of pages": ("docs_dir: docs", "docs_dir: /etc"),
    "a folder to be emptied": ("site_dir: site", "site_dir: /"),
    "a published folder left out": ("  decisions/\n", "  en/\n"),
    "a folder let in again": ("  decisions/\n", "  '!drafts/'\n"),
    "links not looked at": ("anchors: warn", "anchors: ignore"),
    "an anchor": ("theme:\n", "theme: &theme\n"),
    "an alias": ("site_name: Example", "site_name: &name Example\nstrict: *name"),
    "a theme that is a list": ("theme:\n  name: manara\n  custom_dir: overrides\n", "theme: [manara]\n"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small campaign."""
    return frozen_campaign(tmp_path / "campaign")


def test_what_a_campaign_needs_is_allowed(root: Path) -> None:
    """All of it, and nothing at all."""
    for content in (GOOD, "", "# nothing\n", "theme: manara\nsite_url: https://example.org/\n", "site_url: ''\n"):
        (root / "mkdocs.yml").write_text(content, "utf-8")
        assert settings_problems(root) == []
    (root / "mkdocs.yml").unlink()
    assert settings_problems(root) == []


def spoilt(name: str) -> tuple[str, int]:
    """Return settings with one thing wrong, and the line on which it stands."""
    if name in ADDED:
        before = "" if name == "a hook in flow style" else GOOD
        return before + ADDED[name], before.count("\n") + 1
    old, new = REPLACED[name]
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new), 0


@pytest.mark.parametrize("name", [*ADDED, *REPLACED])
def test_everything_else_is_an_error_with_its_place(root: Path, name: str) -> None:
    """With a line, a column and what to do; the report and the build say so, and nothing is built."""
    content, line = spoilt(name)
    (root / "mkdocs.yml").write_text(content, "utf-8")
    problems = settings_problems(root)

    assert problems
    assert {(problem.path, problem.level, problem.check) for problem in problems} == {("mkdocs.yml", Level.ERROR, ID)}
    assert all(problem.line and problem.column and str(problem.hint) for problem in problems)
    if line and name != "a second document":
        assert problems[0].line == line


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbfsite_name: x\n", b"site_name: x\r\n", b"site_name: \xff\n", b"a: \x00\n"]
)
def test_bytes_that_could_be_read_in_two_ways_are_refused(root: Path, raw: bytes) -> None:
    """As in every other file."""
    (root / "mkdocs.yml").write_bytes(raw)

    assert settings_problems(root)


def test_a_file_of_many_levels_or_signs_is_refused(root: Path) -> None:
    """Without a traceback and without a minute's wait."""
    for content in ("[" * 100_000, "a: " * 30_000, "- " * 50_000):
        (root / "mkdocs.yml").write_text(content, "utf-8")
        assert settings_problems(root)


def test_the_file_itself_is_no_link(root: Path) -> None:
    """What it leads to is not part of the proposal that somebody reads."""
    (root / "mkdocs.yml").rename(root / "other.yml")
    (root / "mkdocs.yml").symlink_to("other.yml")

    assert [problem.check for problem in settings_problems(root)] == [ID]


EVIL = "from pathlib import Path\nPath(__file__).with_name('ran').write_text('x')\n"


@pytest.mark.parametrize(
    "settings", [GOOD + "hooks:\n  - evil.py\n", GOOD.replace("Example", "!!python/object/apply:evil.run []"),
                 GOOD.replace("emoji.twemoji", "emoji.twemoji\n  - evil")]
)  # fmt: skip
def test_nothing_of_a_proposal_runs(root: Path, settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in a check, nor in a build, nor in a preview."""
    (root / "evil.py").write_text(EVIL)
    (root / "mkdocs.yml").write_text(settings, "utf-8")

    assert main(["check", "--root", str(root), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    found = [row for row in (rows if isinstance(rows, list) else rows["problems"]) if row["check"] == ID]
    assert found
    assert {"path", "line", "column", "level", "check", "message", "hint"} <= set(found[0])
    result = build_campaign(root, root / "site")
    assert ID in {problem.check for problem in result.problems}
    assert main(["serve", "--root", str(root), "--address", "127.0.0.1:0"]) == 1
    assert not (root / "site").exists()
    assert not (root / "ran").exists()


def test_the_settings_are_part_of_every_check(root: Path) -> None:
    """Whatever somebody asks for."""
    (root / "mkdocs.yml").write_text(GOOD + "hooks: [evil.py]\n", "utf-8")

    for subjects in (("contacts",), ("translations",), ("pages",)):
        assert ID in {problem.check for problem in check_folder(root, subjects)}


@pytest.mark.parametrize("name", ["overrides/link.html", "languages/ar/site.po", "overrides/folder", "docs"])
def test_links_to_other_places_are_refused(root: Path, tmp_path: Path, name: str) -> None:
    """A file, a folder, one that leads nowhere, a whole room: with its name, and nothing else is said."""
    elsewhere = tmp_path / "elsewhere"
    if (root / name).exists():
        (root / name).rename(elsewhere)
    elif "folder" in name:
        elsewhere.mkdir()
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(elsewhere)

    assert [(problem.path, problem.check) for problem in check_folder(root)] == [(name, "sources.place")]
    assert [problem.path for problem in build_campaign(root, root / "site").problems] == [name]


@pytest.mark.parametrize("name", ["data/contacts/x.yml", "docs/en/x.md", "overrides/x.html"])
def test_a_pipe_holds_nothing_up(root: Path, name: str) -> None:
    """It is named, and not opened."""
    import os

    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)

    assert [(problem.path, problem.check) for problem in check_folder(root)] == [(name, "sources.place")]


def test_the_address_is_what_the_file_or_the_variable_says(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without MkDocs, whose own reader constructs what it finds."""
    monkeypatch.delenv("MANARA_SITE_URL", raising=False)
    for written, expected in {
        "site_url: https://example.org/a": "https://example.org/a/",
        'site_url: !ENV [MANARA_SITE_URL, "https://example.org/"]': "https://example.org/",
        "site_url: !ENV MANARA_SITE_URL": "",
        "site_url:": "",
        "site_name: x": "",
    }.items():
        (root / "mkdocs.yml").write_text(written + "\n", "utf-8")
        assert site_url(root) == expected
    monkeypatch.setenv("MANARA_SITE_URL", "https://example.net")
    for written in ('site_url: !ENV [MANARA_SITE_URL, "https://example.org/"]', "site_url: !ENV MANARA_SITE_URL"):
        (root / "mkdocs.yml").write_text(written + "\n", "utf-8")
        assert site_url(root) == "https://example.net/"


def test_the_list_is_of_settings_that_mkdocs_has() -> None:
    """A name that MkDocs does not know would be allowed for nothing."""
    from mkdocs.config.defaults import MkDocsConfig

    assert set(ALLOWED) <= {name for name, _ in MkDocsConfig._schema}
