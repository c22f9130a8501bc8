"""Meaning: what is denied, and words that stand for their opposites."""

SUBJECT = "translations"
