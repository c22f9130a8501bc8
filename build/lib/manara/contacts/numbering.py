"""What numbering plans say about a number: how it is written and dialled in its country, and which countries it serves.

The plans are Google's libphonenumber (the ``phonenumbers`` package). Importing it takes 20 ms, which runs that need
nothing of it should not pay; so it is imported where it is used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.contacts.digits import ascii_digits, only_digits

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# ITU-T E.164: at most 15 digits after the plus.
E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
SHORT = re.compile(r"[0-9]{3,6}", re.ASCII)
# What may stand between the digits of a number as people write it; anything else may be part of another number.
_BETWEEN = re.compile(r"[\s()./\-\u2010-\u2015\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff\u00ad]*")


def parsed(number: str) -> PhoneNumber | None:
    """Return an E.164 *number* as libphonenumber knows it; ``None`` for what is no number."""
    import phonenumbers  # noqa: PLC0415  # see above

    try:
        return phonenumbers.parse(number) if E164.fullmatch(number) else None
    except phonenumbers.NumberParseException:
        return None


def regions_of(number: PhoneNumber) -> tuple[str, ...]:
    """Return all countries that share the number's country code; ``001`` alone for codes of no country."""
    import phonenumbers  # noqa: PLC0415  # see above

    return tuple(phonenumbers.region_codes_for_country_code(number.country_code or 0))


def region_of(number: PhoneNumber) -> str:
    """Return the country whose numbers look like this one, or the main country of its code."""
    import phonenumbers  # noqa: PLC0415  # see above

    found = phonenumbers.region_code_for_number(number)
    return str(found or phonenumbers.region_code_for_country_code(number.country_code or 0))


@lru_cache(maxsize=1024)
def national_form(number: str) -> str:
    """Return an E.164 *number* as it is dialled inside its country, in groups; empty for what is no number.

    The trunk prefix is there where the country has one. Brackets and hyphens become spaces: a reader copies digits.

    >>> national_form("+96222222222"), national_form("+16135550100")
    ('02 222 2222', '613 555 0100')
    """
    import phonenumbers  # noqa: PLC0415  # see above

    found = parsed(number)
    if found is None:
        return ""
    written = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.NATIONAL)
    return " ".join(re.findall("[0-9]+", written))


@lru_cache(maxsize=1024)
def international_form(number: str) -> str:
    """Return an E.164 *number* with its country code, in groups, as it is dialled from abroad."""
    import phonenumbers  # noqa: PLC0415  # see above

    found = parsed(number)
    if found is None:
        return number
    written = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return "+" + " ".join(re.findall("[0-9]+", written))


def exists(number: PhoneNumber) -> bool:
    """Tell whether the length exists for these first digits; ``is_possible_number`` takes the length of any service."""
    import phonenumbers  # noqa: PLC0415  # see above
    from phonenumbers.phonemetadata import PhoneMetadata  # noqa: PLC0415  # see above

    if not phonenumbers.is_possible_number(number):
        return False
    digits = phonenumbers.national_significant_number(number)
    for region in regions_of(number):
        plan = (
            PhoneMetadata.metadata_for_nongeo_region(number.country_code or 0, None)
            if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
            else PhoneMetadata.metadata_for_region(region, None)
        )
        pattern = plan and plan.general_desc and plan.general_desc.national_number_pattern
        if pattern and re.fullmatch(pattern, digits):
            return True
    return False


def extension_of(raw: str) -> tuple[str, str]:
    """Return a number as typed without its extension, and the extension: ``+9652…;ext=12``, ``… x12``, ``… ext. 12``.

    The extension is empty when there is none.
    """
    import phonenumbers  # noqa: PLC0415  # see above

    written = ascii_digits(raw)
    try:
        found = phonenumbers.parse(written, "ZZ" if written.lstrip().startswith("+") else None)
    except phonenumbers.NumberParseException:
        found = None
    if found is not None and found.extension:
        at = written.rfind(found.extension)
        before = re.sub(r"[^0-9]+$", "", written[:at])
        return before, found.extension
    pause = re.fullmatch(r"(.*?[0-9])\s*(?:[,;#*]|p|w|x|ext\.?)+\s*=?\s*([0-9]{1,7})", written, re.IGNORECASE)
    return (pause[1], pause[2]) if pause else (raw, "")


def mended(raw: str, regions: tuple[str, ...]) -> str:
    """Return the E.164 number that *raw* plainly is, or an empty string: a guess would be another number.

    Args:
        raw: As typed; digits of any script, separators, ``00`` or a missing country code.
        regions: Countries it may be a number of, the first for a missing country code.
    """
    import phonenumbers  # noqa: PLC0415  # see above

    written = ascii_digits(raw)
    marked = re.sub(r"^([^0-9+]*)00", r"\1+", written, count=1)
    bare = _BETWEEN.sub("", marked)
    if not re.fullmatch(r"\+?[0-9]{6,15}", bare, re.ASCII):
        return ""
    if bare.startswith("+") and E164.fullmatch(bare) and "(0)" not in written:
        found = parsed(bare)
        return bare if found is not None and exists(found) else ""
    for region in regions:
        try:
            found = phonenumbers.parse(marked, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(found) and region in regions_of(found):
            return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))
    return ""


def mended_short(raw: str) -> str:
    """Return the short number that *raw* plainly is, or an empty string."""
    bare = _BETWEEN.sub("", ascii_digits(raw))
    return bare if SHORT.fullmatch(bare) and bare == only_digits(bare) else ""


def dials(number: str, digits: str) -> bool:
    """Tell whether *digits* dial E.164 *number* inside its country.

    That is its national form. Where the plan has no form for the block, the number without its country code does as
    well, with the country's trunk prefix where there is one.
    """
    import phonenumbers  # noqa: PLC0415  # see above

    found = parsed(number)
    if found is None:
        return False
    plain = phonenumbers.national_significant_number(found)
    formed = national_form(number)
    if only_digits(formed) == digits:
        return True
    trunk = str(phonenumbers.ndd_prefix_for_region(region_of(found), True) or "")
    return " " not in formed and only_digits(formed) == plain and bool(trunk) and digits == trunk + plain
