"""The register of criteria: one module per group, in the order they are listed."""

from __future__ import annotations

from campaign_grade.criteria import (
    accessibility,
    freshness,
    languages,
    numbers,
    paper,
    privacy,
    safety,
    served,
    weight,
)

CRITERIA = (
    *safety.CRITERIA,
    *numbers.CRITERIA,
    *privacy.CRITERIA,
    *served.CRITERIA,
    *languages.CRITERIA,
    *freshness.CRITERIA,
    *weight.CRITERIA,
    *accessibility.CRITERIA,
    *paper.CRITERIA,
)
GROUPS = tuple(dict.fromkeys(criterion.group for criterion in CRITERIA))
