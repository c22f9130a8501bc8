"""``manara verify`` is quiet about what is right, and its first line says what is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grade_tests.hosting import hosting, reply
from manara.cli import main
from manara.publishing.making.headers import HEADERS, PAGE_POLICY, POLICY_NAME
from manara.publishing.making.hosts import write_recipes
from manara.publishing.making.manifest import ARCHIVE, FILE, digest_of, files_of
from manara.publishing.making.sums import write_sums
from tests.publishing.pair import FIRST, SECOND, built
from tests.publishing.servers import SERVERS, running

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a campaign, with its built site inside."""
    root = tmp_path_factory.mktemp("campaign") / "made"
    built(root)
    return root


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(made / "site", tmp_path / "copy"))


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Return a function from arguments to exit status and the lines that were printed."""

    def run(*words: object) -> tuple[int, list[str]]:
        capsys.readouterr()
        status = main(["verify", *map(str, words), "--today", "2026-12-01"])
        return status, capsys.readouterr().out.splitlines()

    return run


def _agree_again(copy: Path) -> None:
    """Make the manifest anew, as one would who knows this program."""
    (copy / ARCHIVE).unlink(missing_ok=True)
    manifest = json.loads((copy / FILE).read_text("utf-8"))
    for contact in manifest["contacts"].values():
        contact["channels"] = [channel.replace(FIRST, SECOND) for channel in contact["channels"]]
    manifest["files"] = files_of(copy)
    (copy / FILE).write_text(json.dumps({**manifest, "digest": digest_of(manifest)}), "utf-8")
    write_sums(copy, manifest["files"])


@pytest.mark.slow
def test_the_address_is_the_manifests_own(
    made: Path, copy: Path, verify: Callable[..., tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy made for another address than the sources name today is as right as it was."""
    monkeypatch.setenv("MANARA_SITE_URL", "https://elsewhere.example/")
    settings = made / "mkdocs.yml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace('"https://harvest.example/"', "https://other.example/"), "utf-8")
    try:
        status, lines = verify(copy, "--root", made)
    finally:
        settings.write_text(before, "utf-8")

    assert (status, [line for line in lines if "error" in line]) == (0, [])
    assert lines[0].startswith("0 of 2 contacts differ · 0 files differ · numbers compared with this campaign")
    assert "Made for: https://harvest.example/" in lines


@pytest.mark.slow
@pytest.mark.parametrize("kind", SERVERS)
def test_our_own_servers_are_served_well(
    made: Path, kind: str, tmp_path: Path, verify: Callable[..., tuple[int, list[str]]]
) -> None:
    """Not one line that is not true: the page for wrong addresses, packed copies, headers, pages kept nowhere."""
    with running(kind, made / "site", tmp_path / kind) as ports:
        status, lines = verify(ports.address, "--root", made)

    assert (status, lines[1]) == (0, "")
    assert lines[0].startswith("0 of 2 contacts differ · 0 files differ")


@pytest.mark.slow
def test_a_plain_bucket_is_right(copy: Path, made: Path, verify: Callable[..., tuple[int, list[str]]]) -> None:
    """Without packed copies; what is different instead of absent is named."""
    files = {
        path.relative_to(copy).as_posix(): path.read_text("utf-8")
        for path in copy.rglob("*")
        if path.suffix in (".html", ".json", ".txt", ".xml", ".vcf", ".svg")
    }
    with hosting(files, {POLICY_NAME: PAGE_POLICY, **HEADERS, "Cache-Control": "no-store"}) as host:
        for name in ("en/index.html.gz", "/404.html"):
            host.files.pop(name, None)
        host.special["/nowhere/nothing-here"] = lambda one: reply(one, files["404.html"].encode(), 404, "text/html")
        for path in copy.rglob("*"):
            name = path.relative_to(copy).as_posix()
            if path.is_file() and name not in files and path.suffix not in (".br", ".gz"):
                host.special[f"/{name}"] = partial(reply, body=path.read_bytes(), status=200, kind="a/b")
        assert verify(host.address, "--root", made)[0] == 0

        host.special["/en/index.html.gz"] = lambda one: reply(one, b"other", 200, "application/gzip")
        status, lines = verify(host.address, "--root", made)
    assert status == 1
    assert "1 file differs" in lines[0]


@pytest.mark.slow
def test_what_hosts_read_inside_the_folder_is_expected(
    made: Path, copy: Path, tmp_path: Path, verify: Callable[..., tuple[int, list[str]]]
) -> None:
    """As ``manara recipes`` makes it, and in no other form."""
    write_recipes(copy, tmp_path / "recipes")
    for name in ("_headers", "_redirects"):
        shutil.copy(tmp_path / "recipes" / name, copy)
    (copy / ".nojekyll").touch()
    status, lines = verify(copy, "--root", made)
    assert (status, lines[1]) == (0, "")

    with (copy / "_redirects").open("a") as file:
        file.write("/en/help.html https://other.example/ 302\n")
    status, lines = verify(copy, "--root", made)
    assert status == 1
    assert [line for line in lines if "_redirects" in line]


