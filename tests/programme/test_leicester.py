"""The plan of Leicester as printed, on the day it was approved."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from budget.models import SavingFigure
from programme.consequences import consequence
from programme.dates import PlanDate
from programme.models import (
    Action,
    Cause,
    Dependency,
    ItemFigure,
    Person,
    Programme,
    ScheduleItem,
    Workstream,
)
from programme.operations.edits import News, Report
from programme.operations.errors import Refused
from programme.operations.updates import report_progress
from programme.planning import Plan, load_plan
from programme.recalculation import recalculate
from programme.what_if import edit_from
from tests.world import signed_in


@pytest.fixture
def plan(leicester: Programme) -> Plan:
    return load_plan(leicester)


def ends_after(plan: Plan, *changes: str) -> dict[str, str]:
    """The ends of actions that differ after the changes, by number."""
    after = plan.with_edit(edit_from(plan, changes))
    moves = consequence(plan, after).moves
    return {move.item.code: str(move.end_after) for move in moves if move.item.kind == Action.KIND}


def test_it_has_64_actions_in_8_workstreams(leicester: Programme) -> None:
    actions = Action.objects.filter(programme=leicester)
    assert Workstream.objects.filter(programme=leicester).count() == 8
    assert sorted(int(action.number) for action in actions) == list(range(1, 65))


def test_it_has_77_links_of_which_16_are_information(leicester: Programme) -> None:
    between_actions = {"predecessor__kind": Action.KIND, "successor__kind": Action.KIND}
    links = Dependency.objects.filter(programme=leicester, **between_actions)
    assert Counter(links.values_list("is_constraining", flat=True)) == {True: 61, False: 16}


def test_as_printed_nothing_has_slipped(plan: Plan) -> None:
    assert plan.as_at == dt.date(2011, 2, 15)
    assert {timing.slip_days for timing in plan.schedule.timings.values()} == {0}
    actions = {key: item for key, item in plan.items.items() if item.kind == Action.KIND}
    assert len(actions) == 64
    for key, item in actions.items():
        timing = plan.schedule[key]
        assert (timing.start, timing.inherited_slip_days, timing.driver) == (item.baseline_start, 0, None)


def test_the_stored_figures_say_the_same(leicester: Programme) -> None:
    figures = ItemFigure.objects.filter(programme=leicester)
    assert figures.filter(item__kind=Action.KIND).count() == 64
    assert not figures.exclude(slip_days=0, slip_months=0, inherited_slip_days=0).exists()


def test_two_more_months_for_23_move_25_to_28_and_nothing_else(plan: Plan) -> None:
    assert ends_after(plan, "23:+2m") == {
        "23": "Aug 2011",
        "25": "Nov 2011",
        "26": "Nov 2011",
        "27": "Nov 2011",
        "28": "Jul 2012",
    }


def test_what_was_tried_is_not_saved(leicester: Programme, plan: Plan) -> None:
    ends_after(plan, "23:+2m")
    assert {timing.slip_days for timing in load_plan(leicester).schedule.timings.values()} == {0}


def test_several_changes_are_tried_together(plan: Plan) -> None:
    """27 takes three months longer, and starts two months later because of 23."""
    assert ends_after(plan, "27:+3m")["27"] == "Dec 2011"
    assert ends_after(plan, "23:+2m", "27:+3m")["27"] == "Feb 2012"


def test_a_dropped_action_no_longer_holds_what_waits_for_it(plan: Plan) -> None:
    after = plan.with_edit(edit_from(plan, ["27:drop", "23:+2m"]))
    moved = {move.item.code for move in consequence(plan, after).moves if move.end_after}
    assert moved == {"23", "25", "26"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("23", "not a change like"),
        ("23:2m", "not a change like"),
        ("99:+2m", "no action 99"),
        ("1:+2m", "already complete"),
        ("2:start+2m", "no start date"),
        ("23:+9999m", "between 1950 and 2149"),
        ("23:-5m", "after the start"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_named(plan: Plan, change: str, message: str) -> None:
    with pytest.raises(Refused, match=message) as refusal:
        edit_from(plan, [change])
    assert change.split(":")[0] in str(refusal.value)


def test_one_action_is_changed_once(plan: Plan) -> None:
    with pytest.raises(Refused, match="changed twice"):
        edit_from(plan, ["23:+2m", "23:+1m"])


def test_loading_again_changes_nothing(leicester: Programme, capsys: pytest.CaptureFixture[str]) -> None:
    causes = Cause.objects.count()
    call_command("load_demo", format="json", with_known_passwords=True)
    assert json.loads(capsys.readouterr().out) == {"made": {}}
    assert Cause.objects.count() == causes
    assert recalculate(leicester.slug).changed == 0


def stored_figures(programme: Programme) -> list[Any]:
    """Every date, slip, float and pound that pages show; ids of their own aside."""
    return [
        [{**row, "id": 0} for row in model.objects.filter(programme=programme).order_by("pk").values()]
        for model in (ItemFigure, SavingFigure)
    ]


def test_undone_23_is_as_it_was_in_every_date_float_and_pound(leicester: Programme) -> None:
    office = Person.objects.get(username="office")
    client = signed_in(office)
    recalculate(leicester.slug)
    before = stored_figures(leicester)
    item = ScheduleItem.objects.get(programme=leicester, kind=Action.KIND, code="23")
    said = Report(News.MOVED, end=PlanDate(2011, 8))
    cause = report_progress(item, said, by=office, version=item.version, reason="CONSULTATION", text="Late")
    recalculate(leicester.slug)
    assert stored_figures(leicester) != before
    address = reverse("programme:undo-change", args=[leicester.slug, cause.uid])
    page = client.get(address)
    assert "£264,521 less is spent or lost in 2011/12" in page.content.decode()
    client.post(address, {"confirm": page.context["confirm"], "text": "Another action was meant"})
    recalculate(leicester.slug)
    assert stored_figures(leicester) == before
