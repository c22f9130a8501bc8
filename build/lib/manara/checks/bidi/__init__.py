"""Text of two directions: invisible controls, and what falls apart in text of the other direction."""

SUBJECT = "translations"
