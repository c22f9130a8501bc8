"""Manara: bilingual awareness campaigns whose every number, link and translation is checked."""

__version__ = "0.2.0"
