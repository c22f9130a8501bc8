"""Firefox with a profile of its own, spoken to over WebDriver BiDi on its remote port; no driver is downloaded."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import time
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING, Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.trace.authority import HOSTS, trust
from tests.trace.visit import Left, addresses_in, files_with

if TYPE_CHECKING:
    from pathlib import Path

# As a reader's Firefox would be, but without its own calls to the network.
_SETTINGS: dict[str, object] = {
    "remote.prefs.recommended": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "browser.region.network.url": "",
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.security.https_first": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.localDomains": ",".join(HOSTS),
    "network.trr.mode": 5,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.enabled": False,
}
_KEYS = {"Shift": "\ue008", "Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c"}
_KINDS = {"places": "history", "session": "session", "cache2": "cache", "prefs": "settings"}
_PATIENCE = 15.0


class FirefoxVisit:
    """Implements :class:`tests.trace.visit.Visit`."""

    def __init__(self, profile: Path, authority: Path | None = None, *, script: bool = True) -> None:
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        if program is None:
            raise RuntimeError("Firefox is missing. As root: apt-get install firefox-esr")
        downloads = profile.parent / f"{profile.name}-downloads"
        settings = {
            **_SETTINGS,
            "javascript.enabled": script,
            "browser.download.folderList": 2,
            "browser.download.dir": str(downloads),
        }
        profile.mkdir(parents=True, exist_ok=True)
        if authority is not None:
            trust(profile, authority)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
        (profile / "user.js").write_text("".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._open = ExitStack()
        self._last = 0
        try:
            self._begin(profile)
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def open(self, address: str) -> None:
        """Type an address."""
        self._say("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def tap(self, css: str, leads_to: str = "") -> None:
        """Tap and wait."""
        element = self._find(css)
        self._show(element)
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "finger", "actions": actions})
        if leads_to:
            self.wait_for(leads_to)

    def keys(self, *keys: str) -> None:
        """Press and release."""
        for key in keys:
            value = _KEYS.get(key, key)
            self._act(
                {
                    "type": "key",
                    "id": "keyboard",
                    "actions": [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}],
                }
            )

    def write(self, css: str, words: str) -> None:
        """Type letter by letter."""
        self.tap(css)
        self.keys(*words)

    def download(self, address: str) -> None:
        """Open an address that is saved, and wait until it is."""
        self._say("browsingContext.navigate", context=self._tab, url=address, wait="none")
        time.sleep(1)

    def save(self, css: str) -> None:
        """Tap, and wait until the file is saved."""
        self.tap(css)
        time.sleep(1)

    def wait_for(self, part: str) -> None:
        """Wait for an address, which may be one that cannot be reached."""
        end = time.monotonic() + _PATIENCE
        while part not in self._url():
            if time.monotonic() > end:
                raise TimeoutError(f"{part} was not reached; open is {self._url()}")
            time.sleep(0.05)
        time.sleep(0.4)

    def back(self) -> str:
        """Go back once."""
        try:
            self._say("browsingContext.traverseHistory", context=self._tab, delta=-1)
        except RuntimeError as error:
            if "no such history entry" in str(error):
                return ""
            raise
        time.sleep(0.5)
        return "" if self._url() == "about:blank" else self._url()

    def close(self) -> None:
        """Close; the history is written now."""
        with suppress(ConnectionClosed):
            self._say("browser.close")
        self._open.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise

    def _begin(self, profile: Path) -> None:
        """Open a session with the Firefox that was just started."""
        self._socket = self._open.enter_context(
            connect(f"{self._address(profile)}/session", max_size=None, compression=None, proxy=None)
        )
        answer = self._say("session.new", capabilities={})
        self.version = str(answer["capabilities"]["browserVersion"])
        self._tab = self._say("browsingContext.getTree", maxDepth=0)["contexts"][0]["context"]
        self._say("browsingContext.setViewport", context=self._tab, viewport={"width": 360, "height": 640})

    def _address(self, profile: Path) -> str:
        """Return the address Firefox writes into its profile once it listens."""
        file = profile / "WebDriverBiDiServer.json"
        end = time.monotonic() + 2 * _PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(f"Firefox ended at once with status {self._process.returncode}")
            try:
                found = json.loads(file.read_text("utf-8"))
            except (OSError, ValueError):
                time.sleep(0.05)
                continue
            return f"ws://{found['ws_host']}:{found['ws_port']}"
        self._process.kill()
        raise TimeoutError("Firefox does not listen on its remote port")

    def _say(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and return its result; events are passed over."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(timeout=2 * _PATIENCE))
            if answer.get("id") == self._last:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _find(self, css: str) -> dict[str, Any]:
        found = self._say("browsingContext.locateNodes", context=self._tab, locator={"type": "css", "value": css})
        if not found["nodes"]:
            raise RuntimeError(f"nothing matches {css} in {self._url()}")
        return {"sharedId": found["nodes"][0]["sharedId"]}

    def _show(self, element: dict[str, Any]) -> None:
        """Scroll to *element*, in a realm of our own, so that the page's own scripts are not asked."""
        self._say(
            "script.callFunction",
            functionDeclaration="(e) => e.scrollIntoView({block: 'center'})",
            arguments=[element],
            target={"context": self._tab, "sandbox": "lab"},
            awaitPromise=False,
        )

    def _act(self, source: dict[str, Any]) -> None:
        self._say("input.performActions", context=self._tab, actions=[source])

    def _url(self) -> str:
        return str(self._say("browsingContext.getTree", root=self._tab, maxDepth=0)["contexts"][0]["url"])


