"""A copy is compared with its manifest: one flipped byte anywhere is found."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from manara.cli import main
from manara.errors import PublishingError
from manara.publishing.making.manifest import ARCHIVE, FILE, SBOM, digest_of
from manara.publishing.proving.verify import pages_without_words, verify_folder
from tests.browser import serving
from tests.conftest import SMALL


def _names(copy: Path) -> list[str]:
    return [problem.path.removeprefix("copy/") for problem in verify_folder(copy, "copy")[1]]


def test_a_whole_copy_agrees(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows the fingerprint in both languages, and that nobody signed it."""
    assert main(["verify", str(copy), "--root", str(SMALL)]) == 0

    out = capsys.readouterr().out
    manifest = json.loads((copy / FILE).read_text("utf-8"))
    assert all(words in out for words in manifest["fingerprint"].values())
    assert "not signed" in out
    assert "these sources" not in out


def test_one_flipped_bit_in_any_file_is_found(copy: Path) -> None:
    """One in each, at a random byte: every file is named; the archive has tests of its own."""
    (copy / ARCHIVE).unlink()
    chance = random.Random(3)  # noqa: S311  # places, not secrets
    files = [path for path in copy.rglob("*") if path.is_file() and path.name != FILE and path.stat().st_size]
    for path in files:
        raw = bytearray(path.read_bytes())
        raw[chance.randrange(len(raw))] ^= 1
        path.write_bytes(raw)

    assert len(files) > 100
    assert sorted(_names(copy)) == sorted(path.relative_to(copy).as_posix() for path in files)


def test_added_and_missing_files_are_named(copy: Path) -> None:
    """Also a link to elsewhere."""
    (copy / "ar" / "extra.js").write_text("alert(1)")
    (copy / "en" / "other.html").symlink_to("/etc/passwd")
    (copy / "robots.txt").unlink()

    assert _names(copy) == ["ar/extra.js", "en/other.html", "robots.txt"]


def test_a_changed_manifest_does_not_agree_with_itself(copy: Path) -> None:
    """Changing a digest in it is not enough."""
    path = copy / FILE
    path.write_text(path.read_text("utf-8").replace('"size": 1', '"size": 2', 1), "utf-8")

    with pytest.raises(PublishingError, match="was changed"):
        verify_folder(copy, "copy")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"files": 1}'])
def test_what_is_no_manifest_is_said(copy: Path, raw: bytes) -> None:
    """No traceback."""
    (copy / FILE).write_bytes(raw)

    with pytest.raises(PublishingError):
        verify_folder(copy, "copy")


