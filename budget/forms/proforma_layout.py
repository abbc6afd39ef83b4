"""How the page of a proforma lays out its form: plain fields by section, the others as tables."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms.boundfield import BoundField

from budget.forms.proforma_lines import DRIVER_FIELDS, LINES, posts_name
from budget.models import StaffingLine
from programme.financial_years import year_label
from programme.ui.forms import Form


class ProformaLayout(Form):
    """What the template reads; `ProformaForm` says which years, lines and drivers there are."""

    years: tuple[int, ...]
    staffing_lines: list[str]
    staff_columns: list[int | None]
    """Years; None is the column of what is there now."""
    driver_numbers: range

    @property
    def about(self) -> list[BoundField]:
        return self._named(
            "code",
            "title",
            "parent",
            "service_area",
            "purpose",
            "description",
            "printed_type",
            "implications",
            "effect",
            "printed_effect",
        )

    @property
    def how(self) -> list[BoundField]:
        return self._named(
            "profile", "ramp_months", "basis", "benefit", "is_recurrent", "delay_response", "works_to_day"
        )

    @property
    def people(self) -> list[BoundField]:
        return self._named("clients", "covers_all_groups", "groups", "group_note")

    @property
    def last(self) -> list[BoundField]:
        return self._named("note", "text")

    def _named(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    def money_rows(self) -> Iterator[tuple[str, BoundField, list[BoundField]]]:
        for name, label in LINES.items():
            existing = "net" if name == "amount" else name
            yield label, self[f"existing_{existing}"], [self[f"{name}_{year}"] for year in self.years]

    def source_row(self) -> list[BoundField]:
        return [self[f"source_{year}"] for year in self.years]

    @property
    def year_labels(self) -> list[str]:
        return [year_label(year) for year in self.years]

    def staffing_rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        for line in self.staffing_lines:
            cells = [self[posts_name(line, year)] for year in self.staff_columns]
            yield str(StaffingLine.Line(line).label), cells

    @property
    def staff_labels(self) -> list[str]:
        return ["Now" if year is None else year_label(year) for year in self.staff_columns]

    def driver_rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        for number in self.driver_numbers:
            yield number + 1, [self[f"driver_{number}_{name}"] for name in DRIVER_FIELDS]
