"""What is made ahead comes in order, and its errors when their turn comes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from helpdesk.extract.ahead import ahead, several_ahead


def test_the_next_is_begun_while_one_is_used() -> None:
    begun = threading.Semaphore(0)

    def work(number: int) -> int:
        begun.release()
        return number * number

    found = ahead(work, range(6), at_most=2)
    assert next(found) == 0
    for _ in range(3):  # it, and the two after it: were they not begun, this would wait for ever
        begun.acquire()
    assert list(found) == [1, 4, 9, 16, 25]


def test_no_more_is_begun_than_allowed() -> None:
    asked = []

    def items() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    found = ahead(lambda number: number, items(), at_most=3)
    assert next(found) == 0
    assert asked == [0, 1, 2, 3]
    found.close()
    assert asked == [0, 1, 2, 3]


def test_an_error_is_raised_in_its_turn() -> None:
    found = ahead(lambda number: 1 // number, [1, 0, 1])
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_nothing_is_made_of_nothing() -> None:
    assert list(ahead(str, [])) == []


def test_several_come_together_few_at_first_and_no_more_than_fit() -> None:
    found = several_ahead(lambda number: number, range(20), lambda number: number, most=8, octets=40)
    assert list(map(list, found)) == [[0, 1, 2], [3, 4, 5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15], [16, 17, 18], [19]]


def test_an_error_of_several_is_raised_when_their_turn_comes() -> None:
    found = several_ahead(lambda number: 1 // number, [1, 1, 1, 1, 0], lambda _: 1, most=4, octets=100)
    assert next(found) == [1, 1, 1]
    with pytest.raises(ZeroDivisionError):
        next(found)
