"""Tests of the grading package; none needs a campaign."""
