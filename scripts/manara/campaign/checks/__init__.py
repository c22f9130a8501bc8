"""Checks of a page by itself, and of the words to send on. One module each, registered here."""

from manara.campaign.checks import (
    call_meaning,
    calls,
    claims,
    confidence,
    expired,
    front_matter,
    leaving,
    links,
    main_settings,
    markup,
    one_file,
    pictures,
    raw_html,
    shape,
    share_texts,
    workshop,
)

CHECKS = (
    front_matter,
    confidence,
    links,
    calls,
    call_meaning,
    claims,
    markup,
    one_file,
    pictures,
    expired,
    raw_html,
    shape,
    share_texts,
    main_settings,
    leaving,
    workshop,
)
