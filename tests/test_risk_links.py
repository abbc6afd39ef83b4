"""A risk and what it concerns in the upper apps know of each other, on both pages."""

from __future__ import annotations

from django.urls import reverse

from equality.models import Assessment, AssessmentRisk
from programme.models import Programme, Risk
from services.models import Service, ServiceRisk
from tests.factories import make_role
from tests.world import make_world, signed_in


def test_a_risk_names_services_and_assessments_and_they_name_it(programme: Programme) -> None:
    world = make_world("harbour")
    client = signed_in(make_role(world.programme, "office").person)
    service = Service.objects.get(programme=world.programme)
    assessment = Assessment.objects.get(programme=world.programme)
    typed = {"text": "Nobody buys the site", "amount_per": "ONCE", "state": "OPEN"}
    address = reverse("programme:add-risk", args=[world.programme.slug])
    saved = client.post(address, {**typed, "services": service.slug, "assessments": assessment.slug})
    assert saved.status_code == 302
    risk = Risk.objects.get(programme=world.programme, text="Nobody buys the site")
    assert ServiceRisk.objects.get(risk=risk).service == service
    assert AssessmentRisk.objects.get(risk=risk).assessment == assessment
    page = client.get(risk.get_absolute_url()).content.decode()
    for thing in (service, assessment):
        assert thing.get_absolute_url() in page
        assert risk.get_absolute_url() in client.get(thing.get_absolute_url()).content.decode()


def test_a_service_that_does_not_exist_is_named_in_the_refusal(programme: Programme) -> None:
    client = signed_in(make_role(programme, "office").person)
    typed = {"text": "Prices rise", "amount_per": "ONCE", "state": "OPEN", "services": "nowhere"}
    refused = client.post(reverse("programme:add-risk", args=[programme.slug]), typed)
    assert "no service nowhere" in refused.content.decode()
    assert not Risk.objects.filter(programme=programme).exists()
