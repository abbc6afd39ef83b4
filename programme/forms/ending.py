"""The form that takes a row out of use. It asks nothing: its page says what it would end."""

from __future__ import annotations

from typing import Any

from programme.forms.versions import version_field
from programme.models import Entered
from programme.ui.forms import Form


class EndForm(Form):
    version = version_field()

    is_report = True

    def __init__(self, *args: Any, row: Entered, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, initial={"version": row.version}, **kwargs)

    def consequential(self) -> dict[str, Any]:
        return {"ends": str(self.row.uid)}
