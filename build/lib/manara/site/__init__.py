"""The website: MkDocs' events turned into calls on the rooms below."""
