"""Renews the picture at the head of README.md: the built site on a phone in Arabic, and on a desktop in English.

Run ``manara build`` first, then ``python -m bench.readme_picture``. What it shows is ``site/`` as it is served.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from tests.browser import launch, picture, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "images" / "preview.png"
# What is seen of each, in CSS pixels; both are as high as the other.
PHONE, DESKTOP, HEIGHT = ("/ar/help.html", 360), ("/en/index.html", 940), 640


def _seen(browser: Browser, address: str, width: int) -> str:
    """Return the first screen of a page as an address of its picture."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    page.goto(address)
    return "data:image/png;base64," + base64.b64encode(picture(page)).decode()


def main() -> None:
    """Write the picture."""
    with serving(ROOT / "site") as site:
        browser = launch()
        images = "".join(f'<img src="{_seen(browser, site + path, width)}">' for path, width in (PHONE, DESKTOP))
        page = browser.new_page(viewport={"width": PHONE[1] + DESKTOP[1] + 60, "height": HEIGHT + 40})
        page.set_content(f'<body style="margin:20px;display:flex;gap:20px;background:#dfe6e6">{images}')
        shot = Image.open(io.BytesIO(picture(page)))
        browser.close()
    # A hundred colours are enough for what is drawn of few, and a third of the bytes.
    shot.convert("RGB").quantize(100).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
