"""Work done ahead: while one item is used, the next is made ready in a thread.

For work that waits for something outside, as reading attachments waits for the guarded process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
_FIRST = 3  # that are made before anything can be used


def ahead(work: Callable[[Item], Made], items: Iterable[Item], at_most: int = 2) -> Generator[Made, None, None]:
    """Yield ``work(item)`` for each item, in order, with up to ``at_most`` of the next ones begun.

    Raises what ``work`` raised, when that item's turn comes.
    """
    with ThreadPoolExecutor(1, "ahead") as thread:
        begun: deque[Future[Made]] = deque()
        for item in items:
            begun.append(thread.submit(work, item))
            if len(begun) > at_most:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def several_ahead(
    work: Callable[[Item], Made], items: Iterable[Item], size: Callable[[Item], int], *, most: int, octets: int
) -> Iterator[list[Made]]:
    """Yield ``work(item)`` for each item, in order, up to ``most`` at a time, with the next ones begun.

    Fewer where they reach ``octets`` by their ``size``, and only some at first, so that the first soon come.
    Raises what ``work`` raised, when the turn of those comes that were made with it. What makes the items is not
    done in the thread: two threads that both compute are in each other's way.
    """
    return ahead(lambda some: [work(item) for item in some], _several(items, size, most, octets), at_most=1)


def _several(items: Iterable[Item], size: Callable[[Item], int], most: int, octets: int) -> Iterator[list[Item]]:
    some: list[Item] = []
    held, wanted = 0, _FIRST
    for item in items:
        some.append(item)
        held += size(item)
        if len(some) >= wanted or held >= octets:
            yield some
            some, held, wanted = [], 0, min(most, 2 * wanted)
    if some:
        yield some
