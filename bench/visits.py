"""First visits over a far line with real TLS: nginx and Caddy, HTTP/2 and HTTP/3, two kinds of certificate chains.

Ours with the settings that ``manara recipes`` makes, stock Material and a hand-written floor with plain ones and the
best packed copies. Client and servers stand in two network namespaces (:mod:`bench.line`). Looking up the name is left
out.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import brotli

from bench.content import WORK
from bench.line import CLIENT, SERVER, SERVER_IP, Far, far_line, inside, proved
from bench.machine import machine, median, table, write_result
from bench.server import MODULES
from bench.visitor import VIEWPORT, WATCH, page_path, prepare
from manara.publishing.making.hosts import write_recipes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from bench.line import Line

HOST = "visits.test"
SITES = ("manara", "stock", "floor")
CHAINS = ("ECDSA P-256", "RSA 2048")
# Server, protocol, and the name that the protocol has in a browser.
WAYS = (("nginx", "HTTP/2", "h2"), ("Caddy", "HTTP/2", "h2"), ("Caddy", "HTTP/3", "h3"))
# What a line of our settings brings: ours without it.
RECORDS, RECORD_LINE = "nginx, records of 16 kB", "    ssl_buffer_size 1400;\n"
PAGE = "help"
FIGURES = ("connected ms", "first byte ms", "FCP ms", "hotline ms", "hotline worst ms", "bytes down", "bytes up")
TIMES = """() => { const n = performance.getEntriesByType('navigation')[0];
  return [n.connectEnd, n.responseStart, __seen.fcp, Math.max(__seen.fcp, __seen.tap), n.nextHopProtocol]; }"""


@dataclass(frozen=True)
class Cell:
    """What is measured together: a server, a protocol, a chain and a site."""

    server: str
    protocol: str
    chain: str
    site: str


def measure(repeats: int, command: str) -> None:
    """Measure without loss and with one packet in a hundred lost, and write ``visits.md``."""
    measured_on = machine()
    folders, hotline, _ = prepare()
    for site in ("stock", "floor"):
        _pack(folders[site])
    chains = {chain: _chain(chain) for chain in CHAINS}
    tables = []
    for far in (Far(loss=0.0), Far()):
        found: dict[Cell, list[list[float]]] = {}
        with far_line(far, seed=22) as line, _servers(folders, chains) as ports, _browsers(ports, chains) as browsers:
            proof = proved(line)
            for _ in range(repeats):
                for server, protocol, wire in (*WAYS, (RECORDS, "HTTP/2", "h2")):
                    for chain in CHAINS:
                        for site in SITES[:1] if server == RECORDS else SITES:
                            port = ports[server, chain, site]
                            address = f"https://{HOST}:{port}/{page_path(site, PAGE)}"
                            figures = _visit(browsers[wire], address, hotline, wire, line)
                            found.setdefault(Cell(server, protocol, chain, site), []).append(figures)
        tables.append(
            f"{far}. The line as it was: {proof}.\n\n" + table(["way", "chain", "site", *FIGURES], _rows(found))
        )
    write_result(
        "visits",
        "First visits",
        f"The Arabic help page, first visit, nothing kept; medians of {repeats} interleaved visits, and the slowest. "
        "Chromium in one network namespace, servers in another; between them a relay on TUN devices that delays, paces "
        "and loses packets of the kernel's own TCP and UDP (this kernel has no netem). Chains: leaf and one "
        "intermediate of a test authority; TLS 1.3. Bytes are whole packets, handshake included. HTTP/3 is forced: a "
        "browser learns of it on an earlier visit. “hotline” is the moment its link is painted and can be tapped. By "
        "arithmetic a page of one request needs three round trips over TCP and two over QUIC, 1,200 and 800 ms, and "
        "then its bytes.",
        tables,
        command=command,
        measured_on=measured_on,
    )


def _rows(found: dict[Cell, list[list[float]]]) -> list[list[str]]:
    rows = []
    for cell, visits in found.items():
        columns = list(zip(*visits, strict=True))
        middle = [median(list(column)) for column in columns]
        figures = [*middle[:4], max(columns[3]), *middle[4:]]
        rows.append([f"{cell.server} {cell.protocol}", cell.chain, cell.site, *(f"{value:,.0f}" for value in figures)])
    return rows


def _visit(browser: Browser, address: str, hotline: str, wire: str, line: Line) -> list[float]:
    """Return a visit's figures.

    Raises:
        RuntimeError: The browser spoke another protocol than it was to.
    """
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH.replace("HOTLINE", hotline)})
    line.taken()
    page.goto(address, wait_until="load", timeout=120_000)
    for _ in range(100):  # what waits inside the page would need a policy that lets text run
        if page.evaluate("__seen.fcp && __seen.tap"):
            break
        page.wait_for_timeout(200)
    page.wait_for_timeout(500)
    down, up, _ = line.taken()
    *times, spoken = page.evaluate(TIMES)
    context.close()
    if spoken != wire:
        raise RuntimeError(f"{address} was fetched by {spoken} instead of {wire}")
    return [*times, down, up]


@contextlib.contextmanager
def _browsers(ports: dict[tuple[str, str, str], int], chains: dict[str, Path]) -> Iterator[dict[str, Browser]]:
    """Yield a Chromium for HTTP/2 and one that speaks HTTP/3 at once, both at the client's end of the line."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    program = WORK / "chromium-far"
    program.write_text(f'#!/bin/sh\nexec {" ".join(inside(CLIENT))} /usr/bin/chromium "$@"\n', "utf-8")
    program.chmod(0o755)
    trusted = ",".join(_pin(chain) for chain in chains.values())
    words = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run", f"--host-resolver-rules=MAP {HOST} {SERVER_IP}",
             f"--ignore-certificate-errors-spki-list={trusted}"]  # fmt: skip
    quic = ",".join(f"{HOST}:{port}" for port in ports.values())
    with sync_playwright() as playwright:
        launch = playwright.chromium.launch
        by_tcp = launch(executable_path=program, args=[*words, "--disable-quic"])
        by_quic = launch(executable_path=program, args=[*words, "--enable-quic", f"--origin-to-force-quic-on={quic}"])
        yield {"h2": by_tcp, "h3": by_quic}
        by_tcp.close()
        by_quic.close()


