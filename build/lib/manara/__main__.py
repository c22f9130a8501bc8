"""Lets ``python -m manara`` do what the ``manara`` command does."""

from manara.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
