"""The map of the plan: how its areas hang together, or what stands around one action."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.days import Day
from programme.facts import facts_of
from programme.forms.maps import USUAL, MapForm
from programme.models import Action
from programme.network.focus import focus_map
from programme.network.overview import tallies
from programme.network.overview_picture import draw_overview
from programme.network.reading import PlanNetwork, action_key, network_on
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.plan import tabs
from programme.views.trouble import trouble_of


class PlanMap(ProgrammeView):
    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        network = network_on(Day(self.programme))
        actions = Action.objects.visible_to(request.user).filter(programme=self.programme).standing()
        numbers = set(actions.values_list("item__code", flat=True))
        form = MapForm(self._asked(), numbers=numbers)
        context: dict[str, Any] = {
            "title": "Map",
            "form": form,
            "tabs": tabs(self, "map"),
            "trouble": trouble_of(request),
        }
        if form.is_bound and form.is_valid():
            return render(request, "programme/map_around.html", context | self._around(network, form))
        return render(request, "programme/map.html", context | self._overview(network))

    def _asked(self) -> dict[str, str] | None:
        if "action" not in self.request.GET:
            return None
        asked = self.request.GET
        return {"action": asked["action"].strip(), "steps": asked.get("steps", str(USUAL))}

    def _around(self, network: PlanNetwork, form: MapForm) -> dict[str, Any]:
        key = action_key(form.cleaned_data["action"])
        found = focus_map(network, key, form.cleaned_data["steps"])
        home = reverse("programme:map", args=[self.programme.slug])
        return {
            "title": f"Map around action {form.cleaned_data['action']}",
            "map": found,
            "breadcrumbs": [Link("Map", home)],
        }

    def _overview(self, network: PlanNetwork) -> dict[str, Any]:
        facts = facts_of(network.day, "links")
        found = tallies(self.programme.slug, facts, network.areas.values())
        return {
            "tallies": found,
            "across": [each for each in found if not each.is_within],
            "within": [each for each in found if each.is_within],
            "picture": draw_overview([each for each in found if not each.is_within]),
        }
