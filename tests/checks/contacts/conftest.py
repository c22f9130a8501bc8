"""The fixtures of contacts, for their checks."""

from tests.contacts.conftest import problems_in, records, registry

__all__ = ["problems_in", "records", "registry"]
