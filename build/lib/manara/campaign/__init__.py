"""A campaign: the facts under ``data/`` and the pages under ``docs/``, gathered."""
