"""What a letter leaves open, and how it says so: at its end, or in the place of the citizen's own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import listing, upper_first

Points = Sequence[tuple[int, tuple[str, ...]]]  # the citizen's numbers, each with names of what is asked there


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes, in their own places, of the citizen's points that no section tells anything new of.

    ``above`` has the number of the section that answers one (0: it has none), ``left`` those that stay open.
    """

    above: Mapping[int, int] = field(default_factory=dict)
    left: Points = ()

    def among(self, sections: Sequence[Section], teller: Teller) -> tuple[Section, ...]:
        """Return the sections with one for each of these points.

        Who numbered five questions looks under each of the five numbers.
        """
        told = [
            Section(number, teller.said("see_above", number=0, above=above), "") for number, above in self.above.items()
        ]
        for at, (number, names) in enumerate(self.left):
            text = teller.said("open_point", again=at > 0, named=bool(names))
            name = upper_first(listing(names, teller.language))
            told.append(Section(number, name, text) if name else Section(number, text, ""))
        return tuple(sorted((*sections, *told), key=lambda section: section.number))


@dataclass(frozen=True, slots=True)
class Rest:
    """What a letter leaves open: by name, ``others`` too, and the numbers of the citizen's own points with names.

    ``under`` has the number of the point for those of the names that belong to one of which something is told.
    """

    names: tuple[str, ...] = ()
    others: bool = False
    points: tuple[tuple[int, tuple[str, ...]], ...] = ()
    under: tuple[tuple[str, int], ...] = ()

    def said(self, teller: Teller) -> str:
        """Return the sentence that says so, or an empty string."""
        if not (self.names or self.others or self.points):
            return ""
        return teller.said("rest", names=self.names, others=self.others, points=self.points)

    def with_points(self, numbers: Iterable[int]) -> Rest:
        """Return the same with these points open as well: what is open under them goes with their numbers."""
        under = {number: tuple(name for name, at in self.under if at == number) for number in numbers}
        gone = {name for called in under.values() for name in called}
        points = tuple(sorted({**under, **dict(self.points)}.items()))
        return replace(self, points=points, names=tuple(name for name in self.names if name not in gone))
