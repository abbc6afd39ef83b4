"""Model field for a date with its precision."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from programme.dates import PlanDate

# A plan of ten thousand items has a hundred thousand dates, and a few hundred different ones.
_read = lru_cache(maxsize=8192)(PlanDate.from_iso)


class PlanDateField(models.Field[PlanDate | None, PlanDate | None]):
    """A PlanDate kept as `2011-09` or `2011-09-15`: one column holds date and precision and sorts by time."""

    description = "A day or a whole month"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *_: object) -> PlanDate | None:
        return _read(value) if value else None

    def to_python(self, value: Any) -> PlanDate | None:
        if value is None or value == "" or isinstance(value, PlanDate):
            return value or None
        try:
            return PlanDate.from_iso(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> str | None:
        date = self.to_python(value)
        return date.iso() if date else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
