"""Writing: digits, punctuation, letters and blanks of each language."""

SUBJECT = "translations"
