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
    raw_html,
    shape,
    share_texts,
)

CHECKS = (
    front_matter,
    confidence,
    links,
    calls,
    call_meaning,
    claims,
    expired,
    raw_html,
    shape,
    share_texts,
    main_settings,
    leaving,
)
