"""Catalogs as text, read by Babel within limits: a campaign's may come with a proposal from anywhere."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.messages.catalog import Catalog

# The longest of ours has 0.31 MB; one of 3 MB, with 100,000 messages, is read and compared for two minutes.
LARGEST = 1_000_000


def read_catalog(content: bytes, locale: Locale | None = None, domain: str | None = None) -> Catalog:
    """Return the catalog that *content* is.

    Raises:
        ValueError: It is none, is longer than ``LARGEST`` or names an encoding that is none; ``lineno`` of the cause
            is the line, where there is one.
    """
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # 20 ms for who has no catalog

    if len(content) > LARGEST:
        msg = f"{len(content)} > {LARGEST} bytes"
        raise ValueError(msg)
    try:
        catalog = read_po(BytesIO(content), locale=locale, domain=domain, abort_invalid=True)
        b" ".decode(catalog.charset)
    except (PoFileError, LookupError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return catalog