@contextlib.contextmanager
def _servers(folders: dict[str, Path], chains: dict[str, Path]) -> Iterator[dict[tuple[str, str, str], int]]:
    """Start both servers at their end; yield the port of each server, chain and site."""
    work = WORK / "visits"
    work.mkdir(parents=True, exist_ok=True)
    write_recipes(folders["manara"], work / "recipes", str(folders["manara"]))
    ports = {
        (server, chain, site): 20_000 + number
        for number, (server, chain, site) in enumerate(
            (server, chain, site)
            for server in ("nginx", "Caddy", RECORDS)
            for chain in CHAINS
            for site in (SITES[:1] if server == RECORDS else SITES)
        )
    }
    (work / "nginx.conf").write_text(_nginx(work, folders, chains, ports), "utf-8")
    (work / "Caddyfile").write_text(_caddy(work, folders, chains, ports), "utf-8")
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    log = (work / "log").open("wb")
    started = [
        subprocess.Popen([*inside(SERVER), *words], env=home, stdout=log, stderr=log)
        for words in (
            [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(work / "nginx.conf"), "-p", str(work)],
            ["caddy", "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")],
        )
    ]
    try:
        for port in ports.values():
            _wait(port, work / "log")
        yield ports
    finally:
        for process in started:
            process.terminate()
            process.wait(10)
        log.close()


def _wait(port: int, log: Path) -> None:
    code = "import socket, sys; sys.exit(socket.socket().connect_ex((sys.argv[1], int(sys.argv[2]))))"
    for _ in range(60):
        words = [*inside(SERVER), "python3", "-c", code, SERVER_IP, str(port)]
        if subprocess.run(words, check=False).returncode == 0:
            return
        time.sleep(0.3)
    raise RuntimeError(f"No server answers: {log.read_text('utf-8', 'replace')[-800:]}")


def _pack(folder: Path) -> None:
    """Lay packed copies beside the text of a site, as small as they can be made; ours has them."""
    for path in folder.rglob("*"):
        if path.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml"):
            content = path.read_bytes()
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content))
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content))


