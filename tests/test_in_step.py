"""Works in step: each makes what it makes alone, and one that fails ends alone."""

from __future__ import annotations

import pytest

from helpdesk.in_step import Steps, alone, in_step


def work(said: list[str], name: str, steps: int, *, fails: bool = False) -> Steps[str]:
    """Make ``name`` in some steps, and say each."""
    for step in range(steps):
        said.append(f"{name}{step}")
        yield
    if fails:
        raise ValueError(name)
    return name


def test_a_stage_is_done_for_all_before_the_next_one() -> None:
    said: list[str] = []
    assert in_step([work(said, "a", 2), work(said, "b", 3), work(said, "c", 1)]) == ["a", "b", "c"]
    assert said == ["a0", "b0", "c0", "a1", "b1", "b2"]


def test_what_fails_ends_alone() -> None:
    made = in_step([work([], "a", 1), work([], "b", 2, fails=True), work([], "c", 3)])
    assert made[0] == "a"
    assert isinstance(made[1], ValueError)
    assert made[2] == "c"
    assert in_step([]) == []


def test_alone_it_is_the_same() -> None:
    assert alone(work([], "a", 3)) == "a"
    with pytest.raises(ValueError, match="b"):
        alone(work([], "b", 1, fails=True))