def firefox_left(profile: Path, site: str, marks: list[str]) -> Left:
    """Return what the closed *profile* shows of *site*; *marks* are words that stand in its pages' text."""
    with closing(sqlite3.connect(f"file:{profile / 'places.sqlite'}?mode=ro", uri=True)) as places:
        lines = [
            (url, title or "")
            for url, title in places.execute(
                "select url, title from moz_places where hidden = 0 and visit_count > 0 order by id"
            )
            if url.startswith(site)
        ]
        downloads = places.execute(
            "select count(distinct place_id) from moz_annos join moz_anno_attributes a on a.id = anno_attribute_id"
            " where a.name like 'downloads/%'"
        ).fetchone()[0]
    mentions = files_with(profile, [site.partition("://")[2].encode()])
    return Left(
        titles=[title for _, title in lines],
        cookies=_cookies(profile),
        storage=_storage(profile, site),
        copies=len(files_with(profile, [mark.encode() for mark in marks])),
        sessions=len(addresses_in((path for path in mentions if _kind(path, profile) == "session"), site)),
        downloads=downloads,
        mentions=sorted({_kind(path, profile) for path in mentions}),
        secure=_secure(profile),
    )


def _cookies(profile: Path) -> int:
    jar = profile / "cookies.sqlite"
    if not jar.is_file():
        return 0
    with closing(sqlite3.connect(f"file:{jar}?mode=ro", uri=True)) as found:
        return int(found.execute("select count(*) from moz_cookies").fetchone()[0])


def _storage(profile: Path, site: str) -> int:
    """Count what stands in the folders Firefox keeps for each origin: ``https+++site.test+8000``."""
    name = site.replace("://", "+++").replace(":", "+").replace("/", "+")
    return sum(
        path.is_file()
        for kind in ("default", "permanent", "temporary")
        for folder in (profile / "storage" / kind).glob(f"{name}*")
        for path in folder.rglob("*")
    )


def _secure(profile: Path) -> int:
    """Count our hosts in the file of secure hosts, where names stand as they are."""
    file = profile / "SiteSecurityServiceState.bin"
    return sum(host.encode() in file.read_bytes() for host in HOSTS) if file.is_file() else 0


def _kind(path: Path, profile: Path) -> str:
    for part in path.relative_to(profile).parts:
        for name, kind in _KINDS.items():
            if part.startswith(name):
                return kind
    return "other"
