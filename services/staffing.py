"""What a staffing table means: posts lost, redeployable and displaced (domain.md section 6). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    staff: int
    required: int

    @property
    def lost(self) -> int:
        return self.staff - self.required


@dataclass(frozen=True, slots=True)
class PrintedTotals:
    staff: int | None = None
    required: int | None = None
    lost: int | None = None
    retained: int | None = None
    displaced: int | None = None
    displaced_after_redeployment: bool = True
    """Which of the two meanings the document gives the word."""


@dataclass(frozen=True, slots=True)
class TotalCheck:
    label: str
    computed: int
    printed: int | None

    @property
    def agrees(self) -> bool:
        return self.printed is None or self.printed == self.computed


@dataclass(frozen=True, slots=True)
class StaffingSummary:
    """Establishment less required is lost; less redeployable is displaced. Turnover is never netted off."""

    groups: Sequence[Group]
    redeployable: int = 0
    turnover_percent: int | None = None
    printed: PrintedTotals = PrintedTotals()

    @property
    def staff(self) -> int:
        return sum(group.staff for group in self.groups)

    @property
    def required(self) -> int:
        return sum(group.required for group in self.groups)

    @property
    def lost(self) -> int:
        return self.staff - self.required

    @property
    def displaced(self) -> int:
        """Posts lost less those whom other work takes: what this product means by displaced."""
        return self.lost - self.redeployable

    @property
    def displaced_as_printed(self) -> int:
        """The same word with the document's own meaning."""
        return self.displaced if self.printed.displaced_after_redeployment else self.lost

    def checks(self) -> list[TotalCheck]:
        printed = self.printed
        return [
            TotalCheck("staff", self.staff, printed.staff),
            TotalCheck("required", self.required, printed.required),
            TotalCheck("posts lost", self.lost, printed.lost),
            TotalCheck("posts retained", self.required, printed.retained),
            TotalCheck("displaced", self.displaced_as_printed, printed.displaced),
        ]
