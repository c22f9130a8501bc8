"""Checks of a page by itself: its front matter, links and calls. One module each, registered here."""

from manara.campaign.checks import calls, front_matter, links

CHECKS = (front_matter, links, calls)
