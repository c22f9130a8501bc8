"""What a campaign puts in the place of the program's own files."""

SUBJECT = "pages"
