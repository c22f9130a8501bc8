"""Words to send on."""

SUBJECT = "pages"
