"""Judges any campaign site, ours or not, from its published files alone: A to F, and what is worth mending first."""
