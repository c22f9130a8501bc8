"""Checks of a page by itself: its front matter, links and calls. One module each, registered here."""

from manara.campaign.checks import calls, expired, front_matter, links, raw_html

CHECKS = (front_matter, links, calls, expired, raw_html)
