"""How many people and places services have, and where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget.reconciliation.checks import Check, Rule, Unit, listed, people, proposal


def service(slug: str) -> str:
    """The subject of a check that is about a service."""
    return f"service:{slug}"


@dataclass(frozen=True, slots=True)
class Counts:
    """What checks need of a service. `is_left` says that everybody who uses it is to leave."""

    slug: str
    name: str
    beds: int | None = None
    occupied: int | None = None
    clients: int | None = None
    postcode: str = ""
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """A proposal with the number of people it moves, and the services that it is about."""

    code: str
    people: int
    services: Sequence[Counts]


def over_capacity(services: Iterable[Counts]) -> Iterator[Check]:
    """More beds occupied than there are."""
    for each in services:
        if each.beds is not None and each.occupied is not None:
            yield Check(
                Rule.OVER_CAPACITY,
                place=f"{each.name}: occupied beds",
                stated=Decimal(each.occupied),
                computed=Decimal(each.beds),
                unit=Unit.PEOPLE,
                about=(service(each.slug),),
                agrees=each.occupied <= each.beds,
                message=f"{each.name} has {each.occupied} beds occupied and only {each.beds} beds.",
                mend="Ask the home which of the two is right, and enter it.",
            )


def more_than_there_are(proposals: Iterable[Leaving]) -> Iterator[Check]:
    """People whom a proposal moves out of services, above the places or the people that these have.

    Nothing is said unless every service is left by all and its places or people are known.
    """
    for each in proposals:
        places, using = _places(each.services), _using(each.services)
        limits = [limit for limit in (places, using) if limit is not None]
        if not limits or not all(one.is_left for one in each.services):
            continue
        limit = next((limit for limit in limits if each.people > limit), limits[0])
        names = listed([one.name for one in each.services])
        yield Check(
            Rule.OVER_CAPACITY,
            place=f"People of {names}",
            code=each.code,
            stated=Decimal(each.people),
            computed=Decimal(limit),
            unit=Unit.PEOPLE,
            about=(proposal(each.code), *(service(one.slug) for one in each.services)),
            agrees=each.people <= min(limits),
            message=f"{each.code} moves {people(each.people)} out of {names}, "
            f"{'which has' if len(each.services) == 1 else 'which together have'} {_known(places, using)}.",
            mend="Check which services the number was worked out on: it may count places of several years, "
            "or of services that stay.",
        )


def _places(services: Iterable[Counts]) -> int | None:
    return _total([each.beds for each in services])


def _using(services: Iterable[Counts]) -> int | None:
    return _total([each.occupied if each.occupied is not None else each.clients for each in services])


def _total(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _known(places: int | None, using: int | None) -> str:
    words = [f"{places} beds"] if places is not None else []
    words += (
        [f"{people(using)} in them" if places is not None else people(using)] if using is not None else []
    )
    return listed(words)


def one_postcode_twice(services: Iterable[Counts]) -> Iterator[Check]:
    """One postcode printed for two services: one building, or a slip of the pen."""
    by_postcode: defaultdict[str, list[Counts]] = defaultdict(list)
    for each in services:
        if each.postcode:
            by_postcode["".join(each.postcode.split()).upper()].append(each)
    for found in by_postcode.values():
        if len(found) > 1:
            names = listed([each.name for each in found])
            yield Check(
                Rule.DOUBLE_COUNT,
                place=f"Postcode of {names}",
                about=tuple(service(each.slug) for each in found),
                message=f"{found[0].postcode} is printed for {'both ' if len(found) == 2 else ''}{names}.",
                mend="If they share a building, count its costs and its site once; else correct the address.",
            )
