"""What a page loads by itself, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from campaign_grade.styles import addresses_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaign_grade.model import Page

Kind = Literal["code", "style", "image", "media", "hint", "other"]
# Programs of others: they see and do whatever the page can, or watch the visitor in a frame.
_CODE = {"script": "src", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_MEDIA = {"video": "src", "audio": "src", "source": "src", "track": "src"}
_RELATIONS: dict[str, Kind] = {
    "stylesheet": "style", "icon": "image", "apple-touch-icon": "image", "mask-icon": "image", "preload": "other",
    "modulepreload": "code", "manifest": "other", "prefetch": "hint", "preconnect": "hint", "dns-prefetch": "hint",
    "prerender": "hint",
}  # fmt: skip


@dataclass(frozen=True)
class Load:
    """One thing a browser asks for without being told to by the visitor."""

    kind: Kind
    address: str
    lazy: bool = False


def loads_of(page: Page) -> Iterator[Load]:
    """Yield everything *page* loads or hints at, with whole addresses; data in the page itself is not loaded."""
    for kind, target, lazy in _targets(page):
        address = page.join(target) if target.strip() and not target.startswith("#") else ""
        if address and not address.startswith(("data:", "about:", "blob:", "javascript:")):
            yield Load(kind, address.partition("#")[0], lazy)


def links_of(page: Page) -> Iterator[str]:
    """Yield the whole addresses a visitor can go to from *page*, without the part after ``#``."""
    for node in page.html.css("a[href], area[href]"):
        target = (node.attributes.get("href") or "").strip()
        if target and not target.startswith("#"):
            address = page.join(target).partition("#")[0]
            if address.startswith(("http://", "https://")):
                yield address


def _targets(page: Page) -> Iterator[tuple[Kind, str, bool]]:
    for tag, attribute in _CODE.items():
        for node in page.html.css(f"{tag}[{attribute}]"):
            yield "code", node.attributes.get(attribute) or "", False
    for node in page.html.css("link[rel][href]"):
        relations = (node.attributes.get("rel") or "").lower().split()
        kinds = [_RELATIONS[relation] for relation in relations if relation in _RELATIONS]
        if kinds:
            yield kinds[0], node.attributes.get("href") or "", False
    for node in page.html.css("img, source, input[type=image]"):
        lazy = node.attributes.get("loading") == "lazy"
        if node.tag != "source":
            yield "image", node.attributes.get("src") or "", lazy
        for candidate in (node.attributes.get("srcset") or "").split(","):
            if candidate.strip() and not node.attributes.get("src"):
                yield "image", candidate.split()[0], lazy
    for tag, attribute in _MEDIA.items():
        for node in page.html.css(f"{tag}[{attribute}]"):
            quiet = node.tag in ("video", "audio") and node.attributes.get("preload") == "none"
            yield "media", node.attributes.get(attribute) or "", quiet
    for node in page.html.css("video[poster], body[background]"):
        yield "image", node.attributes.get("poster") or node.attributes.get("background") or "", False
    for node in page.html.css("image, use"):
        yield "image", node.attributes.get("href") or node.attributes.get("xlink:href") or "", False
    yield from (("style", target, False) for target in addresses_in(page.styles))
    for node in page.html.css("[style]"):
        yield from (("style", target, False) for target in addresses_in(node.attributes.get("style") or ""))
