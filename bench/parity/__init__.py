"""Puts thousands of translation faults into the real campaign and counts how many the checks find."""
