"""What a visitor waits and pays for: Chromium on a slow line, our site beside stock and a hand-written floor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bench.content import WORK, make_campaign, make_floor, make_stock
from bench.machine import machine, median, run, table, write_result
from bench.server import nginx
from bench.stock import stock_program
from manara.campaign.load import load_campaign
from manara.publishing.build import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, CDPSession, Page

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
VIEWPORT = {"width": 412, "height": 823}
# First and second page of a visit.
VISITS = {"home": ("index", "help"), "content page": ("help", "calling")}
# Runs before the page's own code, outside its content security policy.
WATCH = """
window.__seen = {fcp: 0, lcp: 0, block: 0, tap: 0, tasks: []};
new PerformanceObserver(l => { for (const e of l.getEntries())
  if (e.name === 'first-contentful-paint') __seen.fcp = e.startTime; }).observe({type: 'paint', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) __seen.lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) __seen.tasks.push([e.startTime, e.duration]); })
  .observe({type: 'longtask', buffered: true});
(function look() {
  for (const link of document.querySelectorAll('a[href="HOTLINE"]')) {
    const box = link.getBoundingClientRect();
    const at = box.width && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (at && (at === link || link.contains(at))) { __seen.tap = performance.now(); return; }
  }
  requestAnimationFrame(look);
})();
"""
FIGURES = (
    "first bytes",
    "first requests",
    "second bytes",
    "second requests",
    "FCP ms",
    "LCP ms",
    "hotline ms",
    "blocked ms",
)


@dataclass
class Visits:
    """Everything measured for one site and one kind of visit."""

    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Record one value."""
        self.figures.setdefault(name, []).append(value)

    def row(self) -> list[float]:
        """Return medians in the order of FIGURES."""
        return [median(self.figures[name]) for name in FIGURES]


def measure(repeats: int, command: str) -> None:
    """Measure and write ``visitor.md``."""
    measured_on = machine()
    folders, hotline, search = prepare()
    found: dict[tuple[str, str], Visits] = {}
    taps: list[float] = []
    with nginx(folders) as addresses, _browser() as browser:
        for _ in range(repeats):
            for visit, pages in VISITS.items():
                for site, address in addresses.items():
                    urls = [f"{address}/{page_path(site, page)}" for page in pages]
                    _visit(browser, urls, hotline, found.setdefault((visit, site), Visits()))
            if search:
                taps.append(_search(browser, addresses["manara"]))
    rows = [
        [f"{visit}: {site}", *(f"{value:.0f}" for value in visits.row())] for (visit, site), visits in found.items()
    ]
    ratios = [_ratio(found, visit, other) for visit in VISITS for other in ("stock", "floor")]
    tables = [table(["visit", *FIGURES], rows), table(["ratio", *FIGURES], ratios)]
    if taps:
        tables.append(
            f"Search, first use, page and index on the same line: letter typed to first result {median(taps):.0f} ms."
        )
    write_result(
        "visitor",
        "Visitor",
        f"Arabic pages, medians of {repeats} interleaved runs; Chromium with 400 kbit/s, 400 ms, processor 6 times "
        "slower, 412x823, cold cache for the first page, same visit for the second; nginx with Brotli. Stock is "
        "mkdocs-material with mkdocs-static-i18n, fonts off, the hotline as first line of every page; the floor is one "
        "self-contained file per page with the same text. “hotline” is the moment its link is painted and can be "
        "tapped. Bytes include response headers.",
        tables,
        command=command,
        measured_on=measured_on,
    )


