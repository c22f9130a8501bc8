"""Reading files: YAML and Markdown, with line and column of everything. Judging is done elsewhere."""
