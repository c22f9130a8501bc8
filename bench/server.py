"""A real nginx with Brotli on loopback, for as long as a measurement needs it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench.content import WORK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULES = "/usr/lib/nginx/modules"
TYPES = "text/css application/javascript application/json image/svg+xml application/xml text/xml"
SETTINGS = """load_module {modules}/ngx_http_brotli_filter_module.so;
load_module {modules}/ngx_http_brotli_static_module.so;
daemon off; pid {work}/nginx.pid; error_log {work}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
  uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  gzip on; gzip_types {types}; brotli on; brotli_static on; brotli_comp_level 6; brotli_types {types};
  charset utf-8;
{servers}
}}
"""


@contextmanager
def nginx(folders: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Serve each folder on a port of its own; yield addresses by name, without a slash at the end.

    Raises:
        RuntimeError: nginx is not installed or does not start.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        raise RuntimeError("nginx is missing. Run tests/install-tools.sh")
    work = WORK / "nginx"
    work.mkdir(parents=True, exist_ok=True)
    ports = {name: _free_port() for name in folders}
    servers = "\n".join(
        f"  server {{ listen 127.0.0.1:{ports[name]}; root {folder}; }}" for name, folder in folders.items()
    )
    (work / "nginx.conf").write_text(
        SETTINGS.format(modules=MODULES, work=work, types=TYPES, servers=servers), encoding="utf-8"
    )
    process = subprocess.Popen(
        [program, "-c", str(work / "nginx.conf"), "-p", str(work), "-e", str(work / "error.log")]
    )
    try:
        for port in ports.values():
            _wait(port, process)
        yield {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise RuntimeError(f"nginx ended: {(WORK / 'nginx' / 'error.log').read_text('utf-8')[-500:]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")
