"""The page that stands at an old address and leads on, without a server's help and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from manara.site.view import SiteView


def moved_pages(view: SiteView, env: jinja2.Environment) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of every page that has moved, in every language that has the new one."""
    template = env.get_template("moved.html")
    root = view.root_context()
    for old, new in view.campaign.redirects.items():
        for tag in view.campaign.tags:
            if view.campaign.page(tag, new) is None:
                continue
            up = "../" * (old.count("/") + 1)
            address = f"{tag}/{old.removesuffix('.md')}.html"
            values: dict[str, Any] = {
                **root,
                "languages": sorted(root["languages"], key=lambda one: one["locale"].tag != tag),
                "exit": view.campaign.exit_for(address),
                "to_page": {own: f"{up}{own}/{new.removesuffix('.md')}.html" for own in view.campaign.tags},
                "base": up,
            }
            yield address, template.render(values)
