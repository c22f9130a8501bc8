"""Templates, styles, scripts and drawings of every page. No program belongs here: MkDocs asks a theme to be a package.

A campaign's ``overrides/`` is looked into first (:mod:`manara.sources.theme`).
"""
