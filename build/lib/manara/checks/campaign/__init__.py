"""The campaign's settings: its main contacts and where leaving leads. Not their form, which is judged on loading."""

SUBJECT = "pages"
