"""Handing over: from whom, to whom, what of all they lead, and what that changes, before it is saved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from programme.access import Permission
from programme.forms.workstreams import HandOverForm
from programme.models import Alert, Cause, Person
from programme.operations.workstreams import hand_over, leads_of, name_of_led
from programme.ui.parts import Link
from programme.views.base import permissions_of
from programme.views.saving import SavingView


@dataclass(frozen=True, slots=True)
class Handing:
    """What goes and what stays, the open alerts that go along, and whether the taker can report."""

    giver: Person
    taker: Person
    rows: list[Link]
    stays: list[str]
    alerts: int
    may_report: bool


class HandOver(SavingView):
    """One address, posted up to three times: the two people, what is handed over, and the confirmation."""

    section = "programme:plan"
    permission = Permission.EDIT_PLAN
    template_name = "programme/hand_over.html"
    cause: Cause

    def get_form(self, data: Any = None) -> HandOverForm:
        initial = {"giver": self.request.GET.get("giver")}
        return HandOverForm(data, programme=self.programme, initial=initial)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Hand over to another person",
            "lead": "Workstreams and unfinished actions that one person leads go to another, as one change.",
            "breadcrumbs": [Link("Workstreams", self.success_url())],
        }

    def answer(self, form: HandOverForm) -> HttpResponse:
        if "things" not in form.fields:
            return self._ask_what(form)
        fingerprint = self._fingerprint(form)
        if self.request.POST.get("confirm") != fingerprint:
            return self.show(
                form,
                handing=self._handing(form),
                confirm=fingerprint,
                submit_label=f"Hand over to {form.cleaned_data['taker']}",
            )
        return super().answer(form)

    def _ask_what(self, form: HandOverForm) -> HttpResponse:
        """Everything is ticked, as somebody who leaves hands over all of it."""
        giver, taker = form.cleaned_data["giver"], form.cleaned_data["taker"]
        leads = leads_of(self.programme, giver)
        if not leads.rows:
            form.add_error("giver", f"{giver} leads nothing in this programme that is not finished")
            return self.show(form)
        people = {"giver": giver.get_username(), "taker": taker.get_username()}
        things = [name_of_led(row) for row in leads.rows]
        initial = {**people, "asked": giver.get_username(), "things": things}
        offered = HandOverForm(None, programme=self.programme, initial=initial)
        offered.offer(leads)
        return self.show(offered, submit_label="Show what changes")

    def _fingerprint(self, form: HandOverForm) -> str:
        data = form.cleaned_data
        said = f"{self.programme.revision} {data['giver'].pk} {data['taker'].pk} {sorted(data['things'])}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def _handing(self, form: HandOverForm) -> Handing:
        data = form.cleaned_data
        leads = leads_of(self.programme, data["giver"])
        chosen = set(data["things"])
        streams = [row for row in leads.streams if name_of_led(row) in chosen]
        actions = [row for row in leads.actions if name_of_led(row) in chosen]
        may = permissions_of(data["taker"], self.programme)
        items = [row.item_id for row in actions]
        return Handing(
            data["giver"],
            data["taker"],
            [
                Link(row.name, reverse("programme:workstream", args=[self.programme.slug, row.slug]))
                for row in streams
            ]
            + [Link(str(row), row.get_absolute_url()) for row in actions],
            [name_of_led(row) for row in leads.rows if name_of_led(row) not in chosen],
            Alert.objects.filter(programme=self.programme, item__in=items, owner=data["giver"])
            .open()
            .count(),
            bool({Permission.UPDATE_ANY, Permission.UPDATE_OWN} & may),
        )

    def save(self, form: HandOverForm) -> None:
        data = form.cleaned_data
        self.cause = hand_over(
            self.programme, data["giver"], data["taker"], data["things"], by=self.request.user
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.cause.what}. The change can be undone on its page, under Changes."

    def success_url(self) -> str:
        if hasattr(self, "cause"):
            return self.cause.get_absolute_url()
        return reverse("programme:workstreams", args=[self.programme.slug])
