"""The recipes work in real servers: headers, packed copies, the page for wrong addresses, nothing logged."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from manara.cli import main
from manara.publishing.headers import HEADERS, STRICTEST, policy_of
from manara.publishing.hosts import NAMES, headers_of, quiet_pages, write_recipes


@dataclass(frozen=True)
class Ports:
    """Where a server listens."""

    plain: int
    tls: int


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _certificate(scratch: Path) -> tuple[Path, Path]:
    """A certificate nobody signed, and its key."""
    certificate, key = scratch / "site.pem", scratch / "site.key"
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    words += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([*words, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def _nginx(recipes: Path, site: Path, ports: Ports, scratch: Path) -> list[str]:
    certificate, key = _certificate(scratch)
    server = (recipes / "nginx.conf").read_text("utf-8")
    server = server.replace("listen 8080", f"listen 127.0.0.1:{ports.plain}").replace("/srv/site", str(site))
    # The three marked lines, as the file tells the operator.
    server = server.replace("# listen 443", f"listen 127.0.0.1:{ports.tls}").replace("# ssl_", "ssl_")
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
    text = f"{head}http://127.0.0.1:{ports.plain} {{{block}\nhttps://127.0.0.1:{ports.tls} {{\n\ttls {certificate} {key}{block}"
    (scratch / "Caddyfile").write_text(text)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(scratch / "Caddyfile")]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ports]:
    """Ports of a real server with the shipped settings; its log must hold no visitor's address in the end."""
    scratch = tmp_path_factory.mktemp("server")
    recipes, ports = scratch / "recipes", Ports(_port(), _port())
    write_recipes(built_site, recipes)
    make = {"nginx": _nginx, "caddy": _caddy}[request.param]
    log = scratch / "output.log"
    home = {"XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch), "HOME": str(scratch)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            make(recipes, built_site, ports, scratch), stdout=output, stderr=output, env={**os.environ, **home}
        )
        try:
            for port in (ports.plain, ports.tls):
                _wait_for(port, process, log)
            yield ports
        finally:
            process.terminate()
            process.wait(10)
    written = "".join(path.read_text(errors="replace") for path in scratch.glob("*.log"))
    assert "no-such-page" not in written
    assert "client: 127" not in written


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    pytest.fail(log.read_text())


def _get(ports: Ports, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", ports.plain, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/index.html"), ("/ar/", "/ar/index.html"), ("/en/help.html", "/en/help.html"),
        ("/ar/search.html", "/ar/search.html"), ("/no-such-page", "/404.html"), ("/contacts.json", ""),
        ("/robots.txt", ""),
    ],
)  # fmt: skip
def test_every_answer_carries_every_header_once(server: Ports, built_site: Path, path: str, page: str) -> None:
    """Each page its own policy, also the page for wrong addresses; what is no page may load nothing."""
    status, headers, _ = _get(server, path)

    assert status == (404 if path == "/no-such-page" else 200)
    for name, value in headers_of(built_site, page):
        assert headers[name.lower()] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert "/" not in headers.get("server", "")


@pytest.mark.slow
def test_the_policy_of_each_page_is_no_wider_than_the_page_needs(server: Ports, built_site: Path) -> None:
    """One style and one script at most; no script on a page that runs none. Measured: 300 bytes less than for all."""
    for path in ("/en/one.html", "/ar/help.html", "/ar/law.html"):
        policy = _get(server, path)[1]["content-security-policy"]
        assert policy.count("'sha256-") <= 2
        assert len(policy) < len(policy_of(built_site)) - 300
    pages = {f"/{path.relative_to(built_site).as_posix()}": path for path in built_site.rglob("*.html")}
    for path, page in pages.items():
        if path != "/404.html":
            policy = _get(server, path)[1]["content-security-policy"]
            assert ("script-src 'none'" in policy) == ("<script" not in page.read_text("utf-8")), path
    assert _get(server, "/robots.txt")[1]["content-security-policy"] == STRICTEST


@pytest.mark.slow
def test_http_2_over_tls(server: Ports, built_site: Path) -> None:
    """A client agrees on HTTP/2, gets the packed page and the headers."""
    words = ["curl", "-sk", "--http2", "--compressed", "-D", "-", f"https://127.0.0.1:{server.tls}/ar/help.html"]
    answer = subprocess.run(words, capture_output=True, check=True, timeout=20).stdout
    head, _, body = answer.partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/2 200")
    assert body == (built_site / "ar" / "help.html").read_bytes()
    sent = {line.partition(b": ")[0].decode() for line in head.split(b"\r\n")[1:]}
    assert {name.lower() for name, _ in headers_of(built_site, "/ar/help.html")} <= sent
    assert "content-encoding" in sent


