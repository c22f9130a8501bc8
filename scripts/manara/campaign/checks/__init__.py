"""Checks of a page by itself: its front matter, links and calls. One module each, registered here."""

from manara.campaign.checks import calls, expired, front_matter, links

CHECKS = (front_matter, links, calls, expired)
