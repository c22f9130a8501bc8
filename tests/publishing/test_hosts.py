"""The recipes work in real servers: headers, packed copies, the page for wrong addresses, nothing logged."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from manara.cli import main
from manara.publishing.making.headers import HEADERS, PAGE_POLICY, POLICY_NAME, policy_for
from manara.publishing.making.hosts import NAMES, quiet_pages, write_recipes
from tests.publishing.servers import SERVERS, Ports, ask, free_port, running, wait_for

OPERATORS = ("PUBLISHING.md", "PUBLISHING.ar.md")


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ports]:
    """Ports of a real server with the shipped settings; its log must hold no visitor's address in the end."""
    with running(request.param, built_site, tmp_path_factory.mktemp("server")) as ports:
        yield ports


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/"), ("/ar/", "/ar/"), ("/en/help.html", "/en/help.html"), ("/ar/search.html", "/ar/search.html"),
        ("/no-such-page", "/404.html"), ("/contacts.json", "/contacts.json"), ("/robots.txt", "/robots.txt"),
    ],
)  # fmt: skip
def test_every_answer_carries_every_header_once(server: Ports, path: str, page: str) -> None:
    """Pages that of pages, also the page for wrong addresses; what is no page may load nothing."""
    status, headers, _ = ask(server, path)

    assert status == (404 if path == "/no-such-page" else 200)
    for name, value in {POLICY_NAME: policy_for(page), **HEADERS}.items():
        assert headers[name.lower()] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert "/" not in headers.get("server", "")


@pytest.mark.slow
def test_http_2_over_tls(server: Ports, built_site: Path) -> None:
    """A client agrees on HTTP/2, gets the packed page and the headers."""
    words = ["curl", "-sk", "--http2", "--compressed", "-D", "-", f"https://127.0.0.1:{server.tls}/ar/help.html"]
    answer = subprocess.run(words, capture_output=True, check=True, timeout=20).stdout
    head, _, body = answer.partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/2 200")
    assert body == (built_site / "ar" / "help.html").read_bytes()
    sent = {line.partition(b": ")[0].decode() for line in head.split(b"\r\n")[1:]}
    assert {name.lower() for name in (POLICY_NAME, *HEADERS)} <= sent
    assert "content-encoding" in sent


@pytest.mark.slow
def test_under_load_no_answer_is_an_error(server: Ports) -> None:
    """A second of wrk on the way in, packed; how fast is bench/'s question."""
    for path in ("/", "/ar/help.html"):
        words = ["wrk", "-t1", "-c32", "-d1s", "-H", "Accept-Encoding: br", f"http://127.0.0.1:{server.plain}{path}"]
        said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=30).stdout
        assert "Non-2xx" not in said
        assert "Socket errors" not in said
        assert int(re.findall(r"(\d+) requests in", said)[0]) > 20


@pytest.mark.slow
def test_the_root_is_a_page_and_leads_nowhere_else(server: Ports, built_site: Path) -> None:
    """Who opens it sees both languages and the numbers; no guess by browser language, which would tell on her."""
    for language in ("ar", "en", "fr;q=0.5"):
        status, headers, body = ask(server, "/", Accept_Language=language)
        assert status == 200
        assert "location" not in headers
        assert body == (built_site / "index.html").read_bytes()


@pytest.mark.slow
def test_help_pages_are_kept_nowhere(server: Ports, built_site: Path) -> None:
    """All others may be kept and are asked for again."""
    assert len(quiet_pages(built_site)) >= 4
    for path in quiet_pages(built_site):
        assert ask(server, path)[1]["cache-control"] == "no-store"
    assert ask(server, "/en/law.html")[1]["cache-control"] == "no-cache"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)], ids=["br", "gzip"])
def test_packed_copies_are_sent(server: Ports, built_site: Path, name: str, unpack: object) -> None:
    """They unpack to the page."""
    _, headers, body = ask(server, "/ar/law.html", Accept_Encoding=name)

    assert headers["content-encoding"] == name
    assert unpack(body) == (built_site / "ar" / "law.html").read_bytes()  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/no-such-page", "/en/no/such/page.html", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]
)
def test_wrong_addresses_get_the_page_in_both_languages(server: Ports, built_site: Path, path: str) -> None:
    """With both numbers; nothing outside the site is sent."""
    status, _, body = ask(server, path)

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
    assert f"  Content-Security-Policy: {PAGE_POLICY}\n" in text
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
    box, port, log = tmp_path / "box", free_port(), tmp_path / "log"
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
            wait_for(port, process, log)
            status, headers, body = ask(Ports(port, 0), "/ar/help.html")
        finally:
            process.terminate()
            process.wait(10)

    assert (status, body) == (200, (built_site / "ar" / "help.html").read_bytes())
    assert headers["cache-control"] == "no-store"
    assert set(box.rglob("*")) == before


@pytest.mark.parametrize("name", OPERATORS)
def test_the_operators_page_names_every_file(repository: Path, name: str) -> None:
    """Made and shipped ones, in both languages."""
    content = (repository / name).read_text("utf-8")

    assert [file for file in (*NAMES, "github-pages.yml", "gitlab-pages.yml") if f"`{file}`" not in content] == []


def test_the_operators_page_says_the_same_in_both_languages(repository: Path) -> None:
    """As many headings, table rows, points and commands."""
    shapes = [
        re.findall(r"^(?:#+ |\| |- |manara )", (repository / name).read_text("utf-8"), re.MULTILINE)
        for name in OPERATORS
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
