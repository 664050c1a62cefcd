"""An index is built when it is needed, once, and all matchers of a knowledge base have the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from helpdesk.match.shared import Shared
from helpdesk.match.understand import Matcher
from tests.draft.conftest import KNOWLEDGE


def test_threads_that_need_the_index_at_once_are_given_one() -> None:
    shared, at_once = Shared(KNOWLEDGE, None), Barrier(4)

    def need(_: int) -> object:
        at_once.wait()
        return shared.index

    with ThreadPoolExecutor(4) as threads:
        assert len({id(index) for index in threads.map(need, range(4))}) == 1


def test_a_matcher_that_remembers_shares_the_index_whichever_needs_it_first() -> None:
    matcher = Matcher(KNOWLEDGE)
    pupil = matcher.remembering([])
    assert pupil.index is matcher.index
    assert Matcher(KNOWLEDGE, index=pupil.index).index is pupil.index
