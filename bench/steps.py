"""Builds once and says how long each step took: a program of its own, so that memory and start-up are counted too.

``python -m bench.steps ROOT OUTPUT TIMES.json [--bare]``; ``--bare`` leaves print and share products out.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Steps that make print and share products rather than the site.
PRODUCTS = ("printing", "share", "print")


def main() -> None:
    """Build and write the times."""
    start = time.perf_counter()
    import manara.publishing.build as build  # noqa: PLC0415, PLR0402  # importing is one of the steps
    from manara.publishing import ahead  # noqa: PLC0415

    times = {"imports": time.perf_counter() - start}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            begin = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                times[name] = times.get(name, 0) + time.perf_counter() - begin

        return call

    for name, shown in (("load_and_check", "load and check"), ("build_site", "MkDocs")):
        setattr(build, name, timed(shown, getattr(build, name)))
    steps = [step for step in build.STEPS if "--bare" not in sys.argv or not _is_product(step)]
    build.STEPS = tuple(timed(step.__name__.replace("_", " "), step) for step in steps)
    if "--bare" in sys.argv:
        ahead.FEWEST = sys.maxsize  # nothing is printed, so nothing is made ahead
    root, output, target = map(Path, sys.argv[1:4])
    result = build.build_campaign(root.resolve(), output.resolve())
    times["all"] = time.perf_counter() - start
    if not output.is_dir() or any(problem.level == 0 for problem in result.problems):
        sys.exit("\n".join(f"{problem.path}: {problem.message}" for problem in result.problems[:20]))
    target.write_text(json.dumps(times), "utf-8")


def _is_product(step: Callable[..., Any]) -> bool:
    return any(part in f"{step.__module__}.{step.__name__}" for part in PRODUCTS)


if __name__ == "__main__":
    main()
