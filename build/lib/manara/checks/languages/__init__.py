"""A campaign's own words for a language."""

SUBJECT = "translations"
