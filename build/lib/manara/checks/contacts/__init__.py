"""Contacts: their records, what is typed by hand instead of called, and calls in two languages."""

SUBJECT = "contacts"
