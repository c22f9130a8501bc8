"""The environment all templates run in: a campaign's templates are read, never trusted.

A template may come with a proposal to change the campaign, and Jinja would let it reach the machine it is built on
through the attributes of any value. In a sandbox it cannot, and cannot change what it is given:
https://jinja.palletsprojects.com/en/stable/sandbox/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def environment(folders: Sequence[Path | str]) -> jinja2.Environment:
    """Return an environment for the templates in *folders*, the first ones first; everything is escaped."""
    loader = jinja2.FileSystemLoader(list(folders))
    # A template that changes in the middle of a build is not read again.
    return ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
