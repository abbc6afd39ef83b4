"""Bases of all forms: GOV.UK classes, messages and error links, without browser validation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from crispy_forms_gds.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

from programme.ui.date_fields import (
    BOXES,
    DayField,
    PlanDateField,
    PlanDateWidget,
    boxes_in_error,
    in_boxes,
)
from programme.ui.number_fields import CountField, PoundsField

__all__ = ["CountField", "DayField", "Form", "GovukForm", "ModelForm", "PlanDateField", "PoundsField"]

CSS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (Input, "govuk-input"),
)
NO_ARTICLE = frozenset(
    "a an are does how is no our the their this what when where which who why your".split()
)
DJANGO_ROWS = "10"
ALTERED = "Part of this page came back altered: open the page again and enter your answers there"
"""What somebody is told who cannot see the field at fault."""
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (PlanDateWidget, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
)


UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Categories of controls, formats and spaces."""
BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that Unicode prints as nothing; of others it says so in their category."""


def is_seen(text: str) -> bool:
    """Whether it has anything that can be seen: zero-width spaces and the like are none."""
    return any(unicodedata.category(each) not in UNSEEN and each not in BLANK_LETTERS for each in text)


@dataclass(frozen=True, slots=True)
class Box:
    label: str
    name: str
    id: str
    value: str
    wrong: bool


class GovukBoundField(BoundField):
    """A field on a form, with what the templates in `components/fields/` ask of it."""

    @property
    def data(self) -> Any:
        """What was typed; text of which nothing can be seen is none, and does not pass for an answer."""
        typed = super().data
        is_text = isinstance(typed, str) and getattr(self.field, "strip", False)
        return typed if not is_text or is_seen(typed) else ""

    @property
    def kind(self) -> str:
        widget = self.field.widget
        return next((kind for of, kind in KINDS if isinstance(widget, of)), "input")

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        css = next((css for of, css in CSS if isinstance(widget, of)), "")
        words = [css, str(widget.attrs.get("class", ""))]
        if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
            attrs["rows"] = "4"
        if self.errors and css and self.kind != "checkbox":
            words.append(f"{css}--error")
        return {**attrs, "class": " ".join(word for word in words if word)}

    @property
    def boxes(self) -> list[Box]:
        value = self.value()
        typed = value if isinstance(value, list) else in_boxes(value)
        wrong = boxes_in_error(self._errors())
        return [
            Box(
                label=box.capitalize(),
                name=f"{self.html_name}_{box}",
                id=f"{self.auto_id}_{index}",
                value="" if part is None else str(part),
                wrong=box in wrong,
            )
            for index, (box, part) in enumerate(zip(BOXES, typed, strict=True))
        ]

    @property
    def focus_id(self) -> str:
        """Where a link in the error summary leads: the box to mend, or the first choice."""
        if self.kind == "date":
            boxes = self.boxes
            return next((box.id for box in boxes if box.wrong), boxes[0].id)
        if self.kind in ("radios", "checkboxes"):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    def _errors(self) -> list[ValidationError]:
        return self.form.errors.as_data().get(self.name, [])


@dataclass(frozen=True, slots=True)
class ErrorLink:
    message: str
    href: str


class GovukForm(forms.BaseForm):
    """Mixed into Django's own form classes."""

    bound_field_class = GovukBoundField
    use_required_attribute = False
    submit_label: ClassVar[str] = "Save"
    is_report: ClassVar[bool] = False
    """It says what has happened, and holds no values of rows to compare with those of somebody else."""
    is_whole: ClassVar[bool] = False
    """Its values only make sense together, so that of two people's one is kept and not a mixture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            _use_our_messages(field, str(field.label or name.replace("_", " ").capitalize()))

    @cached_property
    def helper(self) -> FormHelper:
        """Crispy arranges the fields (Layout, Fieldset, Div); each is drawn by a template of ours.

        The template pack's own fields mark labels and hints as safe HTML, cannot mark one box of a
        date, and keep an older markup for radios and the error summary. So a layout names fields by
        plain strings, and a legend is never made of what somebody typed.
        """
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.field_template = "components/fields/field.html"
        return helper

    def consequential(self) -> dict[str, Any]:
        """The answers of a valid form on which dates or money depend; the words do not change those."""
        return {}

    @property
    def error_links(self) -> list[ErrorLink]:
        """Every error with the id of what mends it, in the order of the page."""
        if not self.is_bound:
            return []
        fields = self.visible_fields()
        start = fields[0].focus_id if fields else "main"  # type: ignore[attr-defined]
        links = [ErrorLink(str(message), f"#{start}") for message in self.errors.get(NON_FIELD_ERRORS, [])]
        if any(field.errors for field in self.hidden_fields()):
            links.append(ErrorLink(ALTERED, f"#{start}"))
        for field in fields:
            links += [ErrorLink(str(message), f"#{field.focus_id}") for message in field.errors]  # type: ignore[attr-defined]
        return links


def _use_our_messages(field: forms.Field, label: str) -> None:
    """Django's own messages replaced by ones that say what to do; a field's own stay."""
    words = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    # Django fills these two with the % operator.
    literal = label.replace("%", "%%")
    if words.partition(" ")[0] not in NO_ARTICLE:
        words = f"the {words}"
    chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.BooleanField)
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = f"{'Select' if chosen else 'Enter'} {words}"
    field.error_messages.setdefault("max_length", f"{literal} must be %(limit_value)d characters or fewer")
    if chosen:
        field.error_messages["invalid_choice"] = f"{literal}: select one of the choices"


class Form(GovukForm, forms.Form):
    pass


class ModelForm(GovukForm, forms.ModelForm):  # type: ignore[type-arg]
    pass
