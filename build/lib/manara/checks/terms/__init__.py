"""Agreed terms and avoided words."""

SUBJECT = "translations"
