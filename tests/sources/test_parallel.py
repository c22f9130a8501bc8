"""Work in parallel gives what work one by one gives."""

from __future__ import annotations

import pytest

from manara.sources.parallel import in_parallel


@pytest.mark.parametrize("count", [0, 1, 15, 16, 1000])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    """Few and many items."""
    factor = 3

    assert in_parallel(lambda item: item * factor, range(count)) == [item * factor for item in range(count)]


@pytest.mark.parametrize("count", [3, 100])
def test_something_else_is_done_meanwhile(count: int) -> None:
    """Once, and what it leaves is seen here."""
    seen: list[int] = []

    assert len(in_parallel(str, range(count), lambda: seen.append(count))) == count
    assert seen == [count]


def test_an_exception_in_a_worker_is_raised_here() -> None:
    """Nothing that went wrong is lost."""

    def work(item: int) -> float:
        return 1 / (item - 70)

    with pytest.raises(ZeroDivisionError):
        in_parallel(work, range(100))