def prepare() -> tuple[dict[str, Path], str, bool]:
    """Build the three sites; return their folders, the hotline's address and whether there is a search page."""
    root = make_campaign(WORK / "visitor", 0)
    result = build_campaign(root, root / "site")
    if not (root / "site").is_dir():
        raise RuntimeError("\n".join(str(problem.message) for problem in result.problems))
    stock = make_stock(WORK / "visitor-stock", root, prune=False)
    run([stock_program(), "build", "--quiet"], stock, {"NO_MKDOCS_2_WARNING": "1"})
    campaign = load_campaign(root)
    floor = make_floor(WORK / "visitor-floor", root / "site", campaign)
    channel = campaign.contacts[campaign.hotline].channel("", ("phone",))
    folders = {"manara": root / "site", "stock": stock / "site", "floor": floor}
    return folders, channel.href if channel else "", (root / "site" / "ar" / "search.html").is_file()


def page_path(site: str, page: str) -> str:
    """Return a page's address: the stock set-up has its first language at the root, and folders for pages."""
    if site != "stock":
        return f"ar/{page}.html"
    return "" if page == "index" else f"{page}/"


class _browser:  # noqa: N801  # read as a function
    """A Chromium for the measurement."""

    def __enter__(self) -> Browser:
        """Start it."""
        from playwright.sync_api import sync_playwright  # noqa: PLC0415

        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                  "--disable-sync", "--no-first-run"],
        )  # fmt: skip
        return self.browser

    def __exit__(self, *error: object) -> None:
        """End it."""
        self.browser.close()
        self.playwright.stop()


def _open(browser: Browser, hotline: str) -> tuple[Page, CDPSession, dict[str, float]]:
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    counted = {"bytes": 0.0, "requests": 0.0}

    def finished(event: dict[str, Any]) -> None:
        counted["bytes"] += event["encodedDataLength"]

    def asked(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            counted["requests"] += 1

    session.on("Network.loadingFinished", finished)
    session.on("Network.requestWillBeSent", asked)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    session.send("Page.enable")
    session.send("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH.replace("HOTLINE", hotline)})
    return page, session, counted


def _visit(browser: Browser, urls: list[str], hotline: str, visits: Visits) -> None:
    page, _session, counted = _open(browser, hotline)
    for order, url in zip(("first", "second"), urls, strict=True):
        counted.update(bytes=0, requests=0)
        page.goto(url, wait_until="load", timeout=90_000)
        _settle(page, counted)
        visits.add(f"{order} bytes", counted["bytes"])
        visits.add(f"{order} requests", counted["requests"])
        if order == "first":
            seen = page.evaluate("__seen")
            visits.add("FCP ms", seen["fcp"])
            visits.add("LCP ms", seen["lcp"])
            visits.add("hotline ms", max(seen["tap"], seen["fcp"]) if seen["tap"] else float("nan"))
            visits.add(
                "blocked ms", sum(max(0, length - 50) for start, length in seen["tasks"] if start >= seen["fcp"])
            )
    page.context.close()


def _settle(page: Page, counted: dict[str, float]) -> None:
    """Wait until nothing was asked for and nothing has come for two seconds: scripts load more after the page.

    In that time the line carries more than the largest file of any of the three sites.
    """
    before: dict[str, float] = {}
    while before != counted:
        before = dict(counted)
        page.wait_for_timeout(2000)


def _search(browser: Browser, address: str) -> float:
    """Return milliseconds from the tap on the search page's field to the first result."""
    page, _session, _counted = _open(browser, "tel:0")
    page.goto(f"{address}/ar/search.html", wait_until="load", timeout=90_000)
    start = page.evaluate("performance.now()")
    page.locator("input[type=search]").first.tap()
    page.keyboard.type("جواز")
    page.wait_for_function(
        "document.querySelector('main [data-result], main output a, main ol a, main ul.results a')", timeout=15_000
    )
    taken = float(page.evaluate("performance.now()")) - float(start)
    page.context.close()
    return taken


def _ratio(found: dict[tuple[str, str], Visits], visit: str, other: str) -> list[str]:
    ours, theirs = found[visit, "manara"].row(), found[visit, other].row()
    return [
        f"{visit}: manara / {other}",
        *(f"{here / there:.2f}" if there else "" for here, there in zip(ours, theirs, strict=True)),
    ]
