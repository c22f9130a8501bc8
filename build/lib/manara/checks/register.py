"""The register of checks is the folder: whoever adds a module adds a check, and whoever takes it out removes one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import manara.checks
from manara.checks.kinds import KINDS, VALUES, Given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

_PACKAGE = manara.checks.__name__
# A check's function, or one of its functions when it looks at things of several kinds: “check_pair”.
_FUNCTION = "check"


@dataclass(frozen=True)
class Look:
    """One function of a check.

    Attributes:
        id: The check's.
        function: Yields problems.
        kind: What it looks at: a name of KINDS or VALUES.
        values: What it sees besides: names of VALUES.
    """

    id: str
    function: Callable[..., Iterable[Problem]]
    kind: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its own name, among all."""
        return f"{self.id}.{self.function.__name__}"

    @property
    def sees(self) -> tuple[str, ...]:
        """The values it is given."""
        return self.values if self.kind in KINDS else (self.kind, *self.values)

    def on(self, given: Given) -> Iterator[Problem]:
        """Yield everything it finds."""
        yield from self.on_pages(given)
        yield from self.on_rest(given)

    def on_pages(self, given: Given) -> Iterator[Problem]:
        """Yield what is wrong with the things that follow from pages."""
        if self.kind in KINDS:
            yield from self.judge(given.of_pages(self.kind), given)

    def on_rest(self, given: Given) -> Iterator[Problem]:
        """Yield what is wrong with all others."""
        yield from self.judge(given.of_rest(self.kind), given)

    def judge(self, things: list[object], given: Given) -> Iterator[Problem]:
        """Yield what is wrong with *things*, each by itself."""
        values = [given.value(name) for name in self.values] if things else []
        for thing in things:
            yield from self.function(thing, *values)


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

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """Its functions.

        Raises:
            TypeError: A parameter is of no kind that a check may look at or see.
        """
        found = vars(self.module).items()
        return tuple(
            _look(self.id, function)
            for name, function in found
            if (name == _FUNCTION or name.startswith(f"{_FUNCTION}_"))
            and inspect.isfunction(function)
            and function.__module__ == self.module.__name__
        )

    def on(self, campaign: Campaign) -> Iterator[Problem]:
        """Yield everything the check finds in *campaign*; nothing is waived or remembered."""
        yield from self.on_given(Given(campaign))

    def on_given(self, given: Given) -> Iterator[Problem]:
        """Yield the same where other checks have asked for the same things before."""
        for look in self.looks:
            yield from look.on(given)


@cache
def every() -> dict[str, Check]:
    """Return all checks by id, in order."""
    return {check.id: check for check in sorted(_found(), key=lambda check: check.id)}


def of_subjects(subjects: Iterable[str]) -> tuple[Check, ...]:
    """Return the checks of *subjects*, in order."""
    wanted = frozenset(subjects)
    return tuple(check for check in every().values() if check.subject in wanted)


def of_catalogs() -> dict[str, Callable[[CatalogFile], Iterable[Problem]]]:
    """Return, by id, what judges a catalog by itself; ``manara catalogs`` asks it of the program's own words too."""
    return {
        check.id: getattr(check.module, "judge_catalog", look.function)
        for check in every().values()
        for look in check.looks
        if look.kind == "CatalogFile"
    }


def of_module(module: ModuleType) -> Check:
    """Return the check that *module* is."""
    return every()[_id(module.__name__)]


def _look(name: str, function: Callable[..., Iterable[Problem]]) -> Look:
    kind, *values = (parameter.annotation for parameter in inspect.signature(function).parameters.values())
    if kind not in KINDS and kind not in VALUES:
        raise TypeError(f"{name}: no check looks at “{kind}”; see manara/checks/kinds.py")
    for value in values:
        if value not in VALUES:
            raise TypeError(f"{name}: no check sees “{value}”; see manara/checks/kinds.py")
    return Look(name, function, kind, tuple(values))


def _found() -> Iterator[Check]:
    for _, group, is_folder in pkgutil.iter_modules(manara.checks.__path__, f"{_PACKAGE}."):
        if is_folder:
            folder = importlib.import_module(group)
            for _, name, _ in pkgutil.iter_modules(folder.__path__, f"{group}."):
                yield Check(_id(name), folder.SUBJECT, importlib.import_module(name))


def _id(module: str) -> str:
    """Return ``facts.number-words`` for ``manara.checks.facts.number_words``."""
    return module.removeprefix(f"{_PACKAGE}.").replace("_", "-")
