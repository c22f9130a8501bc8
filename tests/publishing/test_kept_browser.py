"""An old visitor: a Chromium profile that was here before the correction comes again, and sees the new number.

What an operator types in between is read from PUBLISHING, in both languages.

Over TLS, with the settings as shipped: HTTP/2 from nginx, HTTP/3 from Caddy (its client is Chromium's own).
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
from typing import TYPE_CHECKING

import pytest

from manara.publishing.shipping import publish as publishing
from tests.browser import ARGUMENTS, chromium_path, playwright
from tests.publishing.desk import TODAY, correct, handbook, published
from tests.publishing.pair import FIRST, SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from tests.publishing.servers import Ports

PATHS = ("en/help.html", "en/index.html", "contacts.json")
SPOKEN = {"nginx": "h2", "caddy": "h3"}
READ = {"nginx": "PUBLISHING.md", "caddy": "PUBLISHING.ar.md"}
HOW = "performance.getEntriesByType('navigation')[0].toJSON()"


def _key_of(certificate: Path) -> str:
    """Return what Chromium wants to know of a certificate nobody signed: the digest of its public key (RFC 7469)."""
    words = ["openssl", "x509", "-in", str(certificate), "-pubkey", "-noout"]
    pem = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    lines = [line for line in pem.splitlines() if not line.startswith("-")]
    return base64.b64encode(hashlib.sha256(base64.b64decode("".join(lines))).digest()).decode()


def _visit(profile: Path, ports: Ports, key: str, kind: str) -> dict[str, tuple[str, dict[str, object]]]:
    """Open every path in a browser with this *profile*, close it, and return text and timing by path."""
    host = f"localhost:{ports.tls}"
    words = [*ARGUMENTS, f"--ignore-certificate-errors-spki-list={key}"]
    if kind == "caddy":
        words = [word for word in words if word != "--disable-quic"]
        words += ["--enable-quic", f"--origin-to-force-quic-on={host}"]
    seen = {}
    launch = playwright().chromium.launch_persistent_context
    with launch(profile, executable_path=chromium_path(), args=words) as browser:
        page = browser.new_page()
        for path in PATHS:
            page.goto(f"https://{host}/{path}")
            seen[path] = page.content(), page.evaluate(HOW)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(SPOKEN))
def test_who_was_here_before_sees_the_correction(
    kind: str,
    repository: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the commands of the handbook; the cache is really kept: what did not change comes without its body."""
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    profile = tmp_path / "profile"
    with published(kind, tmp_path, capsys) as (desk, ports):
        key = _key_of(tmp_path / "server" / "site.pem")
        seen = _visit(profile, ports, key, kind)
        assert all(FIRST in text for text, _timing in seen.values())
        assert {timing["nextHopProtocol"] for _text, timing in seen.values()} == {SPOKEN[kind]}
        again = _visit(profile, ports, key, kind)
        for path in ("en/index.html", "contacts.json"):
            assert int(str(again[path][1]["transferSize"])) < int(str(again[path][1]["encodedBodySize"])), path
        correct(desk)
        for words in handbook((repository / READ[kind]).read_text("utf-8")):
            status, out = desk.type(*words, *TODAY)
            assert status == 0, out
        for path, (text, _timing) in _visit(profile, ports, key, kind).items():
            assert (FIRST in text, SECOND in text) == (False, True), path
