"""How the areas of the plan hang together: how many links lead from one into another, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programme.boards import figure_href
from programme.facts import Facts
from programme.network.values import Area
from programme.ui.format import plural


@dataclass(frozen=True, slots=True)
class Tally:
    """The links from one area into another or within it; each number has the address of its rows."""

    before: Area
    after: Area
    links: int
    broken: int
    late: int
    hrefs: Mapping[str, str]

    @property
    def is_within(self) -> bool:
        return self.before == self.after

    @property
    def in_words(self) -> str:
        """`4 links from Care Pathways into Budget, 1 waits for something late`."""
        words = f"{plural(self.links, 'link')} from {self.before.name} into {self.after.name}"
        if self.broken:
            words += f", the dates contradict {self.broken}"
        if self.late:
            words += f", {self.late} {'waits' if self.late == 1 else 'wait'} for something late"
        return words


def tallies(slug: str, facts: Facts, areas: Iterable[Area]) -> list[Tally]:
    """Of all pairs that have links, in the order of the areas. `facts` are those of kind `links`."""
    ordered = sorted(set(areas))
    leaving = facts.by("from")
    found = []
    for before in ordered:
        coming = leaving[before.slug].by("to") if before.slug in leaving else {}
        found += [
            _tally(slug, before, after, coming[after.slug]) for after in ordered if after.slug in coming
        ]
    return found


def _tally(slug: str, before: Area, after: Area, facts: Facts) -> Tally:
    marks = {"from": before.slug, "to": after.slug}

    def count(name: str) -> int:
        return len(facts.where({name: "on"}))

    hrefs = {"links": figure_href(slug, "links", "", marks, None)}
    hrefs |= {
        name: figure_href(slug, "links", "", {**marks, name: "on"}, None) for name in ("broken", "late")
    }
    return Tally(before, after, len(facts), count("broken"), count("late"), hrefs)
