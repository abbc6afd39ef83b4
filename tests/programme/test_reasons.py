"""Why something moves: the chain of what it waits for, back to what was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programme.consequences import Consequence, consequence
from programme.models import Programme, ScheduleItem
from programme.operations.updates import preview
from programme.planning import Edit, load_plan
from programme.presenters import why_moved
from programme.what_if import edit_from
from tests.factories import make_item, make_link, plan_date

MONTHS = ["2011-06", "2011-07", "2011-08", "2011-09", "2011-10", "2011-11", "2011-12"]


@pytest.fixture
def row(programme: Programme) -> list[ScheduleItem]:
    """1 to 7, a month each, each waiting for the one before."""
    items = [make_item(programme, str(at), month, month) for at, month in enumerate(MONTHS, start=1)]
    for before, after in zip(items, items[1:], strict=False):
        make_link(before, after)
    return items


def asked(programme: Programme, *changes: str) -> Consequence:
    plan = load_plan(programme)
    return preview(plan, edit_from(plan, changes))


def whys(result: Consequence) -> dict[str, str]:
    return {move.item.code: why_moved(result.reasons, move.item) for move in result.moves}


def chain(result: Consequence, item: ScheduleItem) -> list[str]:
    return [each.code for each in result.reasons.chain(item)]


def test_each_names_what_it_waits_for_back_to_what_was_changed(
    programme: Programme, row: list[ScheduleItem]
) -> None:
    result = asked(programme, "4:+1m")
    assert whys(result) == {
        "4": "",
        "5": "waits for 4",
        "6": "waits for 5, which waits for 4",
        "7": "waits for 6, which waits for 5, which waits for 4",
    }
    assert chain(result, row[6]) == ["4", "5", "6", "7"]


def test_of_a_long_chain_the_ends_are_named(programme: Programme, row: list[ScheduleItem]) -> None:
    result = asked(programme, "1:+1m")
    assert whys(result)["5"] == "waits for 4, which waits for 3, which waits for 2, which waits for 1"
    assert whys(result)["7"] == "waits for 6, which waits for 5, and so on back to 1"
    assert chain(result, row[6]) == ["1", "2", "3", "4", "5", "6", "7"]


def test_what_is_changed_itself_and_held_up_as_well_names_what_holds_it(
    programme: Programme, row: list[ScheduleItem]
) -> None:
    result = asked(programme, "1:+3m", "2:+1m")
    assert whys(result)["2"] == "waits for 1"


def test_what_comes_earlier_names_what_held_it(programme: Programme, row: list[ScheduleItem]) -> None:
    first = row[0]
    plan = load_plan(programme)
    late = plan.with_edit(Edit(items={first.pk: {"forecast_end": plan_date("2011-08")}}))
    back = consequence(late, plan)
    assert whys(back)["3"] == "was held by 2, which was held by 1"
    assert chain(back, row[2]) == ["1", "2", "3"]
    dropped = preview(late, edit_from(late, ["1:drop"]))
    assert whys(dropped) | {"1": "", "2": "was held by 1"} == whys(dropped)


def test_a_new_link_names_what_is_waited_for_although_that_does_not_move(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2")
    link = make_link(one, other)
    plan = load_plan(programme)
    result = consequence(plan.with_edit(Edit(ended_links=[link])), plan)
    assert whys(result) == {"2": "waits for 1"}
    assert chain(result, other) == ["1", "2"]


def test_what_held_it_is_named_although_the_plan_has_it_no_more(
    programme: Programme, row: list[ScheduleItem]
) -> None:
    plan = load_plan(programme)
    late = plan.with_edit(Edit(items={row[0].pk: {"forecast_end": plan_date("2011-08")}}))
    without = replace(late, items={pk: item for pk, item in late.items.items() if pk != row[0].pk})
    assert whys(consequence(late, without))["3"] == "was held by 2, which was held by 1"


def test_the_origin_of_each_is_the_first_of_its_chain(programme: Programme, row: list[ScheduleItem]) -> None:
    reasons = asked(programme, "2:+1m").reasons
    for item in reversed(row[1:]):
        assert reasons.origin(item) == reasons.chain(item)[0] == row[1]