@pytest.mark.slow
def test_who_signed_is_said(
    made: Path, copy: Path, tmp_path: Path, verify: Callable[..., tuple[int, list[str]]]
) -> None:
    """By name and key; outside the campaign a good signature is proof enough, and a folder's own list is used."""
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signers = tmp_path / "deploy" / "allowed_signers"
    signers.parent.mkdir()
    signers.write_text(f"# one\nrelease {key.with_suffix('.pub').read_text()}")
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "manara", str(copy / FILE)], check=True)

    for words in (("--signers", signers, "--root", copy), ("--root", tmp_path)):
        status, lines = verify(copy, *words)
        assert status == 0
        assert "signed by release, SHA256:" in lines[0]
    assert "signature not checked" in verify(copy, "--root", copy, "--self")[1][0]
    assert json.loads("\n".join(verify(copy, "--root", tmp_path, "--format", "json")[1]))["proof"] == "signature"


@pytest.mark.slow
def test_after_its_last_day_it_is_no_longer_right(made: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And before it, for who asks to be told in time."""
    words = ["verify", str(copy), "--root", str(made)]
    assert main([*words, "--today", "2027-02-21"]) == 0
    assert main([*words, "--today", "2027-02-22"]) == 1
    assert main([*words, "--today", "2027-02-12", "--due", "10"]) == 1
    assert main([*words, "--today", "2027-02-10", "--due", "10"]) == 0
    capsys.readouterr()
    assert main([*words, "--today", "2029-01-01"]) == 1
    out = capsys.readouterr().out
    assert "held until 21 February 2027" in out.splitlines()[0]
    assert "680 days ago" in out


@pytest.mark.slow
def test_a_consistent_forgery_is_never_called_clean(
    made: Path, copy: Path, verify: Callable[..., tuple[int, list[str]]]
) -> None:
    """Alone it only agrees with itself; beside the campaign each contact is named first."""
    for path in copy.rglob("*"):
        if path.suffix in (".html", ".json") and path.name != FILE:
            path.write_text(path.read_text("utf-8").replace(FIRST, SECOND), "utf-8")
    _agree_again(copy)

    status, lines = verify(copy, "--root", copy)
    assert status == 1
    assert "nobody has proved whose it is" in lines[0]
    assert "compared with nothing" in lines[0]
    assert verify(copy, "--root", copy, "--self")[0] == 0
    status, lines = verify(copy, "--root", made)
    assert status == 1
    assert lines[0].startswith("1 of 2 contacts differ")
    assert "“hotline”" in lines[1]
    said = json.loads("\n".join(verify(copy, "--root", made, "--format", "json")[1]))
    assert said["contacts"] == {"count": 2, "differ": ["hotline"]}


@pytest.mark.slow
def test_what_a_host_gives_away_is_an_error(copy: Path, verify: Callable[..., tuple[int, list[str]]]) -> None:
    """Names that get into web roots by mistake are asked for; a host that answers all with one page gives none away."""
    with hosting({"index.html": (copy / "index.html").read_text("utf-8")}) as host:
        _one_page(copy, host.files)
        host.files[".git/config"] = "[core]"
        lines = verify(host.address, "--root", copy, "--self")[1]
        assert [line for line in lines if "gives away “.git/config”" in line]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("policy", "refused"),
    [
        (PAGE_POLICY, []),
        ("style-src 'sha256-AAAA'", ["style"]),
        ("default-src 'none'", ["style", "script"]),
        ("script-src 'self'", ["script"]),
    ],
)
def test_settings_of_another_edition_are_found(
    copy: Path, policy: str, refused: list[str], verify: Callable[..., tuple[int, list[str]]]
) -> None:
    """A header that takes a page its style or its way out is an error, though each file is right."""
    files: dict[str, str] = {}
    _one_page(copy, files)
    with hosting(files, {POLICY_NAME: policy}) as host:
        lines = verify(host.address, "--root", copy, "--self")[1]

    assert ["style" for line in lines if "without its style" in line] == ["style"] * ("style" in refused)
    assert ["script" for line in lines if "script does not run" in line] == ["script"] * ("script" in refused)


def _one_page(copy: Path, files: dict[str, str]) -> None:
    """Put a copy of one page into *files*, with a manifest of its own."""
    small = copy.parent / "small"
    small.mkdir(exist_ok=True)
    for name in ("index.html", FILE):
        shutil.copy(copy / name, small)
    _agree_again(small)
    files |= {path.name: path.read_text("utf-8") for path in small.iterdir()}


@pytest.mark.slow
def test_alike_problems_are_counted(copy: Path, verify: Callable[..., tuple[int, list[str]]]) -> None:
    """Forty pages without an ending are one matter, not forty lines."""
    pages = sorted(copy.rglob("*.html"))
    for path in pages:
        path.unlink()
    lines = verify(copy, "--root", copy, "--self")[1]

    assert len([line for line in lines if "is missing" in line]) <= 4
    assert [line for line in lines if f"and {len(pages) - 3} more like this" in line]


@pytest.mark.slow
def test_a_file_is_judged_by_its_bytes_and_not_by_a_word(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One whose name holds a word of our sentences, and one that no manifest knows."""
    for name in ("missing.html", "X"):
        (tmp_path / name).write_text("other")
        assert main(["verify", str(tmp_path / name), "--manifest", str(made / "site" / FILE)]) == 1
        assert "somebody added it" in capsys.readouterr().out
