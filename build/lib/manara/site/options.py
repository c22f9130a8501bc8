"""Settings of the plugin in ``mkdocs.yml``; facts of the campaign are in ``data/``."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class ManaraOptions(base.Config):  # type: ignore[no-untyped-call]
    """Options under ``plugins: manara:``."""

    pages = c.ListOfItems(c.Type(str), default=[])
    """Order of the menu: file names shared by all languages. Pages not named follow in alphabetical order."""

    drafts = c.Type(bool, default=False)
    """Also build languages marked ``draft: true``."""

    checks = c.Type(bool, default=True)
    """Run the checks before building. ``manara build`` switches them off because it has just run them."""
