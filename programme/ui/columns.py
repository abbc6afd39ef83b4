"""Table columns: `render` is for the screen, `value` for CSV and Excel, which get exact figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.utils import Accessor

from programme.dates import PlanDate
from programme.ui.format import NOT_STATED, Unit, days_words, short_date, sign, whole
from programme.ui.status import Tag, status_tag


class Column(tables.Column):
    """`label` is the shorter heading a cell carries on a phone; `css` goes on all its cells."""

    css = ""
    export_header = ""

    def __init__(self, verbose_name: str | None = None, *, label: str = "", **kwargs: Any) -> None:
        super().__init__(verbose_name, **kwargs)
        self.label = label
        if self.link:
            css = "govuk-link wm-fig" if "num" in self.css else "govuk-link"
            self.link.attrs = {"class": css, **(self.link.attrs or {})}


class LinkColumn(Column):
    """The name of a thing, linked to its page. `linkify` as in django-tables2."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(verbose_name, **{"linkify": True, **kwargs})

    def value(self, value: object) -> str:
        return str(value)


class PlanDateColumn(Column):
    """A date as the plan prints it: `Sep 2011` or `12 Sep 2011`. Give `order_by` when it is no field."""

    css = "wm-nowrap"

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(verbose_name, **{"default": "Not set", **kwargs})

    def render(self, value: PlanDate | dt.date) -> str:
        return str(value) if isinstance(value, PlanDate) else short_date(value)

    def value(self, value: PlanDate | dt.date) -> str:
        return value.iso() if isinstance(value, PlanDate) else value.isoformat()


class DateColumn(PlanDateColumn):
    """A day: `12 Sep 2011`; a real date in Excel."""

    def value(self, value: PlanDate | dt.date) -> Any:
        return value


class MomentColumn(DateColumn):
    """The day of a moment, where the council is."""

    def render(self, value: dt.datetime) -> str:  # type: ignore[override]
        return super().render(timezone.localdate(value))

    def value(self, value: dt.datetime) -> dt.date:  # type: ignore[override]
        return timezone.localdate(value)


class PoundsColumn(Column):
    """Pounds, printed whole or in thousands with the unit in the heading; exported exact, in pounds.

    `total=True` adds a footer over all rows, not only those of the page; give `footer` a function
    where there are too many rows to add up here.
    """

    css = "num"

    def __init__(
        self,
        verbose_name: str | None = None,
        *,
        unit: Unit = "£",
        signed: bool = False,
        total: bool = False,
        unit_in_heading: bool = True,
        **kwargs: Any,
    ) -> None:
        self.unit, self.signed, self.unit_in_heading = unit, signed, unit_in_heading
        if total:
            kwargs.setdefault("footer", self.sum)
        super().__init__(verbose_name, **{"default": NOT_STATED, **kwargs})
        self.export_header = f"{verbose_name}, £" if verbose_name else ""

    @property
    def header(self) -> str | None:
        if not self.verbose_name:
            return None
        unit = "£000" if self.unit == "k" else "£"
        return f"{self.verbose_name}, {unit}" if self.unit_in_heading else str(self.verbose_name)

    def render(self, value: Decimal | int) -> str | SafeString:
        return zero_in_grey(value, whole(value, self.unit, self.signed))

    def value(self, value: Decimal | int) -> Decimal | int:
        return value

    def sum(self, bound_column: Any, table: Any) -> str | SafeString:
        amounts = [Accessor(bound_column.accessor).resolve(record, quiet=True) for record in table.data]
        stated = [amount for amount in amounts if amount is not None]
        return self.render(sum(stated, Decimal(0))) if stated else NOT_STATED


class NumberColumn(Column):
    """A count, with zero in grey."""

    css = "num"

    def render(self, value: int) -> str | SafeString:
        return zero_in_grey(value, f"{sign(value, False)}{abs(value):,}")

    def value(self, value: int) -> int:
        return value


class DaysColumn(Column):
    """Slip in days: in words, with months from the accessor `months`, or as a signed number."""

    def __init__(
        self, verbose_name: str | None = None, *, months: str = "", words: bool = True, **kwargs: Any
    ) -> None:
        self.months, self.words = months, words
        self.css = "wm-nowrap" if words else "num"
        super().__init__(verbose_name, **{"default": NOT_STATED, **kwargs})
        self.export_header = f"{verbose_name}, days" if verbose_name else ""

    def render(self, value: int, record: object) -> str | SafeString:
        if not self.words:
            return zero_in_grey(value, f"{sign(value, True)}{abs(value):,}")
        months = Accessor(self.months).resolve(record, quiet=True) if self.months else None
        return zero_in_grey(value, days_words(value, months))

    def value(self, value: int) -> int:
        return value


class TagColumn(Column):
    """A status as a tag. The value is a word, a code, a choice or a Tag."""

    css = "wm-nowrap"

    def render(self, value: object) -> SafeString:
        return tag_html(status_tag(value))

    def value(self, value: object) -> str:
        return status_tag(value).word


def tag_html(tag: Tag) -> SafeString:
    return render_to_string("components/tag.html", {"tag": tag})


def zero_in_grey(value: Decimal | int, words: str) -> str | SafeString:
    return words if value else format_html('<span class="wm-zero">{}</span>', words)
