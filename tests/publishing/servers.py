"""Real servers on the loopback with the settings that ``manara recipes`` makes."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manara.publishing.making.hosts import write_recipes

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVERS = ("nginx", "caddy")


@dataclass(frozen=True)
class Ports:
    """Where a server listens: ``plain`` and ``tls`` with the site, ``moved`` for who comes without encryption."""

    plain: int
    tls: int
    moved: int = 0

    @property
    def address(self) -> str:
        """Without a slash at the end."""
        return f"http://127.0.0.1:{self.plain}"


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(kind: str, site: Path, scratch: Path, *, recipes: Path | None = None) -> Iterator[Ports]:
    """Serve *site* by a server of this *kind* with the shipped settings; its log must hold no visitor's address.

    Args:
        kind: One of SERVERS.
        site: What is served; may be a link to an edition.
        scratch: For certificate, log and settings.
        recipes: Settings made earlier; otherwise they are made for *site*.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    if recipes is None:
        recipes = scratch / "recipes"
        write_recipes(site, recipes)
    ports = Ports(free_port(), free_port(), free_port())
    words = {"nginx": _nginx, "caddy": _caddy}[kind](recipes, site, ports, scratch)
    home = {"XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch), "HOME": str(scratch)}
    log = scratch / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(words, stdout=output, stderr=output, env={**os.environ, **home})
        try:
            for port in (ports.plain, ports.tls):
                wait_for(port, process, log)
            yield ports
        finally:
            process.terminate()
            process.wait(10)
    written = "".join(path.read_text(errors="replace") for path in scratch.glob("*.log"))
    assert "no-such-page" not in written
    assert "client: 127" not in written


def ask(ports: Ports, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers by name in lower case, and body of an answer; no redirect is followed."""
    connection = http.client.HTTPConnection("127.0.0.1", ports.plain, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def _certificate(scratch: Path) -> tuple[Path, Path]:
    """A certificate nobody signed, and its key."""
    certificate, key = scratch / "site.pem", scratch / "site.key"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([*words, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def _nginx(recipes: Path, site: Path, ports: Ports, scratch: Path) -> list[str]:
    certificate, key = _certificate(scratch)
    # The marks are taken away as the file tells the operator; the plain port stays for tests without encryption.
    server = (recipes / "nginx.conf").read_text("utf-8").replace("#tls ", "")
    server = server.replace("listen 8080", f"listen 127.0.0.1:{ports.plain}").replace("/srv/site", str(site))
    server = server.replace("listen 443", f"listen 127.0.0.1:{ports.tls}")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{ports.moved};")
    server = server.replace("/etc/ssl/site.pem", str(certificate)).replace("/etc/ssl/site.key", str(key))
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


def _caddy(recipes: Path, site: Path, ports: Ports, scratch: Path) -> list[str]:
    certificate, key = _certificate(scratch)
    text = (recipes / "Caddyfile").read_text("utf-8").replace("{$MANARA_SITE:/srv/site}", str(site))
    head, _, block = text.partition(":8080 {")
    text = f"{head}http://127.0.0.1:{ports.plain} {{{block}\nhttps://localhost:{ports.tls}, https://127.0.0.1:{ports.tls} {{\n\ttls {certificate} {key}{block}"
    (scratch / "Caddyfile").write_text(text)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(scratch / "Caddyfile")]


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody listens at *port*; a server that ends instead fails with what it said."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())
