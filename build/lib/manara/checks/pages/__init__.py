"""A page by itself: its front matter, marks, calls, links, pictures and language."""

SUBJECT = "pages"