def test_a_changed_number_is_found_though_the_manifest_was_made_anew(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read back against the campaign's own registry."""
    page = copy / "en" / "help.html"
    page.write_text(page.read_text("utf-8").replace("020 7946 0018", "020 7946 0019"), "utf-8")

    assert main(["verify", str(copy), "--root", str(SMALL)]) == 1
    assert "020 7946 0019" in capsys.readouterr().out


def test_an_archive_is_verified_and_one_that_climbs_out_refused(copy: Path, tmp_path: Path) -> None:
    """Names with .. are never unpacked."""
    archive = Path(shutil.make_archive(str(tmp_path / "copy"), "zip", copy))
    assert main(["verify", str(archive), "--root", str(tmp_path), "--self"]) == 0

    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr("../out.txt", "out")
    assert main(["verify", str(archive), "--root", str(tmp_path)]) == 1
    assert not (tmp_path.parent / "out.txt").exists()


@pytest.mark.slow
def test_a_live_copy_is_verified_over_http(copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed page is found; headers that the small server lacks are warnings."""
    with serving(copy) as address:
        assert main(["verify", address, "--root", str(tmp_path), "--self"]) == 0
        assert "Content-Security-Policy" in capsys.readouterr().out
        (copy / "robots.txt").write_text("changed")
        assert main(["verify", address, "--root", str(tmp_path)]) == 1


def test_a_single_file_is_recognised(copy: Path, tmp_path: Path) -> None:
    """By its digest, whatever its name."""
    manifest = ["--manifest", str(copy / FILE), "--root", str(tmp_path)]
    shutil.copy(copy / "en" / "help.html", tmp_path / "letter.html")
    assert main(["verify", str(tmp_path / "letter.html"), *manifest]) == 0

    (tmp_path / "letter.html").write_text("other")
    assert main(["verify", str(tmp_path / "letter.html"), *manifest]) == 1


def test_a_signature_of_an_allowed_signer_is_accepted_and_no_other(copy: Path, tmp_path: Path) -> None:
    """Made with ssh-keygen, as the release workflow does."""
    for name in ("mine", "theirs"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
        (tmp_path / f"{name}.signers").write_text(f"release {(tmp_path / f'{name}.pub').read_text()}")
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", str(tmp_path / "mine"), "-n", "manara", str(copy / FILE)], check=True
    )

    words = ["verify", str(copy), "--root", str(tmp_path), "--signers"]
    assert main([*words, str(tmp_path / "mine.signers")]) == 0
    assert main([*words, str(tmp_path / "theirs.signers")]) == 1


@pytest.mark.parametrize(
    "content",
    [None, b"", b"  # only words\n", b"release\n", b"\xef\xbb\xbfrelease ssh-ed25519 AAAA\n",
     "release ssh-ed25519 AAAA\n".encode("utf-16"), b"\x00\xff\n"],
)  # fmt: skip
def test_a_list_that_names_nobody_is_said_and_no_forgery(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    """Missing, empty, or saved so that OpenSSH reads no name: the copy is not blamed for it."""
    (copy / "manifest.json.sig").write_text("-----BEGIN SSH SIGNATURE-----\n")
    signers = tmp_path / "-v odd name"
    if content is not None:
        signers.write_bytes(content)

    assert main(["verify", str(copy), "--root", str(tmp_path), f"--signers={signers}"]) == 1
    said = capsys.readouterr().err
    assert "names no signer" in said
    assert "not of an allowed signer" not in said


def test_the_bill_of_materials_names_versions(copy: Path) -> None:
    """CycloneDX, with everything the manifest names."""
    bill = json.loads((copy / SBOM).read_text("utf-8"))
    manifest = json.loads((copy / FILE).read_text("utf-8"))

    assert bill["bomFormat"] == "CycloneDX"
    assert {part["name"]: part["version"] for part in bill["components"]} == manifest["dependencies"]
    assert {"mkdocs", "babel", "brotli"} <= set(manifest["dependencies"])


def test_the_words_of_a_page_or_a_poster_are_compared(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In either language, in any case and spacing; it says whose they are, and names both in the end."""
    manifest = json.loads((copy / FILE).read_text("utf-8"))
    verify = ["verify", str(copy), "--root", str(tmp_path), "--self", "--fingerprint"]
    for words, whose in ((manifest["fingerprint"], "pages"), (manifest["paper"]["fingerprint"], "printed sheets")):
        for typed in (words["ar"], f"  {words['en'].upper()} "):
            assert main([*verify, typed]) == 0
            out = capsys.readouterr().out
            assert f"the words of this copy's {whose}" in out
            assert all(f"\n  {one}\n" in out for one in words.values())

    assert main([*verify, "apple apple apple apple apple apple"]) == 1
    assert "neither" in capsys.readouterr().out


@pytest.mark.parametrize("paper", [{"edition": "00" * 32}, {"fingerprint": {"en": "apple"}}, {}], ids=str)
def test_words_of_the_paper_that_are_not_of_its_digest_are_refused(copy: Path, paper: dict[str, object]) -> None:
    """Though the manifest's own digest was made anew."""
    path = copy / FILE
    content = json.loads(path.read_text("utf-8"))
    content["paper"] = {**content["paper"], **paper} if paper else {}
    path.write_text(json.dumps({**content, "digest": digest_of(content)}), "utf-8")

    with pytest.raises(PublishingError, match=r"manifest\.json"):
        verify_folder(copy, "copy")


def test_a_copy_of_other_sources_is_named(
    copy: Path, small_copy: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Its numbers may be right and its text old: a warning, which says whether its sheets have to be printed again."""
    root = small_copy({"docs/en/extra.txt": "new"})
    assert main(["verify", str(copy), "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert "these sources are" in out
    assert "need not be printed again" in out

    page = root / "docs" / "en" / "check.md"
    page.write_text(page.read_text("utf-8").replace("### ", "### Well: "), "utf-8")
    assert main(["verify", str(copy), "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert "those of these sources" in out
    assert "need not be printed again" not in out


def test_a_page_without_the_words_is_named(copy: Path) -> None:
    """Every page of the built site has them."""
    manifest, _ = verify_folder(copy, "copy")
    assert pages_without_words(copy, manifest, "copy") == []

    page = copy / "en" / "help.html"
    page.write_text(page.read_text("utf-8").replace(manifest.fingerprint["en"], ""), "utf-8")
    assert [problem.path for problem in pages_without_words(copy, manifest, "copy")] == ["copy/en/help.html"]


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("br", brotli.compress)])
def test_a_packed_copy_that_says_something_else_is_found(
    copy: Path, capsys: pytest.CaptureFixture[str], suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    """Though its digest was written into a manifest made anew: a server may send either."""
    page = copy / "en" / "help.html"
    packed = copy / "en" / f"help.html.{suffix}"
    packed.write_bytes(pack(page.read_bytes().replace(b"020 7946 0018", b"020 7946 0019")))
    path = copy / FILE
    content = json.loads(path.read_text("utf-8"))
    content["files"][f"en/help.html.{suffix}"]["sha256"] = hashlib.sha256(packed.read_bytes()).hexdigest()
    content["digest"] = digest_of(content)
    path.write_text(json.dumps(content), "utf-8")

    assert main(["verify", str(copy), "--root", str(SMALL)]) == 1
    assert "not what stands beside it" in capsys.readouterr().out