@pytest.mark.slow
def test_under_load_no_answer_is_an_error(server: Ports) -> None:
    """Two seconds of wrk on the way in, packed; how fast is bench/'s question."""
    for path in ("/", "/ar/help.html"):
        words = ["wrk", "-t1", "-c32", "-d2s", "-H", "Accept-Encoding: br", f"http://127.0.0.1:{server.plain}{path}"]
        said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=30).stdout
        assert "Non-2xx" not in said
        assert "Socket errors" not in said
        assert int(re.findall(r"(\d+) requests in", said)[0]) > 20


@pytest.mark.slow
def test_the_root_is_a_page_and_leads_nowhere_else(server: Ports, built_site: Path) -> None:
    """Who opens it sees both languages and the numbers; no guess by browser language, which would tell on her."""
    for language in ("ar", "en", "fr;q=0.5"):
        status, headers, body = _get(server, "/", Accept_Language=language)
        assert status == 200
        assert "location" not in headers
        assert body == (built_site / "index.html").read_bytes()


@pytest.mark.slow
def test_help_pages_are_kept_nowhere(server: Ports, built_site: Path) -> None:
    """All others may be kept and are asked for again."""
    assert len(quiet_pages(built_site)) >= 4
    for path in quiet_pages(built_site):
        assert _get(server, path)[1]["cache-control"] == "no-store"
    assert _get(server, "/en/law.html")[1]["cache-control"] == "no-cache"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)], ids=["br", "gzip"])
def test_packed_copies_are_sent(server: Ports, built_site: Path, name: str, unpack: object) -> None:
    """They unpack to the page."""
    _, headers, body = _get(server, "/ar/law.html", Accept_Encoding=name)

    assert headers["content-encoding"] == name
    assert unpack(body) == (built_site / "ar" / "law.html").read_bytes()  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/no-such-page", "/en/no/such/page.html", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]
)
def test_wrong_addresses_get_the_page_in_both_languages(server: Ports, built_site: Path, path: str) -> None:
    """With both numbers; nothing outside the site is sent."""
    status, _, body = _get(server, path)

    assert status in (400, 404)
    assert b"root:" not in body
    if status == 404:
        assert body == (built_site / "404.html").read_bytes()


