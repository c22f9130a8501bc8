"""What a visitor sees, as pictures: ``python -m bench.pictures FOLDER SITE [BEFORE] [NAME …]``.

*SITE* is a folder that ``manara build`` made; *BEFORE*, an earlier one, stands at the left of each picture. Every page
(or those that *NAME* begins) is drawn by Debian's Chromium in both sizes: first screen and whole, in dark, and as it is
printed; every sheet by its first page. *FOLDER* gets one PNG file for each: to be looked at by somebody who has to sign
them, not compared by a program.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

SIZES = {"phone": {"width": 360, "height": 640}, "wide": {"width": 1280, "height": 800}}
# Height of a whole page's column, in CSS pixels: a longer page goes on in the next column.
TALL = 2600
GAP = 16
GREY = (120, 120, 120)


def beside(pictures: list[Image.Image], gap: int = GAP) -> Image.Image:
    """Return *pictures* in one row, heads on one line."""
    width = sum(one.width for one in pictures) + gap * (len(pictures) - 1)
    row = Image.new("RGB", (width, max(one.height for one in pictures)), GREY)
    left = 0
    for one in pictures:
        row.paste(one, (left, 0))
        left += one.width + gap
    return row


def columns(picture: Image.Image) -> Image.Image:
    """Return a tall *picture* cut into columns of ``TALL``."""
    tops = range(0, picture.height, TALL)
    return beside([picture.crop((0, top, picture.width, min(top + TALL, picture.height))) for top in tops])


def drawn(browser: Browser, address: str, size: str) -> list[Image.Image]:
    """Return first screen and whole page in light, the first screen in dark, and the print with its folds."""
    shots = []
    for scheme, whole in (("light", False), ("light", True), ("dark", False), ("print", True)):
        page = browser.new_page(viewport=SIZES[size], color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address)
        if scheme == "print":
            page.emulate_media(media="print")
        shots.append(columns(Image.open(BytesIO(page.screenshot(full_page=whole))).convert("RGB")))
        page.close()
    return shots


def pages(folder: Path, sites: list[Path], names: tuple[str, ...]) -> None:
    """Write ``page-TAG-NAME-SIZE.png`` of every page of the first site, the others' at its left."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for file in sorted(sites[0].glob("*.html")) + sorted(sites[0].glob("??/*.html")):
            address = file.relative_to(sites[0])
            if names and not file.stem.startswith(names):
                continue
            for size in SIZES:
                seen = [
                    drawn(browser, (one / address).as_uri(), size)
                    for one in reversed(sites)
                    if (one / address).is_file()
                ]
                together = [one for kinds in zip(*seen, strict=True) for one in kinds]
                beside(together).save(folder / f"page-{'-'.join(address.with_suffix('').parts)}-{size}.png")
        browser.close()


def sheets(folder: Path, sites: list[Path], names: tuple[str, ...]) -> None:
    """Write ``sheet-….png`` of every PDF of the first site, at 60 dots an inch, the others' at its left."""
    for file in sorted(sites[0].rglob("*.pdf")):
        address = file.relative_to(sites[0])
        if names and not file.stem.startswith(names):
            continue
        looks = [
            pypdfium2.PdfDocument(one / address)[0].render(scale=60 / 72).to_pil()
            for one in reversed(sites)
            if (one / address).is_file()
        ]
        beside(looks).save(folder / f"sheet-{'-'.join(address.with_suffix('').parts)}.png")


def main() -> None:
    """Write the pictures and say where they are."""
    folder, *rest = sys.argv[1:] or sys.exit(__doc__)
    sites = [Path(one).resolve() for one in rest if Path(one).is_dir()]
    if not sites:
        sys.exit(__doc__)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    names = tuple(one for one in rest if not Path(one).is_dir())
    pages(target, sites, names)
    sheets(target, sites, names)
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")


if __name__ == "__main__":
    main()
