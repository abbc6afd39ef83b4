"""A small programme with one of everything that has an address, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from budget.models import Delivery, Proposal
from programme.models import Action, Attachment, Dependency, Person, Programme
from programme.operations.documents import attach_document
from programme.recalculation import recalculate
from services.models import Service
from tests.equality.making import address_of as equality_address_of
from tests.equality.making import make_assessed, make_links
from tests.factories import (
    make_action,
    make_baseline,
    make_delivery,
    make_link,
    make_meeting,
    make_programme,
    make_proposal,
    make_risk,
    make_workstream,
)
from tests.services.making import closed_stage, make_service

OF_PROGRAMME = (
    "dashboard",
    "plan",
    "alerts",
    "risks",
    "add-risk",
    "workstreams",
    "meetings",
    "add-meeting",
    "recommendations",
    "about",
)
"""Pages of programme that name no action; the world's risk has the number of its action."""
OF_WORKSTREAM = ("workstream", "name-workstream-lead")
OF_MEETING = ("meeting", "respond")


@dataclass(frozen=True, slots=True)
class World:
    """`action` waits for `earlier`, is led by `lead`, has a document and delivers a proposal."""

    programme: Programme
    earlier: Action
    action: Action
    link: Dependency
    attachment: Attachment
    proposal: Proposal
    delivery: Delivery

    def at(self, name: str, **kwargs: Any) -> str:
        """The address of one of its pages: what the address names is the world's, unless given."""
        return reverse(name, kwargs={**self.kwargs_of(name), **kwargs})

    def kwargs_of(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {"programme": self.programme.slug}
        app, _, page = name.partition(":")
        if app == "budget" and page != "proposals":
            found["code"] = self.proposal.code
        if app == "programme" and page in OF_WORKSTREAM:
            found["slug"] = self.action.workstream.slug
        elif app == "programme" and page not in (*OF_PROGRAMME, *OF_MEETING):
            found["number"] = self.action.number
        if app == "services" and page not in ("services", "outcomes"):
            found["slug"] = Service.objects.get(programme=self.programme).slug
        if app == "equality":
            found |= equality_address_of(self.programme, page)
        uids = {
            "programme:end-link": self.link.uid,
            "programme:document": self.attachment.document.uid,
            "budget:end-delivery": self.delivery.uid,
            "programme:meeting": self.programme.meeting_set.earliest("id").uid,
            "programme:respond": self.programme.recommendation_set.earliest("id").uid,
            "services:change-stage": closed_stage(self.programme).uid,
        }
        return found | ({"uid": uids[name]} if name in uids else {})


def make_world(slug: str = "river", *, first: int = 1, lead: Person | None = None) -> World:
    """Actions `first` and the next one; proposal R with the number `first`."""
    programme = make_programme(slug)
    stream = make_workstream(programme, f"Day care {first}", lead=lead)
    earlier = make_action(programme, str(first), start="2011-03", end="2011-05", workstream=stream)
    action = make_action(programme, str(first + 1), workstream=stream)
    link = make_link(earlier.item, action.item)
    baseline = make_baseline(programme, earlier.item, action.item)
    proposal = make_proposal(programme, f"R{first}", baseline=baseline)
    delivery = make_delivery(proposal, action.item)
    service = make_service(programme, f"Home {first}")
    make_links(make_assessed(programme, first), proposals=[proposal], services=[service])
    make_meeting(programme)
    make_risk(programme, number=first + 1, items=[action.item])
    attachment = attach_document(action.item, name="minutes.txt", content=b"Agreed.", by=None)
    recalculate(slug)
    programme.refresh_from_db()
    for row in (earlier, action):
        row.item.refresh_from_db()
    return World(programme, earlier, action, link, attachment, proposal, delivery)


def signed_in(person: Person, **defaults: Any) -> Client:
    client = Client(**defaults)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
