"""Work done ahead: while one item is used, the next is made ready in a thread.

For work that waits for something outside, as reading attachments waits for the guarded process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


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
