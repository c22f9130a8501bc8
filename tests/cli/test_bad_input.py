"""Bad input: one clear message with its place, exit status 1, and ``site/`` untouched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manara.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Path], None]


def _edit(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        path = root / name
        content = path.read_text("utf-8")
        assert old in content, f"{name} no longer contains {old!r}"
        path.write_text(content.replace(old, new, 1), "utf-8")

    return change


def _bytes(name: str, replace: Callable[[bytes], bytes]) -> Change:
    def change(root: Path) -> None:
        (root / name).write_bytes(replace((root / name).read_bytes()))

    return change


def _rename(name: str, new: str) -> Change:
    def change(root: Path) -> None:
        (root / name).rename(root / new)

    return change


HOTLINE = "data/contacts/hotline.yml"
CASES: dict[str, tuple[Change, str, int, str, str]] = {
    # what is done: (change, path of the problem, its line, check, a word of the message)
    "a field is missing": (_edit(HOTLINE, "kind: helpline\n", ""), HOTLINE, 1, "sources.field", "kind"),
    "an id is used twice": (
        _edit("data/contacts/night.yml", "id: night", "id: hotline"),
        "data/contacts/night.yml",
        1,
        "contacts.id",
        "already used",
    ),
    "Arabic-Indic digits": (
        _edit(HOTLINE, '"+442079460018"', '"+٤٤٢٠٧٩٤٦٠٠١٨"'),
        HOTLINE,
        13,
        "contacts.e164",
        "E.164",
    ),
    "a check date in the future": (_edit(HOTLINE, "on: 2026-11-20", "on: 2031-01-01"), HOTLINE, 0, "", "future"),
    "a page only in Arabic": (
        lambda root: (root / "docs/en/signs.md").unlink(),
        "docs/ar/signs.md",
        0,
        "translations.pairs",
        "en",
    ),
    "broken front matter": (
        _edit("docs/ar/law.md", "facts: [", "facts: [["),
        "docs/ar/law.md",
        0,
        "sources.yaml",
        "not valid YAML",
    ),
    "a field of the front matter is missing": (
        _edit("docs/ar/law.md", "checked: 2026-11-20\n", ""),
        "docs/ar/law.md",
        2,
        "pages.front-matter",
        "checked",
    ),
    "a byte order mark": (
        _bytes("docs/ar/law.md", lambda raw: b"\xef\xbb\xbf" + raw),
        "docs/ar/law.md",
        1,
        "sources.encoding",
        "byte order mark",
    ),
    "Windows line ends": (
        _bytes("docs/ar/law.md", lambda raw: raw.replace(b"\n", b"\r\n")),
        "docs/ar/law.md",
        1,
        "sources.encoding",
        "Windows",
    ),
    "an invalid UTF-8 byte": (
        _bytes("docs/ar/law.md", lambda raw: raw + b"\xff\n"),
        "docs/ar/law.md",
        0,
        "sources.encoding",
        "0xFF",
    ),
    "an unknown contact": (
        _edit("docs/en/signs.md", "{{ phone:hotline }}", "{{ phone:hotlien }}"),
        "docs/en/signs.md",
        0,
        "pages.calls",
        "hotlien",
    ),
    "a page name with a space": (
        _rename("docs/en/law.md", "docs/en/the law.md"),
        "docs/en/the law.md",
        0,
        "pages.name",
        "the law.md",
    ),
    "a dead link": (
        _edit("docs/en/pages.md", "](help.md", "](hepl.md"),
        "docs/en/pages.md",
        0,
        "pages.links",
        "hepl.md",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_named_and_nothing_is_published(
    name: str, small_copy: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The old site stays as it was."""
    change, path, line, check, word = CASES[name]
    root = small_copy()
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("old")
    change(root)

    status = main(["build", "--root", str(root), "--format", "json"])
    output = capsys.readouterr().out
    problems = json.loads(output[: output.rindex("]") + 1])

    assert status == 1
    assert any(
        p["path"] == path and (not line or p["line"] == line) and p["check"].startswith(check) and word in p["message"]
        for p in problems
    ), problems
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert [file.name for file in root.glob("site*")] == ["site"]


def test_all_problems_come_in_one_run(small_copy: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """An editor mends everything before running again."""
    root = small_copy()
    for change, *_ in (CASES["a field is missing"], CASES["a dead link"], CASES["an unknown contact"]):
        change(root)

    main(["check", "--root", str(root)])
    output = capsys.readouterr().out

    assert all(word in output for word in ("“kind” is missing", "hepl.md", "hotlien"))


def test_a_mistyped_command_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and the commands are listed."""
    with pytest.raises(SystemExit) as caught:
        main(["biuld"])

    assert caught.value.code == 2
    assert "build" in capsys.readouterr().err


def test_a_folder_without_a_campaign_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert "data/campaign.yml" in capsys.readouterr().err


def test_messages_come_in_arabic_with_foreign_words_isolated(
    small_copy: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """An Arabic value inside an English line is wrapped in first strong isolate … pop directional isolate."""
    root = small_copy()
    _edit("docs/en/signs.md", "{{ phone:hotline }}", "{{ phone:الخط }}")(root)

    main(["check", "--root", str(root)])

    assert "“\u2068الخط\u2069”" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["recipes", "sign", "mirror", "publish", "rollback"])
def test_what_the_system_refuses_is_a_sentence(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the file and the reason, whatever command met it; no traceback."""
    import importlib

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(tmp_path / "kept"))

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "campaign.yml").touch()
    monkeypatch.setattr(importlib.import_module(f"manara.cli.{command}"), "run", refuse)
    more = {"sign": ["key"], "mirror": ["copy", "--address", "x"], "publish": ["main"], "rollback": ["main"]}

    assert main([command, *more.get(command, []), "--root", str(tmp_path), "--language", "en"]) == 1
    assert capsys.readouterr().err == f"manara: {tmp_path / 'kept'} cannot be read or written: Permission denied.\n"