def _nginx(
    work: Path, folders: dict[str, Path], chains: dict[str, Path], ports: dict[tuple[str, str, str], int]
) -> str:
    """Return the settings: ours as shipped, once for each chain, the others with what packs."""
    recipe = (work / "recipes" / "nginx.conf").read_text("utf-8")
    maps, _, server = recipe.partition("#tls server {")
    server = server.partition("\n#tls }\n")[2].replace("listen 8080;", "").replace("#tls ", "")
    parts = [maps]
    for chain, place in chains.items():
        secure = f"ssl_certificate {place}/chain.pem; ssl_certificate_key {place}/key.pem;"
        own = server.replace("listen 443 ", f"listen {SERVER_IP}:{ports['nginx', chain, 'manara']} ")
        own = own.replace("/etc/ssl/site.pem", f"{place}/chain.pem").replace("/etc/ssl/site.key", f"{place}/key.pem")
        parts.append(own)
        other = own.replace(f":{ports['nginx', chain, 'manara']} ", f":{ports[RECORDS, chain, 'manara']} ")
        parts.append(other.replace(RECORD_LINE, ""))
        parts += [
            f"server {{ listen {SERVER_IP}:{ports['nginx', chain, site]} ssl http2; {secure} "
            f"ssl_protocols TLSv1.2 TLSv1.3; root {folders[site]}; }}"
            for site in ("stock", "floor")
        ]
    temporary = " ".join(
        f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"load_module {MODULES}/ngx_http_brotli_static_module.so;\n"
        f"user root; daemon off; pid {work}/pid; error_log {work}/nginx.log;\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types; access_log off; {temporary}\n"
        f"gzip_static on; brotli_static on;\n" + "\n".join(parts) + "\n}\n"
    )


def _caddy(
    work: Path, folders: dict[str, Path], chains: dict[str, Path], ports: dict[tuple[str, str, str], int]
) -> str:
    recipe = (work / "recipes" / "Caddyfile").read_text("utf-8")
    head, _, server = recipe.partition(":8080 {\n")
    parts = [head.replace("admin off", "admin off\n\tauto_https off")]
    for chain, place in chains.items():
        secure = f"\ttls {place}/chain.pem {place}/key.pem\n\tbind {SERVER_IP}\n"
        parts.append(f"https://{HOST}:{ports['Caddy', chain, 'manara']} {{\n{secure}{server}")
        parts += [
            f"https://{HOST}:{ports['Caddy', chain, site]} {{\n{secure}\troot * {folders[site]}\n"
            "\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n"
            for site in ("stock", "floor")
        ]
    return "\n".join(parts)


def _chain(kind: str) -> Path:
    """Make a leaf and an intermediate of a test authority; ``chain.pem`` holds both, ``key.pem`` the leaf's key."""
    place = WORK / "visits" / kind.split(maxsplit=1)[0]
    place.mkdir(parents=True, exist_ok=True)
    algorithm = (
        ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
        if kind.startswith("EC")
        else ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
    )
    (place / "leaf.ext").write_text(f"subjectAltName=DNS:{HOST}\nextendedKeyUsage=serverAuth\n")
    (place / "middle.ext").write_text("basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=keyCertSign\n")
    for name in ("root", "middle", "key"):
        _openssl("genpkey", "-algorithm", *algorithm, "-out", f"{place}/{name}.pem")
    root, middle = f"{place}/root.crt", f"{place}/middle.crt"
    _openssl(
        "req", "-x509", "-new", "-key", f"{place}/root.pem", "-subj", "/CN=Test authority", "-days", "20", "-out", root
    )
    for name, subject, issuer, key, ext in (
        ("middle", "/O=Test authority/CN=T1", root, f"{place}/root.pem", "middle.ext"),
        ("key", f"/CN={HOST}", middle, f"{place}/middle.pem", "leaf.ext"),
    ):
        _openssl("req", "-new", "-key", f"{place}/{name}.pem", "-subj", subject, "-out", f"{place}/{name}.csr")
        _openssl("x509", "-req", "-in", f"{place}/{name}.csr", "-CA", issuer, "-CAkey", key, "-CAcreateserial",
                 "-days", "20", "-extfile", f"{place}/{ext}", "-out", f"{place}/{name}.crt")  # fmt: skip
    (place / "chain.pem").write_bytes((place / "key.crt").read_bytes() + (place / "middle.crt").read_bytes())
    return place


def _pin(chain: Path) -> str:
    """Return the digest of a leaf's public key, by which a browser takes a test certificate."""
    public = subprocess.run(
        ["openssl", "pkey", "-in", str(chain / "key.pem"), "-pubout", "-outform", "DER"],
        check=True,
        capture_output=True,
    ).stdout
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


def _openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
