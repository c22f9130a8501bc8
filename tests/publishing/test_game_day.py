"""A wrong number at two in the morning: found, corrected, published, seen from outside, put back, and mirrored.

On a real server whose settings were made once, for the first edition, and are never touched again. A phone that keeps
what it was sent comes with each of its validators.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from manara.publishing.making.manifest import FILE
from manara.publishing.shipping import publish as publishing
from manara.publishing.shipping.carriers import carry
from manara.publishing.shipping.editions import Editions
from tests.publishing.desk import ADDRESS, TODAY, Desk, correct, published
from tests.publishing.pair import FIRST, SECOND
from tests.publishing.servers import Ports, ask, running

if TYPE_CHECKING:
    from pathlib import Path

    from manara.publishing.shipping.targets import Target

MIRROR = "https://other-made-up.org/info/"


@dataclass
class Phone:
    """A browser that keeps every answer and asks with its validators."""

    ports: Ports
    kept: dict[str, tuple[dict[str, str], bytes]] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """Return what a reader sees: the answer, or what is kept when the server says that it did not change."""
        headers, body = self.kept.get(path, ({}, b""))
        held = {"If_None_Match": headers.get("etag", ""), "If_Modified_Since": headers.get("last-modified", "")}
        status, headers, new = ask(self.ports, path, **{name: value for name, value in held.items() if value})
        if status == 304:
            return body
        assert status == 200, path
        self.kept[path] = headers, new
        return new


@pytest.mark.slow
def test_from_a_wrong_number_to_a_mirror(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three commands to correct; each step is looked at by a phone that keeps what it was sent."""
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    every = ("/en/help.html", "/ar/help.html", "/contacts.json", "/en/index.html", "/vcard/en/line-1.vcf")
    with published("nginx", tmp_path, capsys) as (desk, ports):
        phone = Phone(ports)
        paths = tuple(path for path in every if (desk.web / "site" / path[1:]).is_file())
        assert all(FIRST in phone.read(path).decode() for path in ("/contacts.json", "/en/help.html"))
        first = desk.web.joinpath("site").resolve().name

        # Corrected and published, three months after everything else has expired.
        correct(desk)
        status, out = desk.type("confirm", "contacts/hotline", "--how", "called", "--on", "2027-02-28", *TODAY)
        assert status == 0, out
        status, out = desk.type("publish", "main", *TODAY)
        assert (status, "Nothing was published" in out) == (1, True)
        assert all(FIRST in phone.read(path).decode() for path in ("/contacts.json", "/en/help.html"))
        words = ("--urgent", "contacts/hotline", "--reason", "a wrong digit")
        status, out = desk.type("publish", "main", *words, *TODAY)
        assert status == 0, out
        assert f"“hotline”: tel:+44207946{FIRST} → tel:+44207946{SECOND}" in out
        assert "0 of 2 contacts differ · 0 files differ" in out
        assert f"seen at {phone.ports.address}/. Nobody has looked at {ADDRESS}." in out
        for path in paths:
            assert FIRST not in phone.read(path).decode(), path
        assert json.loads(phone.read(f"/{FILE}"))["urgent"]["contact"] == "hotline"

        # Seen from outside, by anybody with the manifest; the settings of the first edition still fit.
        manifest = tmp_path / "manifest.json"
        manifest.write_bytes(phone.read(f"/{FILE}"))
        status, out = desk.type("verify", phone.ports.address, "--manifest", str(manifest), "--today", "2027-02-01")
        assert status == 0, out

        # Put back only with a yes, and then under new times: the phone sees it.
        status, out = desk.type("rollback", "main", *TODAY)
        assert (status, "brings back numbers" in out, "held until" in out) == (1, True, True)
        assert SECOND in phone.read("/contacts.json").decode()
        status, out = desk.type("rollback", "main", "--yes", *TODAY)
        assert (status, out.count("“hotline”: ")) == (0, 1), out
        assert all(FIRST in phone.read(path).decode() for path in ("/contacts.json", "/en/help.html"))
        assert desk.web.joinpath("site").resolve().name > first
        status, out = desk.type("rollback", "main", "--yes", *TODAY)
        assert status == 0, out
        assert SECOND in phone.read("/contacts.json").decode()

        status, out = desk.type("publish", "main", "--list")
        assert len(out.splitlines()) == 4
        assert [line[0] for line in out.splitlines()].count("→") == 1
        log = Editions(desk.root, "main").log()
        assert [line["act"] for line in log] == ["publish", "publish", "rollback", "rollback"]
    _mirrored(desk, tmp_path)


def _mirrored(desk: Desk, tmp_path: Path) -> None:
    """From the archive alone, signed, below a path of another host; proved with common tools."""
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"release {key.with_suffix('.pub').read_text()}")
    archive, output = desk.web / "site" / "site.zip", tmp_path / "mirror"
    status, out = desk.type("mirror", str(archive), "--address", MIRROR, "--output", str(output), "--sign", str(key))
    assert status == 0, out
    for path in output.rglob("*"):
        if path.suffix in (".html", ".xml", ".txt", ".json"):
            assert ADDRESS not in path.read_text("utf-8"), path.name
    assert f'rel="canonical" href="{MIRROR}en/help.html"' in (output / "en" / "help.html").read_text("utf-8")
    with running("caddy", output, tmp_path / "mirrored") as ports:
        status, out = desk.type("verify", f"{ports.address}/info/", "--signers", str(signers), "--today", "2027-02-01")
        assert status == 0, out
        assert "signed by release" in out.splitlines()[0]
    kiosk = tmp_path / "kiosk"
    with zipfile.ZipFile(output / "site.zip") as packed:
        packed.extractall(kiosk)
    shutil.copy(signers, kiosk / "site" / "allowed_signers")
    for line in (kiosk / "site" / "VERIFY.txt").read_text("utf-8").splitlines():
        if line.startswith(("sha256sum", "ssh-keygen")):
            done = subprocess.run(["sh", "-c", line], cwd=kiosk / "site", check=False, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            assert "FAILED" not in done.stdout


@pytest.mark.slow
def test_what_is_red_from_outside_is_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something on the server changes a page on its way: the edition before is published again, and it is said."""
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    with published("nginx", tmp_path, capsys) as (desk, ports):
        phone = Phone(ports)
        correct(desk)
        today = ("--today", "2026-12-01")
        assert desk.type("confirm", "contacts/hotline", "--how", "called", "--on", "2026-11-30", *today)[0] == 0

        def damaged(target: Target, folder: Path, name: str) -> None:
            carry(target, folder, name)
            page = desk.web / "editions" / name / "en" / "help.html"
            if SECOND in page.read_text("utf-8"):
                page.write_text(page.read_text("utf-8").replace(SECOND, "0129"), "utf-8")

        monkeypatch.setattr(publishing, "carry", damaged)
        status, out = desk.type("publish", "main", *today)

        assert status == 1
        assert "1 file differs" in out
        assert "the edition before is published again" in out
        assert FIRST in phone.read("/en/help.html").decode()
        last = Editions(desk.root, "main").log()[-1]
        assert (last["act"], last["stayed"]) == ("back", True)
