"""The index that the matchers of one knowledge base have in common, built by the first of them that needs it."""

from __future__ import annotations

from threading import Lock

from helpdesk.match.rank import Index
from helpdesk.memory import give_back, uncollected
from helpdesk.model.knowledge import Knowledge


class Shared:
    """The index of one knowledge base, built once and not before it is needed.

    Most commands (an account, a holiday) open a desk and match nothing: to build takes a third of a second.
    """

    def __init__(self, knowledge: Knowledge, index: Index | None) -> None:
        self.knowledge, self._index = knowledge, index
        self._lock = Lock()  # one index for all threads: sentence vectors are added to it later

    @property
    def index(self) -> Index:
        """Return the index."""
        if self._index is None:
            with self._lock:
                if self._index is None:
                    with uncollected():
                        self._index = Index(self.knowledge)
                    give_back()
        return self._index
