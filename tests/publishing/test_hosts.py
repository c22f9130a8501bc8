"""The recipes work in real servers: headers, packed copies, the page for wrong addresses, nothing logged."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from manara.publishing.headers import HEADERS
from manara.publishing.hosts import headers_of, quiet_pages, write_recipes


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _nginx(recipes: Path, site: Path, port: int, scratch: Path) -> list[str]:
    server = (recipes / "nginx.conf").read_text("utf-8")
    server = server.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/srv/site", str(site))
    module = next(Path("/usr/lib/nginx/modules").glob("ngx_http_brotli_static_module.so"))
    (scratch / "site.conf").write_text(server)
    (scratch / "nginx.conf").write_text(
        f"load_module {module};\nuser root;\ndaemon off;\nmaster_process off;\npid {scratch}/pid;\n"
        f"error_log {scratch}/main.log;\n"
        "events {}\nhttp {\n include /etc/nginx/mime.types;\n"
        + "".join(
            f" {name}_temp_path {scratch}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + f" include {scratch}/site.conf;\n}}\n"
    )
    return [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(scratch / "nginx.conf"), "-p", str(scratch)]


def _caddy(recipes: Path, site: Path, port: int, scratch: Path) -> list[str]:
    text = (recipes / "Caddyfile").read_text("utf-8").replace(":8080 {", f"http://127.0.0.1:{port} {{")
    (scratch / "Caddyfile").write_text(text.replace("{$MANARA_SITE:/srv/site}", str(site)))
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(scratch / "Caddyfile")]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Port of a real server with the shipped settings; its log must hold no visitor's address in the end."""
    scratch = tmp_path_factory.mktemp("server")
    recipes, port = scratch / "recipes", _port()
    write_recipes(built_site, recipes)
    make = {"nginx": _nginx, "caddy": _caddy}[request.param]
    log = scratch / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            make(recipes, built_site, port, scratch),
            stdout=output,
            stderr=output,
            env={**os.environ, "XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch), "HOME": str(scratch)},
        )
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(10)
    written = "".join(path.read_text(errors="replace") for path in scratch.glob("*.log"))
    assert "no-such-page" not in written
    assert "client: 127" not in written


def _get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/en/help.html", "/ar/index.html", "/no-such-page", "/contacts.json"])
def test_every_answer_carries_every_header_once(server: int, built_site: Path, path: str) -> None:
    """Also the page for wrong addresses."""
    status, headers, _ = _get(server, path)

    assert status == (404 if path == "/no-such-page" else 200)
    for name, value in headers_of(built_site):
        assert headers[name.lower()] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert "/" not in headers.get("server", "")


@pytest.mark.slow
def test_help_pages_are_kept_nowhere(server: int, built_site: Path) -> None:
    """All others may be kept and are asked for again."""
    assert len(quiet_pages(built_site)) >= 4
    for path in quiet_pages(built_site):
        assert _get(server, path)[1]["cache-control"] == "no-store"
    assert _get(server, "/en/law.html")[1]["cache-control"] == "no-cache"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)], ids=["br", "gzip"])
def test_packed_copies_are_sent(server: int, built_site: Path, name: str, unpack: object) -> None:
    """They unpack to the page."""
    _, headers, body = _get(server, "/ar/law.html", Accept_Encoding=name)

    assert headers["content-encoding"] == name
    assert unpack(body) == (built_site / "ar" / "law.html").read_bytes()  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/no-such-page", "/en/no/such/page.html", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]
)
def test_wrong_addresses_get_the_page_in_both_languages(server: int, built_site: Path, path: str) -> None:
    """With both numbers; nothing outside the site is sent."""
    status, _, body = _get(server, path)

    assert status in (400, 404)
    assert b"root:" not in body
    if status == 404:
        assert body == (built_site / "404.html").read_bytes()


@pytest.mark.slow
def test_the_host_file_has_the_same_headers(built_site: Path, tmp_path: Path) -> None:
    """Netlify's and Cloudflare's format."""
    write_recipes(built_site, tmp_path)
    text = (tmp_path / "_headers").read_text("utf-8")

    assert all(f"  {name}: {value}\n" in text for name, value in HEADERS.items())
    assert "$" not in text
