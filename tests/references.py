"""Reference copies that tests compare with: written again only when somebody asks for it."""

from __future__ import annotations

import os


def renewing() -> bool:
    """Tell whether ``make references`` runs, which writes the copies again."""
    return os.environ.get("MANARA_REFERENCES") == "renew"
