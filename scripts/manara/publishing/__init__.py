"""Builds beside ``site/``, reads back what was made, and puts it in place whole."""
