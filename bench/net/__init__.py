"""Passages that nobody tuned the checks to: what is caught, and what is left alone."""
