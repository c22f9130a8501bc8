"""Manara: bilingual awareness campaigns whose every number, link and translation is checked."""

__version__ = "0.1.0"
