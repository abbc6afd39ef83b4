"""Every status follows from the rules as they are printed, whatever the numbers of the programme."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.models import ItemFigure, Person, Programme, ScheduleItem
from programme.planning import Plan, load_plan
from programme.recalculation import recalculate
from programme.status import Child, Rules, rate_parent
from programme.statuses import rules_of
from programme.working_days import is_working_day
from tests.reading import Page
from tests.world import signed_in

WORST_FIRST = ("RED", "AMBER", "GREEN", "NOT_DUE", "COMPLETE")


@pytest.fixture(scope="module")
def played(played: None) -> None:
    recalculate("leicester-story")


def working_days(planned: dt.date, reached: dt.date) -> int:
    """Counted one by one: independent of the product's own count."""
    days = (planned + dt.timedelta(days=each) for each in range(1, (reached - planned).days + 1))
    return sum(map(is_working_day, days))


def by_the_printed_rules(figure: ItemFigure, plan: Plan, floats: dict[int, int | None]) -> tuple[str, str]:
    """The status and the number of days that its reason has to name, read off the rules line by line."""
    item, rules = figure.item, rules_of(plan.programme)
    if item.state == ScheduleItem.State.COMPLETE:
        return "COMPLETE", ""
    planned, reached = item.baseline_end, figure.end
    late = 0
    if planned and reached and not item.is_open_ended:
        late = working_days(planned.last, reached.last)
    elif reached is None and figure.start and item.baseline_start:
        late = working_days(item.baseline_start.first, figure.start.first)
    if late > rules.red_after_days or (late and figure.is_critical):
        return "RED", str(late)
    if late:
        return "AMBER", str(late)
    if figure.is_critical and (floats[item.pk] or 0) > 0:
        return "AMBER", "float"
    if not item.has_begun and figure.start and figure.start.first > plan.as_at:
        return "NOT_DUE", str(figure.start)
    return "GREEN", "Not late"


def test_every_status_of_a_real_plan_and_its_reason_follow_from_the_printed_rules(story: Programme) -> None:
    plan = load_plan(story)
    floats = plan.baseline_floats()
    figures = list(ItemFigure.objects.filter(programme=story).select_related("item"))
    found = dict.fromkeys(WORST_FIRST, 0)
    for figure in figures:
        status, reason = by_the_printed_rules(figure, plan, floats)
        assert figure.proposed_status == status, figure
        assert reason in figure.proposed_reason, (figure, figure.proposed_reason)
        assert figure.status_reason
        found[status] += 1
    assert all(found.values()), found


def test_every_status_in_a_table_has_its_reason_beside_it(story: Programme) -> None:
    client = signed_in(Person.objects.get(username="director"))
    for address in ("plan/", "workstreams/in-house-services/"):
        table = client.get(f"/programmes/leicester-story/{address}").context["table"]
        assert len(table.rows) >= 10
        for row in table.rows:
            assert row.get_cell_value("why").startswith(row.record.item.figure.status_reason.rstrip("."))
    assert (
        "More than 20 working days late"
        in Page(client.get("/programmes/leicester-story/plan/").content.decode()).html
    )


CHILDREN = st.lists(
    st.builds(
        Child,
        name=st.sampled_from("123456789"),
        status=st.sampled_from(WORST_FIRST),
        is_critical=st.booleans(),
        money=st.dictionaries(st.sampled_from(["R1", "R2", "R3"]), st.integers(0, 500).map(Decimal)),
    ),
    max_size=8,
)


@given(CHILDREN, st.integers(1, 100))
def test_no_workstream_is_greener_than_a_red_action_that_is_critical_or_carries_its_share(
    children: list[Child], share: int
) -> None:
    rating = rate_parent(children, Rules(money_share=share))
    whole = sum({name: pounds for child in children for name, pounds in child.money.items()}.values())
    weighty = [
        child
        for child in children
        if child.status == "RED" and (child.is_critical or child.pounds * 100 > whole * share)
    ]
    assert rating.reason
    if weighty:
        assert rating.status == "RED"
        assert any(child.name in rating.reason for child in weighty)
    elif any(child.status in ("RED", "AMBER") for child in children):
        assert rating.status == "AMBER"
