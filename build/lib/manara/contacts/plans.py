"""What the numbering plans of the world know (Google's libphonenumber): what dials, and which codes call for help."""

from __future__ import annotations

import re
from functools import cache, lru_cache


@lru_cache(maxsize=8192)
def dials(digits: str, region: str) -> bool:
    """Tell whether *digits* are a number of *region*, with or without its country code.

    Args:
        digits: ASCII digits, an international prefix left out or not.
        region: ISO 3166 code; with none nothing is known to dial.
    """
    if not region or not 7 <= len(digits) <= 15:
        return False
    import phonenumbers  # noqa: PLC0415  # 30 ms that texts without long figures need not pay

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(number, region)


@cache
def country_code(region: str) -> str:
    """Return the digits that lead to *region* from abroad; empty for none."""
    if not region:
        return ""
    import phonenumbers  # noqa: PLC0415

    return str(phonenumbers.country_code_for_region(region) or "")


def is_emergency_code(digits: str) -> bool:
    """Tell whether *digits* are the three that call for help in some country: what workers know from home."""
    return len(digits) == 3 and digits in _emergency_codes()


@cache
def _emergency_codes() -> frozenset[str]:
    """Return all of them; their patterns take 50 ms to load, and few texts come so far."""
    import phonenumbers  # noqa: PLC0415

    patterns = {
        meta.emergency.national_number_pattern
        for region in phonenumbers.SUPPORTED_SHORT_REGIONS
        if (meta := phonenumbers.PhoneMetadata.short_metadata_for_region(region)) and meta.emergency
    }
    codes = [f"{code:03}" for code in range(1000)]
    return frozenset(code for code in codes if any(pattern and re.fullmatch(pattern, code) for pattern in patterns))
