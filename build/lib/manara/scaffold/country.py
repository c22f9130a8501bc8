"""What follows from a country when a campaign begins: its time zones, emergency numbers and forms of dates.

Nothing here is verified: zones and locales are CLDR's, numbers those of libphonenumber's short-number data. A release
wants each number compared with its authority.
"""

from __future__ import annotations

import zoneinfo
from functools import lru_cache

from babel.core import get_global

from manara.contacts.numbering import SHORT
from manara.locales import known_locale

# Numbers that call every service in many countries, the most common first (ITU-T E.161.1 names 112 and 911).
_USUAL = ("112", "911", "999")


@lru_cache(maxsize=1)
def regions() -> frozenset[str]:
    """Return the ISO 3166-1 codes of the countries that have numbers and a time zone."""
    import phonenumbers  # noqa: PLC0415  # 20 ms that other commands need not pay

    return frozenset(phonenumbers.SUPPORTED_REGIONS) & frozenset(get_global("zone_territories").values())


def time_zones(region: str) -> tuple[str, ...]:
    """Return the time zones of *region*, by name."""
    known = zoneinfo.available_timezones()
    return tuple(
        sorted(zone for zone, country in get_global("zone_territories").items() if country == region and zone in known)
    )


def emergency_numbers(region: str) -> tuple[str, ...]:
    """Return the emergency numbers of *region* in libphonenumber's data, those that reach all services first.

    Numbers of two digits are left out: telephones of other countries do not dial them as emergencies.
    """
    import phonenumbers  # noqa: PLC0415  # as above

    codes = (f"{code:0{length}}" for length in (3, 4) for code in range(10**length))
    found = [code for code in codes if SHORT.fullmatch(code) and phonenumbers.is_emergency_number(code, region)]
    # A longer one whose beginning is one of the others is a pattern of the data, not a number people learn.
    real = [code for code in found if not any(code != other and code.startswith(other) for other in found)]
    return tuple(sorted(real, key=lambda code: (_USUAL.index(code) if code in _USUAL else len(_USUAL), code)))


def formats(tag: str, region: str) -> str:
    """Return the tag whose dates and numbers are used for *tag* in *region*: CLDR's for both, else the language's."""
    both = f"{tag}-{region}"
    return both if "-" not in tag and known_locale(both) is not None else tag
