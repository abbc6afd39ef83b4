"""What on a proforma cannot be true: each is said at the field that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.urls import Resolver404, resolve, reverse

from budget.models import Driver, Proposal
from budget.proformas.validity import profile_faults
from programme.models import Programme

if TYPE_CHECKING:
    from budget.forms.proformas import ProformaForm

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")


def new_code(programme: Programme, code: str) -> str:
    """A code that no proposal has, and whose address is no other page's."""
    if not set(code) <= LETTERS:
        raise forms.ValidationError("Enter letters, digits, dots and hyphens alone, for example R14 or R1f")
    if Proposal.objects.filter(programme=programme, code__iexact=code).exists():
        raise forms.ValidationError(
            f"There is a proposal {code} in this programme already: enter another number"
        )
    try:
        found = resolve(reverse("budget:proposal", args=[programme.slug, code]))
    except Resolver404:
        raise forms.ValidationError(f"{code} cannot be an address: enter another number") from None
    if found.view_name != "budget:proposal":
        raise forms.ValidationError(f"{code} is the name of another page: enter another number")
    return code


def check_parent(form: ProformaForm) -> None:
    """A summary sheet adds up leaves: a part is never a summary, so nothing is part of itself."""
    code = str(form.cleaned_data.get("parent") or "").strip()
    form.cleaned_data["parent"] = None
    if not code or "parent" in form.errors:
        return
    if code == form.code:
        form.add_error("parent", f"{code} cannot be part of itself: enter another summary sheet, or nothing")
        return
    parent = Proposal.objects.filter(programme=form.programme, code=code).standing().first()
    if parent is None:
        form.add_error("parent", f"There is no summary sheet {code[:20]} in this programme")
    elif form.is_summary:
        form.add_error("parent", _no_part(form, parent))
    elif not parent.is_summary:
        form.add_error("parent", f"{code} has amounts of its own: enter the code of a summary sheet")
    elif parent.kind != form.kind:
        kind = parent.get_kind_display().lower()
        form.add_error("parent", f"{code} adds up {kind} proposals, and this is another kind")
    else:
        form.cleaned_data["parent"] = parent


def _no_part(form: ProformaForm, parent: Proposal) -> str:
    if form.code and parent.parent and parent.parent.code == form.code:
        return f"{parent.code} is part of {form.code}, so {form.code} cannot be part of it"
    return "A summary sheet stands alone: leave this empty, and say on each part that it belongs here"


def check_profile(form: ProformaForm) -> None:
    """The effect and its ramp lie within the years for which the form has columns."""
    data = form.cleaned_data
    if {"profile", "ramp_months", "effect"} & form.errors.keys():
        return
    amounts = {year: data.get(f"amount_{year}") for year in form.years}
    for field, message in profile_faults(data, amounts, form.years):
        form.add_error(field, message)


def check_driver(form: ProformaForm, number: int) -> None:
    """A driver line has a kind; what lasts says in which unit, and a range has two ends."""

    def typed(name: str) -> object:
        return form.cleaned_data.get(f"driver_{number}_{name}")

    names = ("clients", "current_weekly_cost", "new_weekly_cost", "duration", "duration_max", "duration_unit")
    others = ("one_off_investment", "percent", "percent_base", "note")
    prefix = f"driver_{number}_"
    if any(form.errors.get(f"{prefix}{name}") for name in ("kind", *names, *others)):
        return
    if not typed("kind"):
        if any(typed(name) not in (None, "") for name in (*names, *others)):
            form.add_error(
                f"{prefix}kind", f"Driver {number + 1}: choose its kind, or empty its other fields"
            )
        return
    if typed("duration") is not None and not typed("duration_unit"):
        form.add_error(f"{prefix}duration_unit", f"Driver {number + 1}: choose weeks or months")
    if typed("duration_max") is not None and (
        typed("duration") is None or typed("duration_max") <= typed("duration")  # type: ignore[operator]
    ):
        form.add_error(f"{prefix}duration_max", f"Driver {number + 1}: a range goes from less to more")
    if typed("kind") == Driver.Kind.PERCENTAGE and typed("percent") is None:
        form.add_error(f"{prefix}percent", f"Driver {number + 1}: enter the per cent of the budget")