@pytest.fixture(scope="module")
def recipes(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All recipes for the built site."""
    output = tmp_path_factory.mktemp("recipes")
    write_recipes(built_site, output)
    return output


@pytest.mark.slow
def test_netlify_and_cloudflare_get_the_same_headers(recipes: Path, built_site: Path) -> None:
    """Within Cloudflare's limits: 100 rules, 2,000 signs a line; with and without “.html”."""
    text = (recipes / "_headers").read_text("utf-8")
    lines = text.splitlines()

    assert all(f"  {name}: {value}\n" in text for name, value in HEADERS.items())
    assert f"  Content-Security-Policy: {policy_of(built_site)}\n" in text
    assert "$" not in text
    assert max(map(len, lines)) < 2000
    assert len([line for line in lines if line.startswith("/")]) <= 100
    for path in quiet_pages(built_site):
        assert f"{path}\n  Cache-Control: no-store" in text
        assert f"{path.removesuffix('.html')}\n  Cache-Control: no-store" in text


@pytest.mark.slow
def test_no_redirect_begins_at_the_root(recipes: Path, built_site: Path) -> None:
    """Each rule leads from a language's name to a page that exists."""
    rules = [line.split() for line in (recipes / "_redirects").read_text("utf-8").splitlines() if line[0] != "#"]

    assert [rule[0] for rule in rules] == ["/ar", "/en"]
    assert all((built_site / rule[1].lstrip("/")).is_file() and rule[2] == "301" for rule in rules)


@pytest.mark.slow
def test_the_bucket_gets_every_file_once_with_its_headers(recipes: Path, built_site: Path, tmp_path: Path) -> None:
    """A stand-in for “aws” writes down what it is asked for; help pages are never sent as what may be kept."""
    asked = tmp_path / "asked"
    stand_in = tmp_path / "bin" / "aws"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {asked}\n')
    stand_in.chmod(0o755)
    settings = {"PATH": f"{stand_in.parent}:{os.environ['PATH']}", "SITE": str(built_site)}
    script = str(recipes / "bucket.sh")
    assert subprocess.run(["sh", script], env=settings, capture_output=True, check=False).returncode != 0
    subprocess.run(["sh", script], env={**settings, "BUCKET": "b", "ENDPOINT": "https://s3.example"}, check=True)
    lines = asked.read_text().splitlines()

    assert all(line.startswith("--endpoint-url https://s3.example s3 ") for line in lines)
    assert not any(built_site.name in line and "*.br" in line and "--include *.br" in line for line in lines)
    for path in quiet_pages(built_site):
        name = path.removeprefix("/")
        own = [line for line in lines if f"s3://b/{name} " in line]
        assert len(own) == 1
        assert "--cache-control no-store" in own[0]
        assert any("--include *.html" in line and f"--exclude {name}" in line for line in lines)
    places = [index for index, line in enumerate(lines) if "manifest.json s3://" in line]
    assert places > [index for index, line in enumerate(lines) if ".html" in line and "s3 cp" in line]
    assert lines[-1].endswith("website s3://b --index-document index.html --error-document 404.html")


@pytest.mark.slow
def test_the_cdn_gets_the_headers_the_bucket_cannot_keep(recipes: Path) -> None:
    """Every header of the list, each once, in the form CloudFront takes."""
    content = json.loads((recipes / "cdn-headers.json").read_text("utf-8"))
    custom = content["CustomHeadersConfig"]

    assert custom["Quantity"] == len(custom["Items"]) == len(HEADERS) - 4
    assert content["SecurityHeadersConfig"]["FrameOptions"]["FrameOption"] == "DENY"
    assert "frame-ancestors 'none'" in str(content["SecurityHeadersConfig"]["ContentSecurityPolicy"])


@pytest.mark.slow
def test_the_container_file_is_careful(recipes: Path) -> None:
    """What a linter asks: stages, a base that can be pinned, no root, nothing fetched, a command without a shell."""
    lines = [line for line in (recipes / "Containerfile").read_text("utf-8").splitlines() if line and line[0] != "#"]
    last = lines[max(index for index, line in enumerate(lines) if line.startswith("FROM")) :]

    assert len([line for line in lines if line.startswith("FROM $BASE")]) == 2
    assert "ARG BASE=docker.io/library/debian:12-slim" in lines
    assert "USER 65534:65534" in last
    assert not [line for line in lines if line.startswith(("ADD", "ENTRYPOINT")) or "latest" in line]
    assert not [line for line in last if line.startswith("RUN")]
    assert json.loads(last[-1].removeprefix("CMD "))[0] == "/usr/bin/caddy"


@pytest.mark.slow
def test_what_the_container_holds_runs_as_nobody_and_writes_nothing(
    recipes: Path, built_site: Path, tmp_path: Path
) -> None:
    """Its last stage's files and command, in a folder of their own instead of an image."""
    if os.geteuid() != 0:
        pytest.fail("This test changes the root folder: run it as root, as in a container.")
    box, port, log = tmp_path / "box", _port(), tmp_path / "log"
    lines = (recipes / "Containerfile").read_text("utf-8").splitlines()
    command = json.loads(next(line for line in lines if line.startswith("CMD ")).removeprefix("CMD "))
    shutil.copytree(built_site, box / "srv" / "site")
    libraries = re.findall(
        r"(/lib\S+)", subprocess.run(["ldd", "/usr/bin/caddy"], capture_output=True, text=True, check=True).stdout
    )
    for path in ["/usr/bin/caddy", *libraries]:
        (box / path.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, box / path.lstrip("/"))
    (box / "etc").mkdir(exist_ok=True)
    (box / "etc" / "Caddyfile").write_text((recipes / "Caddyfile").read_text("utf-8").replace(":8080 {", f":{port} {{"))
    settings = next(line for line in lines if line.startswith("ENV ")).removeprefix("ENV ").split()
    words = [shutil.which("chroot") or "/usr/sbin/chroot", "--userspec=65534:65534", str(box), *command]
    before = set(box.rglob("*"))
    with log.open("wb") as output:
        process = subprocess.Popen(words, env=dict(one.split("=", 1) for one in settings), stdout=output, stderr=output)
        try:
            _wait_for(port, process, log)
            status, headers, body = _get(Ports(port, 0), "/ar/help.html")
        finally:
            process.terminate()
            process.wait(10)

    assert (status, body) == (200, (built_site / "ar" / "help.html").read_bytes())
    assert headers["cache-control"] == "no-store"
    assert set(box.rglob("*")) == before


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_the_operators_page_names_every_file(repository: Path, name: str) -> None:
    """Made and shipped ones, in both languages."""
    content = (repository / "deploy" / name).read_text("utf-8")

    assert [file for file in (*NAMES, "github-pages.yml", "gitlab-pages.yml") if f"`{file}`" not in content] == []


def test_the_operators_page_says_the_same_in_both_languages(repository: Path) -> None:
    """As many headings, table rows, points and commands."""
    shapes = [
        re.findall(r"^(?:#+ |\| |- |manara )", (repository / "deploy" / name).read_text("utf-8"), re.MULTILINE)
        for name in ("README.md", "README.ar.md")
    ]

    assert shapes[0] == shapes[1]


@pytest.mark.slow
def test_the_served_site_is_graded_a(
    server: Ports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over https, with every header met; only the name of this machine cannot be judged."""
    certificate = tmp_path / "site.pem"
    certificate.write_text(ssl.get_server_certificate(("127.0.0.1", server.tls)))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    words = ["grade", f"https://127.0.0.1:{server.tls}/", "--pause", "0", "--at-least", "A", "--json"]

    assert main(words) == 0
    shares = {one["id"]: one["share"] for one in json.loads(capsys.readouterr().out)["criteria"]}
    assert {name for name, share in shares.items() if name.startswith("served.") and share != 1} == {"served.https"}
