"""Work done ahead: while one item is used, the next is made ready in a thread.

For work that waits for something outside, as reading attachments waits for the guarded process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice, repeat, takewhile
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
    work: Callable[[Item], Made], items: Iterable[Item], size: Callable[[Made], int], *, most: int, octets: int
) -> Iterator[list[Made]]:
    """Yield ``work(item)`` for each item, in order, up to ``most`` at a time, with the next ones begun.

    Fewer where they reach ``octets`` by their ``size``, and only some at first, so that the first soon come.
    Raises what ``work`` raised, when the turn of those comes that were made with it.
    """
    rest = iter(items)
    wanted = _FIRST

    def some(_: None) -> list[Made]:
        nonlocal wanted
        made: list[Made] = []
        held = 0
        for item in islice(rest, wanted):
            made.append(work(item))
            held += size(made[-1])
            if held >= octets:
                break
        wanted = min(most, 2 * wanted)
        return made

    return takewhile(bool, ahead(some, repeat(None), at_most=1))
