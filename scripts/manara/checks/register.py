"""The register of checks is the folder: whoever adds a module adds a check, and whoever takes it out removes one."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import manara.checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from manara.campaign.model import Campaign
    from manara.problems import Problem

_PACKAGE = manara.checks.__name__


@dataclass(frozen=True)
class Check:
    """One check.

    Attributes:
        id: From its path: ``facts.numbers``.
        subject: What an editor asks for to run it: ``translations``.
        module: Where it is written; its docstring is the manual.
    """

    id: str
    subject: str
    module: ModuleType

    def on(self, campaign: Campaign) -> Iterator[Problem]:
        """Yield everything the check finds in *campaign*; nothing is waived or remembered."""
        yield from self.module.check(campaign)


@cache
def every() -> dict[str, Check]:
    """Return all checks by id, in order."""
    return {check.id: check for check in sorted(_found(), key=lambda check: check.id)}


def of_subjects(subjects: Iterable[str]) -> tuple[Check, ...]:
    """Return the checks of *subjects*, in order."""
    wanted = frozenset(subjects)
    return tuple(check for check in every().values() if check.subject in wanted)


def of_catalogs() -> tuple[Check, ...]:
    """Return the checks of a catalog, which ``manara catalogs`` runs on the program's own words as well."""
    return tuple(check for check in every().values() if hasattr(check.module, "check_catalog"))


def of_module(module: ModuleType) -> Check:
    """Return the check that *module* is."""
    return every()[_id(module.__name__)]


def _found() -> Iterator[Check]:
    for _, group, is_folder in pkgutil.iter_modules(manara.checks.__path__, f"{_PACKAGE}."):
        if is_folder:
            folder = importlib.import_module(group)
            for _, name, _ in pkgutil.iter_modules(folder.__path__, f"{group}."):
                yield Check(_id(name), folder.SUBJECT, importlib.import_module(name))


def _id(module: str) -> str:
    """Return ``facts.number-words`` for ``manara.checks.facts.number_words``."""
    return module.removeprefix(f"{_PACKAGE}.").replace("_", "-")
