"""What figures are made of. A figure is the sum of facts; its page lists exactly these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from programme.access import Permission
from programme.contributions import contributed
from programme.days import Day
from programme.ui.format import pounds

COUNT = ""
"""The measure that counts rows; every other one adds up pounds or people."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its name and page, what marks it, what it counts for, and its cells in words.

    A mark with several values is a tuple: a proposal that two risks concern. `amounts` are by measure, signed
    as domain.md signs them; without one a row counts for nothing of that measure.
    """

    label: str
    href: str = ""
    marks: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    amounts: Mapping[str, Decimal | int] = field(default_factory=dict)
    cells: tuple[str, ...] = ()

    def has(self, mark: str, value: str) -> bool:
        held = self.marks.get(mark, ())
        return value in held if isinstance(held, tuple) else held == value

    def amount(self, measure: str = COUNT) -> Decimal:
        return Decimal(1) if measure == COUNT else Decimal(self.amounts.get(measure, ZERO))


class Facts(Collection[Fact]):
    """Facts of one kind on one day. Counting and adding happen here and nowhere else."""

    def __init__(self, facts: Collection[Fact]) -> None:
        self._facts = facts

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __contains__(self, fact: object) -> bool:
        return fact in self._facts

    def where(self, marks: Mapping[str, str] | None = None, **more: str) -> Facts:
        """Those with all of these marks."""
        wanted = {**(marks or {}), **more}.items()
        return Facts([fact for fact in self if all(fact.has(name, value) for name, value in wanted)])

    def total(self, measure: str = COUNT) -> Decimal:
        return sum((fact.amount(measure) for fact in self), ZERO)

    def by(self, mark: str) -> dict[str, Facts]:
        """Grouped by the value of a mark, as values come up; those without it are left out."""
        groups: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self:
            held = fact.marks.get(mark, ())
            for value in held if isinstance(held, tuple) else (held,):
                groups[value].append(fact)
        return {value: Facts(found) for value, found in groups.items()}


@dataclass(frozen=True, slots=True)
class Measure:
    """What is added up, and whether it is pounds or a count of something."""

    label: str
    is_pounds: bool = True

    def in_words(self, amount: Decimal) -> str:
        """`£264,521 slippage`, `34 posts lost`."""
        number = pounds(amount) if self.is_pounds else f"{int(amount):,}"
        return f"{number} {self.label.lower()}"


class FactKind:
    """One kind of fact, declared in config.pages.FACTS."""

    name: ClassVar[str]
    """In the address: "actions"."""
    title: ClassVar[str]
    one: ClassVar[str]
    """What a row is called where rows are counted."""
    many: ClassVar[str] = ""
    permission: ClassVar[Permission] = Permission.VIEW
    columns: ClassVar[tuple[str, ...]] = ()
    """Headings of a fact's cells."""
    marks: ClassVar[Mapping[str, str]] = {}
    """What tells facts apart: each mark with its words, which stand alone where its value is "on"."""
    measures: ClassVar[Mapping[str, Measure]] = {}
    """What else than the number of rows can be added up."""
    note: ClassVar[str] = ""

    def facts(self, day: Day) -> list[Fact]:
        """Every fact of the day, in the order in which a page lists them."""
        raise NotImplementedError

    @classmethod
    def cell(cls, fact: Fact, heading: str) -> str:
        """What a fact of this kind says under a heading. Raises ValueError where there is no such heading."""
        return fact.cells[cls.columns.index(heading)]

    def in_words(self, marks: Mapping[str, str]) -> str:
        """`Late, workstream in-house-services`."""
        words = [
            self.marks[name] if value == "on" else f"{self.marks[name]} {self.value_in_words(name, value)}"
            for name, value in marks.items()
        ]
        joined = ", ".join(each[:1].lower() + each[1:] for each in words)
        return joined[:1].upper() + joined[1:]

    def value_in_words(self, mark: str, value: str) -> str:
        """The value of a mark as a person reads it."""
        return value_words(value)


def value_words(value: str) -> str:
    """A stored code as a person reads it: ON_TRACK is "on track", and proposal R7 stays R7."""
    is_code = value.isupper() and not any(each.isdigit() for each in value)
    return value.replace("_", " ").lower() if is_code else value


def fact_kinds() -> dict[str, FactKind]:
    """The declared kinds by name."""
    return {kind.name: kind() for kind in contributed("FACTS")}


def facts_of(day: Day, name: str) -> Facts:
    """All facts of one kind on a day, worked out once."""
    kinds = {kind.name: kind for kind in contributed("FACTS")}
    return day.of(_Read(kinds[name]))


@dataclass(frozen=True, slots=True)
class _Read:
    """Equal for the same kind, so that a day remembers what it has read."""

    kind: type[FactKind]

    def __call__(self, day: Day) -> Facts:
        return Facts(self.kind().facts(day))
