"""The changes of a what-if as lines of a form, and the forms that keep and adopt one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from programme.dates import DateOutOfRange, PlanDate
from programme.forms.reasons import NO_NAMES, reason_field, words_field
from programme.forms.versions import version_field
from programme.models import Scenario
from programme.operations.errors import Refused
from programme.planning import Plan
from programme.presenters import UNITS, change_words
from programme.schedule import ScheduleError
from programme.ui.date_fields import date_from
from programme.ui.format import plural
from programme.ui.forms import Form
from programme.what_if import (
    MOST_CHANGES,
    Change,
    Drop,
    Shift,
    Span,
    Unit,
    edit_of,
    example_of,
    item_of,
    read,
    too_many,
)

LINE = re.compile(r"item_([0-9]{1,3})")
SPAN = re.compile(r"([0-9]{1,4})\s*(m|w|d)(?:onths?|eeks?|ays?)?", re.IGNORECASE)
TEXT = re.compile(r"(?P<start>start)?(?P<way>[=+-]?)(?P<by>.*)", re.DOTALL)
MANY = "Enter how much, such as 2 months, 3 weeks or 10 days"


class How(TextChoices):
    """What can be asked of an item; a new start takes the end with it."""

    END_LATER = "end-later", "Ends later by"
    END_EARLIER = "end-earlier", "Ends earlier by"
    END_ON = "end-on", "Ends in or on"
    START_LATER = "start-later", "Starts later by"
    START_EARLIER = "start-earlier", "Starts earlier by"
    START_ON = "start-on", "Starts in or on"
    DROP = "drop", "Is dropped"


ON = {How.END_ON, How.START_ON}
OF_START = {How.START_LATER, How.START_EARLIER, How.START_ON}
EARLIER = {How.END_EARLIER, How.START_EARLIER}
WAYS = {"=": (How.END_ON, How.START_ON), "-": (How.END_EARLIER, How.START_EARLIER)}


class ChangesForm(Form):
    """As many lines as were typed, or as there are changes. A line left empty counts for nothing.

    Once valid, `changes` are the changes, each of which the plan can take.
    """

    submit_label = "Show what follows"

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        plan: Plan,
        changes: Iterable[str] = (),
        add: bool = False,
        **kwargs: Any,
    ) -> None:
        """`add` shows what was typed again, unchecked, with one more line."""
        self.plan, self.changes = plan, list[Change]()
        typed = lines_of(changes) if data is None else data
        self.lines = sorted(int(match[1]) for name in typed if (match := LINE.fullmatch(name))) or [0]
        if add:
            self.lines.append(self.lines[-1] + 1)
        fields = {f"{name}_{line}": field for line in self.lines for name, field in _line(line).items()}
        if add:
            fields[f"item_{self.lines[-1]}"].widget.attrs["autofocus"] = True
        self.base_fields = {**type(self).base_fields, **fields}  # type: ignore[misc]
        shown = {name: typed[name] for name in typed} if add or data is None else {}
        initial = {**kwargs.pop("initial", {}), **shown}
        super().__init__(None if add else data, initial=initial, **kwargs)

    @property
    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The controls of each line, with its number as people count."""
        return [
            (number, [self[f"{name}_{line}"] for name in ("item", "how", "by")])
            for number, line in enumerate(self.lines, start=1)
        ]

    @property
    def such_as(self) -> str:
        """`, such as 25`: an action of this plan that can be asked about."""
        example = example_of(self.plan)
        return f", such as {example}" if example else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Codes and titles of what can be changed, for the browser to suggest."""
        over = {"COMPLETE", "CANCELLED"}
        return [(item.code, item.title) for item in self.plan.items.values() if item.state not in over]

    def clean(self) -> dict[str, Any]:
        seen: set[int] = set()
        for number, line in enumerate(self.lines, start=1):
            if not any(name.endswith(f"_{line}") for name in self.errors):
                self._read(number, line, seen)
        if not self.errors:
            self._count()
        return self.cleaned_data

    def _read(self, number: int, line: int, seen: set[int]) -> None:
        code, how, by = (self.cleaned_data[f"{name}_{line}"] for name in ("item", "how", "by"))
        if not code and not by:
            return
        field, change = "item", None
        try:
            if not code:
                raise Refused(f"Enter the number of an action{self.such_as}")
            field = "by"
            change = _change(code, How(how), by)
            field = "item"
            item = item_of(self.plan, code)
            if item.pk in seen:
                raise Refused(f"Action {code} is changed twice: say it in one change")
            seen.add(item.pk)
            field = "item" if isinstance(change, Drop) else "by"
            edit_of(self.plan, item, change)
            self.changes.append(change)
        except (Refused, DateOutOfRange, ValidationError) as error:
            words = error.messages[0] if isinstance(error, ValidationError) else str(error)
            said = change_words(change, code) if change else f"Change {number}"
            self.add_error(f"{field}_{line}", f"{said}: {words[:1].lower()}{words[1:]}")
        except ScheduleError as error:
            self.add_error(None, str(error))

    def _count(self) -> None:
        if not self.changes:
            first = f"item_{self.lines[0]}"
            self.add_error(first, "Enter at least one change: the number of an action, and how much")
        if len(self.changes) > MOST_CHANGES:
            self.add_error(None, too_many(len(self.changes)))


def _line(line: int) -> dict[str, forms.Field]:
    box = {"autocomplete": "off", "spellcheck": "false"}
    return {
        "item": forms.CharField(
            label="Action", max_length=60, required=False, widget=forms.TextInput({**box, "list": "items"})
        ),
        "how": forms.ChoiceField(label="What happens", choices=How.choices),
        "by": forms.CharField(
            label="By how much, or when", max_length=40, required=False, widget=forms.TextInput(box)
        ),
    }


def lines_of(changes: Iterable[str]) -> dict[str, str]:
    """What the lines of a form hold for changes; of one that cannot be read, whatever can be kept."""
    return {name: value for at, text in enumerate(changes) for name, value in _line_of(at, text)}


def _line_of(at: int, text: str) -> Iterator[tuple[str, str]]:
    code, _, rest = text.strip().partition(":")
    match = TEXT.fullmatch(rest)
    assert match is not None  # noqa: S101 - it matches any text
    of_start = bool(match["start"])
    how = WAYS.get(match["way"], (How.END_LATER, How.START_LATER))[of_start]
    by = match["by"].strip()
    if rest.strip() == "drop":
        how, by = How.DROP, ""
    if span := SPAN.fullmatch(by):
        by = plural(int(span[1]), UNITS[Unit(span[2].lower())])
    elif how in ON:
        by = _as_printed(text, by)
    yield from ((f"item_{at}", code.strip()), (f"how_{at}", how.value), (f"by_{at}", by))


def _as_printed(text: str, by: str) -> str:
    try:
        change = read(text)
    except Refused:
        return by
    return str(change.to) if isinstance(change, Shift) else by


def _change(code: str, how: How, by: str) -> Change:
    """What one line says. Raises Refused or ValidationError."""
    if how is How.DROP:
        if by:
            raise Refused("Leave this empty for an action that is dropped, or choose what else happens")
        return Drop(code)
    to: Span | PlanDate
    if how in ON:
        to = date_from(by)
    else:
        match = SPAN.fullmatch(by)
        if not match:
            raise Refused(MANY)
        amount = int(match[1])
        to = Span(-amount if how in EARLIER else amount, Unit(match[2].lower()))
    return Shift(code, to, how in OF_START)


class ScenarioForm(ChangesForm):
    """A what-if with the name under which it is kept."""

    name = forms.CharField(label="Name", help_text="By which others would know it.", max_length=120)
    purpose = forms.CharField(
        label="Purpose",
        help_text="What it is to find out, or for which meeting. You need not fill this in.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_shared = forms.BooleanField(
        label="Share it with everybody who may see this programme's plan", required=False
    )
    version = version_field()

    submit_label = "Save the what-if"
    is_whole = True

    def __init__(self, *args: Any, scenario: Scenario | None = None, **kwargs: Any) -> None:
        if scenario is not None and not kwargs.get("add"):
            kept = ("name", "purpose", "is_shared", "version")
            kwargs |= {
                "changes": scenario.changes,
                "initial": {name: getattr(scenario, name) for name in kept},
            }
        super().__init__(*args, **kwargs)
        if scenario is None:
            del self.fields["version"]

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "purpose", "is_shared", "version") if name in self.fields]

    def values(self) -> dict[str, Any]:
        """What is kept, as `operations.scenarios` takes it."""
        kept = {name: self.cleaned_data[name] for name in ("name", "purpose", "is_shared")}
        return {**kept, "changes": [str(change) for change in self.changes]}


class AdoptForm(Form):
    """Why a what-if becomes the plan; what follows from it stands in the what-if."""

    reason = reason_field("Main reason for the new dates")
    text = words_field(
        "Why it is adopted, in a sentence",
        f"It stands in the history of every action that is changed. {NO_NAMES}",
    )

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        self.scenario = scenario
        super().__init__(*args, **kwargs)

    def consequential(self) -> dict[str, Any]:
        return {"version": self.scenario.version, "changes": self.scenario.changes}
