"""Pairs of pages and catalogs: there, up to date, and of the same shape."""

SUBJECT = "translations"
