"""Checks: each module of a folder in here is one, and its path is its id, ``facts/numbers.py`` is ``facts.numbers``.

The folder is the register (``register.py``), ``run.py`` runs all, ``folder.py`` remembers what a whole campaign's check
said. What checks share, and what judges before a campaign is loaded, lives in the rooms below; how problems are shown,
in ``cli``.
"""

# What an editor can ask for by name, “manara check contacts”; known here without loading a check.
SUBJECT_NAMES = ("contacts", "translations", "pages")
