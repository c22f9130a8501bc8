"""In which form a campaign's files are: ``format:`` in ``data/campaign.yml``."""

from __future__ import annotations

FILE = "data/campaign.yml"
# The present form; one more for every change that old files do not follow by themselves (manara upgrade).
FORMAT = 1
