"""Copies made by somebody who wants ``manara verify`` to fail without a word: it ends, in a sentence, for each."""

from __future__ import annotations

import json
import random
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from manara.cli import main
from manara.publishing.making.manifest import ARCHIVE, FILE, digest_of
from manara.publishing.proving import copies
from manara.publishing.proving.bombs import is_bomb
from tests.publishing.hosts import answering

if TYPE_CHECKING:
    import http.server
    from contextlib import AbstractContextManager
    from pathlib import Path

# Values of every kind of JSON, and names that are no names of files.
STRANGE: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e300,
    "",
    "a" * 5000,
    "\0",
    "\x1b[2J",
    "../x",
    "/etc/passwd",
    "a/./b",
    ".",
    [],
    {},
    [[]],
    {"": {}},
)


def _host(answers: dict[str, bytes]) -> AbstractContextManager[str]:
    """Return a host that has these files and no others."""

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        body = answers.get(handler.path.partition("?")[0])
        handler.send_response(200 if body is not None else 404)
        handler.end_headers()
        handler.wfile.write(body or b"")

    return answering(reply)


def _verify(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return exit status and everything that was said; an exception is a traceback for whoever typed it."""
    capsys.readouterr()
    status = main(["verify", *words])
    return status, "".join(capsys.readouterr())


def test_an_archive_at_an_address_is_a_copy_as_any_other(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The download that visitors pass on; what is too large or no archive is said."""
    monkeypatch.chdir(tmp_path)
    with _host({"/site.zip": (built_site / ARCHIVE).read_bytes(), "/none.zip": b"<html>"}) as host:
        status, said = _verify(capsys, f"{host}site.zip?a=b", "--manifest", str(built_site / FILE))
        assert status == 0, said
        assert "0 files differ" in said.splitlines()[0]
        status, said = _verify(capsys, f"{host}none.zip", "--language", "ar")
        assert (status, f"تعذر فك ضغط {host}none.zip" in said) == (1, True)
        monkeypatch.setattr(copies, "MOST_ARCHIVE", 1_000_000)
        status, said = _verify(capsys, f"{host}site.zip")
        assert (status, "holds more than 1 MB" in said) == (1, True)


def test_a_damaged_archive_ends_in_a_sentence(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bits turned over and ends cut off, wherever that falls."""
    monkeypatch.chdir(tmp_path)
    small = tmp_path / "small.zip"
    with zipfile.ZipFile(small, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in (FILE, "en/help.html", "contacts.json"):
            packed.write(built_site / name, f"site/{name}")
    whole = small.read_bytes()
    chance = random.Random(19)  # noqa: S311  # the same faults each time
    for _ in range(150):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        small.write_bytes(spoilt if chance.random() < 0.8 else spoilt[: chance.randrange(len(spoilt))])
        assert _verify(capsys, str(small))[0] == 1


def _somewhere(chance: random.Random, content: Any) -> Any:
    """Put something strange somewhere into *content*."""
    if isinstance(content, dict) and content and chance.random() < 0.8:
        key = chance.choice(sorted(content))
        if chance.random() < 0.2:
            return {**content, str(chance.choice(STRANGE)): content[key]}
        return {**content, key: _somewhere(chance, content[key])}
    if isinstance(content, list) and content and chance.random() < 0.5:
        place = chance.randrange(len(content))
        return [*content[:place], _somewhere(chance, content[place]), *content[place + 1 :]]
    return chance.choice(STRANGE)


def test_a_manifest_of_anything_ends_in_a_sentence(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any value in any place, with the digest made anew, in a folder and on a host; nothing is written elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(copies, "PAUSE", 0.0)
    copy = tmp_path / "deep" / "copy"
    copy.mkdir(parents=True)
    content = json.loads((built_site / FILE).read_bytes())
    content["files"] = {name: content["files"][name] for name in ("contacts.json", "en/help.html")}
    for name in content["files"]:
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copy(built_site / name, copy / name)
    answers = {f"/{name}": (copy / name).read_bytes() for name in content["files"]} | {"/": b"<html>"}
    chance = random.Random(19)  # noqa: S311  # the same faults each time
    ended = 0
    with _host(answers) as host:
        for _ in range(100):
            strange = _somewhere(chance, content)
            if isinstance(strange, dict):
                strange["digest"] = digest_of(strange)
            answers[f"/{FILE}"] = json.dumps(strange).encode()
            (copy / FILE).write_bytes(answers[f"/{FILE}"])
            for where in (str(copy), host):
                assert _verify(capsys, where)[0] == 1, strange
                ended += 1
    assert ended == 200
    assert {path.name for path in tmp_path.iterdir()} == {"deep"}


@pytest.mark.parametrize("form", ['a{}="<"', "a{}", "a{}=1 /"])
def test_a_page_of_attributes_is_refused_at_once(
    form: str, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand in one tag took minutes; what only looks like a tag takes no time, and is none."""
    monkeypatch.chdir(copy.parent)
    (copy / "x.html").write_text("<a x='>' " + " ".join(form.format(number) for number in range(100_000)))
    status, said = _verify(capsys, str(copy))
    assert (status, "x.html was made to take time" in said) == (1, True)
    assert not any(is_bomb(one * 50_000) for one in ("<", "if(i<n&&b<c){x=1;}", "<p>don't ", "=", "<b a='1'>"))


def test_nothing_that_others_wrote_draws_on_the_terminal(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that clears the screen and writes a better first line."""
    monkeypatch.chdir(tmp_path)
    (copy / "\x1b[2J0 files differ").touch()
    status, said = _verify(capsys, str(copy), "--self")
    assert (status, "\x1b" in said, "\\x1b[2J0 files differ" in said) == (1, False, True)
    content = json.loads((copy / FILE).read_bytes()) | {"site": "https://made-up.org/\x9b2J"}
    (copy / FILE).write_text(json.dumps(content | {"digest": digest_of(content)}))
    status, said = _verify(capsys, str(copy))
    assert (status, "is not a manifest of this program: letters" in said) == (1, True)


def test_every_word_of_an_error_goes_through_the_catalogs(repository: Path) -> None:
    """An error is raised with ``text(…)``; a plain string would be English for everybody."""
    raised = re.compile(r"raise (?:Publishing|Campaign|Source|Printing|Manara)Error\(\s*f?[\"']")
    plain = [
        path.name for path in (repository / "scripts/manara").rglob("*.py") if raised.search(path.read_text("utf-8"))
    ]
    assert plain == []
