"""The clock is fixed, so that tests pass in any year."""

import os

os.environ.setdefault("MANARA_TODAY", "2026-11-27")
