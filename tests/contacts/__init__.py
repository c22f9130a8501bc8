"""Tests of contacts: records, the scan of sources, expiry."""
