"""An edition at the root of a host or below a path, on real servers: the right headers, and never an old digit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.publishing.making.headers import PAGE_POLICY, STRICTEST
from manara.publishing.making.hosts import quiet_pages
from manara.publishing.making.manifest import ARCHIVE
from tests.conftest import made_once
from tests.publishing.pair import FIRST, SECOND, built
from tests.publishing.servers import SERVERS, Ports, ask, running

if TYPE_CHECKING:
    from collections.abc import Iterator

BASES = ("/", "/info/")


@pytest.fixture(scope="module", params=BASES, ids=["root", "path"])
def placed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A built site and the path below which it stands, with files beside it that nobody should see."""
    with made_once(tmp_path_factory, f"placed-{BASES.index(request.param)}") as root:
        if not root.is_dir():
            site = built(root, base=request.param)
            for name in (".git/config", ".env", "_headers", ".well-known/security.txt"):
                (site / name).parent.mkdir(exist_ok=True)
                said = "secret" if "well-known" not in name else "Contact: mailto:desk@harvest.example\n"
                (site / name).write_text(said)
    return root / "site", str(request.param)


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, placed: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ports, Path, str]]:
    """A running server, what it serves, and below which path."""
    site, base = placed
    with running(request.param, site, tmp_path_factory.mktemp("server")) as ports:
        yield ports, site, base


@pytest.mark.slow
def test_each_kind_of_answer_has_its_policy_and_memory(server: tuple[Ports, Path, str]) -> None:
    """Pages, files, pages to be kept nowhere, and wrong addresses inside and outside the path."""
    ports, site, base = server
    for path in ("", "en/", "en/help.html"):
        status, headers, _ = ask(ports, base + path)
        assert (status, headers["content-security-policy"], headers["cache-control"]) == (200, PAGE_POLICY, "no-cache")
    status, headers, _ = ask(ports, f"{base}contacts.json")
    assert (status, headers["content-security-policy"]) == (200, STRICTEST)
    quiet = quiet_pages(site)
    assert quiet
    for path in quiet:
        assert ask(ports, base.rstrip("/") + path)[1]["cache-control"] == "no-store"
    for path in (f"{base}none", "/elsewhere", f"{base}en/none.html", f"{base}fonts/"):
        status, headers, body = ask(ports, path)
        assert (status, headers["content-security-policy"]) == (404, PAGE_POLICY), path
        assert body == (site / "404.html").read_bytes()


@pytest.mark.slow
def test_what_is_not_of_the_site_is_not_sent(server: tuple[Ports, Path, str]) -> None:
    """Names with a dot and other hosts' settings; the one folder that has to be there is."""
    ports, _, base = server
    for name in (".git/config", ".env", "_headers", "%2egit/config"):
        status, _, body = ask(ports, base + name)
        assert (status, b"secret" in body) == (404, False), name
    assert ask(ports, "/.well-known/security.txt")[2].startswith(b"Contact: ")


@pytest.mark.slow
def test_an_address_without_its_ending_leads_to_the_page(server: tuple[Ports, Path, str]) -> None:
    """As hosts that leave “.html” out may have told it to others; never to another host."""
    ports, _, base = server
    for path in ("en/help", "/en/help"):
        status, headers, _ = ask(ports, base + path)
        location = headers.get("location", "")
        assert (status, location.removeprefix("/" if base == "/" else base)) in (
            (301, "en/help.html"),
            (301, "/en/help.html"),
        )
        assert not location.startswith("//")
    assert ask(ports, f"{base}en/none")[0] == 404
    if base != "/":
        assert ask(ports, "/info")[1]["location"] == "/info/"


@pytest.mark.slow
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_other_methods_are_told_what_is_allowed(server: tuple[Ports, Path, str], method: str) -> None:
    """405 and not 403 (RFC 9110, 15.5.6)."""
    ports, _, base = server
    status, headers, _ = ask(ports, f"{base}en/help.html", method)

    assert (status, headers.get("allow")) == (405, "GET, HEAD")


@pytest.mark.slow
def test_caches_tell_packed_forms_apart(server: tuple[Ports, Path, str]) -> None:
    """RFC 9110, 12.5.5; the page for wrong addresses is packed, too."""
    ports, _, base = server
    for accepted in ("br", "gzip", "identity"):
        assert "accept-encoding" in ask(ports, f"{base}en/help.html", Accept_Encoding=accepted)[1]["vary"].lower()
    assert ask(ports, f"{base}none", Accept_Encoding="gzip")[1].get("content-encoding") == "gzip"


@pytest.mark.slow
def test_who_comes_without_encryption_is_sent_on(placed: tuple[Path, str], tmp_path: Path) -> None:
    """To the site's own host, whatever host was asked for, with the path kept; a certificate's proof is answered."""
    with running("nginx", placed[0], tmp_path) as ports:
        moved = Ports(ports.moved, 0)
        status, headers, _ = ask(moved, "/info/en/help.html?a", Host="other.example")
        assert (status, headers["location"]) == (301, "https://harvest.example/info/en/help.html?a")
        assert ask(moved, "/.well-known/acme-challenge/none")[0] == 404


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three editions after one another: a wrong number, the right one, and the wrong one put back."""
    with made_once(tmp_path_factory, "editions") as scratch:
        kept = [scratch / f"{index}.zip" for index in range(3)]
        if not scratch.is_dir():
            scratch.mkdir()
            for path, number in zip(kept, (FIRST, SECOND, FIRST), strict=True):
                shutil.copy(built(scratch / "made", number) / ARCHIVE, path)
    return kept


@pytest.mark.slow
@pytest.mark.parametrize("kind", SERVERS)
@pytest.mark.parametrize("first", [0, 1], ids=["on", "back"])
def test_old_validators_never_match_new_digits(archives: list[Path], kind: str, first: int, tmp_path: Path) -> None:
    """Two archives unpacked one over the other: no changed file answers 304 to who has the other one (RFC 9110, 13)."""
    web, before = tmp_path / "site", tmp_path / "before"
    _unpack(archives[first], web)
    with running(kind, web, tmp_path / "server") as ports:
        tags = {name: ask(ports, f"/{name}")[1] for name in _names(web)}
        kept = tags["contacts.json"]
        assert ask(ports, "/contacts.json", If_None_Match=kept["etag"])[0] == 304
        shutil.copytree(web, before)
        _unpack(archives[first + 1], web)
        changed = [name for name in _names(before) if (web / name).read_bytes() != (before / name).read_bytes()]
        for name in changed:
            for header, value in (("If_None_Match", "etag"), ("If_Modified_Since", "last-modified")):
                status, _, body = ask(ports, f"/{name}", **{header: tags[name][value]})
                assert (status, body) == (200, (web / name).read_bytes()), (name, header)
    assert {"contacts.json", "en/index.html"} <= set(changed)
    assert [name for name in changed if (web / name).stat().st_size == (before / name).stat().st_size]


def _unpack(archive: Path, web: Path) -> None:
    """As an operator does: unzip keeps the times inside."""
    subprocess.run(["unzip", "-qo", str(archive), "-d", str(web.parent)], check=True)


def _names(web: Path) -> list[str]:
    names = (path.relative_to(web).as_posix() for path in web.rglob("*") if path.is_file())
    return [name for name in names if not name.startswith("404.html")]
