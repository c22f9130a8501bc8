"""How long and heavy each page is on a small phone: ``python -m bench.lengths SITE [BEFORE]`` prints a table.

*SITE* is a folder that ``manara build`` made; *BEFORE*, an earlier one, fills the columns of before. Screens are of
360x640 CSS pixels with folds closed, in Debian's Chromium; words are those of the text, folds included, without the
menu, the foot and what a printer alone shows; bytes are those of the page as a server sends it packed with Brotli.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.machine import table

PHONE = {"width": 360, "height": 640}
# Words of the main part, whatever folds are closed: what a list of sources adds is not read on the way.
_LOOK = """() => [document.scrollingElement.scrollHeight / innerHeight,
  (document.querySelector('main')?.textContent.match(/[\\p{L}\\p{N}]+/gu) ?? []).length]"""


def lengths(browser: Browser, site: Path) -> dict[str, tuple[float, int, int]]:
    """Return screens, words and packed bytes of each page of *site*, by its address below the site's."""
    page = browser.new_context(viewport=PHONE).new_page()
    found: dict[str, tuple[float, int, int]] = {}
    for file in sorted(site.glob("??/*.html")):
        page.goto(file.as_uri())
        screens, words = page.evaluate(_LOOK)
        found[file.relative_to(site).as_posix()] = (float(screens), int(words), Path(f"{file}.br").stat().st_size)
    return found


def main() -> None:
    """Print the table, longest pages first."""
    sites = [Path(one).resolve() for one in sys.argv[1:3]]
    if not sites or not all(site.is_dir() for site in sites):
        sys.exit(__doc__)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        now, *before = (lengths(browser, site) for site in sites)
        browser.close()
    names = sorted({address.partition("/")[2] for address in now})
    tags = sorted({address.partition("/")[0] for address in now})
    rows = []
    for name in sorted(names, key=lambda name: -max(now.get(f"{tag}/{name}", (0.0, 0, 0))[0] for tag in tags)):
        row = [name.removesuffix(".html")]
        for measured in [*before, now]:
            got = [measured.get(f"{tag}/{name}") for tag in tags]
            row.append(" / ".join(f"{one[0]:.1f}" if one else "–" for one in got))
            row += [" / ".join(f"{one[at]:,}" if one else "–" for one in got) for at in (1, 2)]
        rows.append(row)
    which = " / ".join(tags)
    heads = [
        f"{what} {when}".strip()
        for when in (["before", "now"] if before else [""])
        for what in ("screens", "words", "bytes")
    ]
    print(table([f"page ({which})", *heads], rows))


if __name__ == "__main__":
    main()
