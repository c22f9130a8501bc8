"""Checks of a page by itself, and of the words to send on. One module each, registered here."""

from manara.campaign.checks import (
    calls,
    expired,
    front_matter,
    links,
    markup,
    one_file,
    pictures,
    raw_html,
    shape,
    share_texts,
    workshop,
)

CHECKS = (front_matter, links, calls, markup, one_file, pictures, expired, raw_html, shape, share_texts, workshop)
