"""Measurements with public tools; they never decide a test."""
