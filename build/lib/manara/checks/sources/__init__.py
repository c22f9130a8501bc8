"""Files as files: nothing of the workshop is published."""

SUBJECT = "pages"
