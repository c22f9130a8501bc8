"""A bucket holds the newest digits, each file with its headers, whatever rclone thinks of size and time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from manara.publishing.making.bucket import commands
from manara.publishing.making.hosts import write_recipes

SITE = {
    "index.html": "<p>start", "404.html": "<p>none", "en/help.html": '<meta name="robots" content="noindex">0123',
    "contacts.json": '{"number": "0123"}', "vcard/line.vcf": "TEL:0123", "en/share/sms.txt": "0123",
    "index.html.br": "packed", "index.html.gz": "packed", "manifest.json": "{}", "manifest.json.sig": "signed",
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Files of every kind that a bucket keeps with other headers."""
    for name, content in SITE.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path / "site"


def _upload(site: Path, bucket: Path) -> None:
    recipes = site.parent / "recipes"
    write_recipes(site, recipes)
    settings = {**os.environ, "REMOTE": f":local:{bucket}", "SITE": str(site)}
    subprocess.run(["sh", str(recipes / "bucket.sh")], env=settings, check=True, capture_output=True)


def test_a_changed_digit_arrives_though_size_and_time_are_the_same(site: Path, tmp_path: Path) -> None:
    """With the real rclone; also when the newer file is older, as it is when an edition is put back."""
    bucket = tmp_path / "bucket"
    _upload(site, bucket)
    held = {path.relative_to(bucket).as_posix() for path in bucket.rglob("*") if path.is_file()}
    assert held == {name for name in SITE if not name.endswith((".br", ".gz"))}
    for name, content in SITE.items():
        path, kept = site / name, bucket / name
        path.write_text(content.replace("0123", "0124"))
        if kept.exists():
            os.utime(path, ns=(kept.stat().st_atime_ns, kept.stat().st_mtime_ns))
    os.utime(site / "contacts.json", (1, 1))
    (site / "vcard" / "line.vcf").unlink()

    _upload(site, bucket)

    for name, content in SITE.items():
        if not name.endswith((".br", ".gz", ".vcf")):
            assert (bucket / name).read_text() == content.replace("0123", "0124"), name
    assert not (bucket / "vcard" / "line.vcf").exists()


def test_without_the_name_of_a_bucket_nothing_is_sent(site: Path, tmp_path: Path) -> None:
    """It says how to name one."""
    write_recipes(site, tmp_path / "recipes")
    settings = {name: value for name, value in os.environ.items() if name != "REMOTE"}

    done = subprocess.run(
        ["sh", str(tmp_path / "recipes" / "bucket.sh")], env=settings, check=False, capture_output=True, text=True
    )

    assert done.returncode != 0
    assert "REMOTE=remote:bucket" in done.stderr


def test_pages_follow_what_they_lead_to_and_the_manifest_ends(site: Path) -> None:
    """Help pages are sent as what nobody may keep, and only so; deletions come when everything new is there."""
    made = [" ".join(words) for words in commands(str(site), "remote:b", ["/en/help.html"])]
    order = [
        next(i for i, line in enumerate(made) if mark in line) for mark in ("+ *.html", "no-store", "+ /manifest.json")
    ]

    assert order == sorted(order)
    assert order[-1] == len(made) - 2
    assert made[-1].startswith("rclone sync")
    assert all("--checksum" in line for line in made)
    quiet = [line for line in made if "+ /en/help.html" in line]
    assert len(quiet) == 1
    assert "Cache-Control: no-store" in quiet[0]
    assert "- /en/help.html" in made[order[0]]
