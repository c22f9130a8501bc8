"""Facts: both languages state the same figures, dates, amounts, laws and units."""

SUBJECT = "translations"
