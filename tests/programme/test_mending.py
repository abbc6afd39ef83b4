"""A plan that was stored so by hand that it cannot be worked out says so, and can be mended on its pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from programme.models import Cause, Dependency, Programme
from programme.recalculation import recalculate
from programme.views.trouble import SOON
from tests.factories import make_link, make_role
from tests.world import World, signed_in

MOVED = {"news": "MOVED", "end_month": "12", "end_year": "2011", "reason": "CAPACITY", "text": "Fewer hands"}


@pytest.fixture
def office(world: World) -> Client:
    return signed_in(make_role(world.programme, "office").person)


def words(page: Any) -> str:
    return str(page.content.decode())


def wait_until_seen(programme: Programme) -> None:
    """As if all was changed longer ago than a worker takes."""
    programme.causes.update(recorded_at=timezone.now() - 2 * SOON)


@pytest.fixture
def loop(world: World) -> Dependency:
    """A loop that no page would save, and that the worker could make nothing of: 1 → 2 → 1."""
    link = make_link(world.action.item, world.earlier.item)
    wait_until_seen(world.programme)
    world.programme.refresh_from_db()
    return link


def test_a_plan_that_cannot_be_worked_out_says_why_by_name(
    world: World, office: Client, loop: Dependency
) -> None:
    for name in ("programme:plan", "programme:action"):
        page = words(office.get(world.at(name)))
        assert "The plan cannot be worked out" in page and "1 → 2 → 1" in page
        assert world.earlier.get_absolute_url() in page


def test_what_was_changed_just_now_is_not_looked_into(world: World, office: Client, loop: Dependency) -> None:
    """Saving has refused what cannot be worked out; reading all of a large plan again would take its time."""
    world.programme.causes.update(recorded_at=timezone.now())
    assert "The plan cannot be worked out" not in words(office.get(world.at("programme:plan")))


def test_ending_a_link_of_the_loop_mends_it(world: World, office: Client, loop: Dependency) -> None:
    address = world.at("programme:end-link", number=world.earlier.number, uid=loop.uid)
    page = office.get(address)
    assert "With this change it can" in words(page) and "2 Action 2" in words(page)
    office.post(address, {"version": "1", "confirm": page.context["confirm"]})
    recalculate(world.programme.slug)
    assert "cannot be worked out" not in words(office.get(world.at("programme:plan")))
    assert not Cause.objects.latest("id").movements.exists()


def test_cancelling_an_action_of_the_loop_mends_it(world: World, office: Client, loop: Dependency) -> None:
    address = world.at("programme:update-action")
    data = {"news": "CANCELLED", "text": "Not needed", "version": world.action.item.version}
    page = office.post(address, data)
    assert "With this change it can" in words(page)
    office.post(address, {**data, "confirm": page.context["confirm"]})
    recalculate(world.programme.slug)


def test_undoing_what_made_the_loop_mends_it(world: World, office: Client, loop: Dependency) -> None:
    cause = Cause.objects.get(pk=loop.history.get().caused_by_id)
    address = world.at("programme:undo-change", uid=cause.uid)
    page = office.get(address)
    office.post(address, {"text": "A loop", "confirm": page.context["confirm"]})
    recalculate(world.programme.slug)
    assert "It moved no date" in words(office.get(cause.get_absolute_url()))


def test_an_edit_that_does_not_mend_the_loop_names_it_and_keeps_what_was_typed(
    world: World, office: Client, loop: Dependency
) -> None:
    data = {**MOVED, "version": world.action.item.version}
    page = words(office.post(world.at("programme:update-action"), data))
    assert "1 → 2 → 1" in page and "Fewer hands" in page
    page = words(office.get(world.at("programme:approve-baseline"), follow=True))
    assert "1 → 2 → 1" in page
