from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from budget.models import Delivery, SavingFigure
from programme.models import Action, Dependency, ItemFigure, Movement, Programme, Risk
from programme.planning import load_plan
from programme.recalculation import is_behind


def generate(programmes: str, actions: str) -> dict[str, object]:
    out = StringIO()
    call_command("generate_load", "--programmes", programmes, "--actions", actions, format="json", stdout=out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


@pytest.mark.django_db
def test_a_synthetic_programme_is_a_whole_one_and_each_run_adds_another() -> None:
    assert generate("1", "120") == {"programmes": ["load-1"], "actions": 120}
    programme = Programme.objects.get()
    assert Action.objects.count() == ItemFigure.objects.count() == 120
    assert Dependency.objects.count() > 200
    assert Delivery.objects.exists()
    assert SavingFigure.objects.exists()
    assert Risk.objects.exists()
    assert Movement.objects.exists()
    assert not is_behind(programme)
    assert generate("1", "1") == {"programmes": ["load-2"], "actions": 1}


@pytest.mark.django_db
def test_as_it_was_approved_nothing_is_late_and_history_knows_it() -> None:
    generate("1", "60")
    programme = Programme.objects.get()
    approved = load_plan(programme).approved_on
    assert {timing.slip_days for timing in load_plan(programme, approved).schedule.timings.values()} == {0}
    assert any(timing.slip_days for timing in load_plan(programme).schedule.timings.values())


@pytest.mark.parametrize("number", ["0", "-3", "many", "1000000000", "2.5", "²"])
def test_a_number_that_cannot_be_made_is_refused_with_those_that_can(number: str) -> None:
    with pytest.raises(CommandError, match="is not a whole number from 1 to 100000"):
        call_command("generate_load", "--programmes", "1", f"--actions={number}")
