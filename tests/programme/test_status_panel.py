"""Status by workstream on a dashboard: the worst first, and as quick however many there are."""

from __future__ import annotations

from typing import Any

import pytest

from programme.boards import Board
from programme.models import Programme, Status
from programme.panels import WORKSTREAMS, StatusByWorkstream
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def counts(late: int = 0, status: str = "GREEN") -> dict[str, Any]:
    statuses = {each.value: 3 if each == status else 0 for each in Status}
    return {"all": 3, "late": late, "worse": 0, "better": 0, "statuses": statuses}


def stream(number: int, status: str, late: int = 0) -> dict[str, Any]:
    name = f"Stream {number}"
    values = {"slug": f"s{number}", "name": name, "status": status, "reason": "", "worst": None}
    return {**counts(late, status), **values}


def panel(programme: Programme, *streams: dict[str, Any]) -> Any:
    board = Board(programme, TODAY, False, lambda name: {**counts(), "workstreams": list(streams)})
    return StatusByWorkstream().context(board)


def test_a_red_workstream_stands_before_an_amber_one_with_more_late_actions(programme: Programme) -> None:
    found = panel(programme, stream(1, "GREEN"), stream(2, "AMBER", 3), stream(3, "RED", 1), stream(4, ""))
    assert [row.name for row in found["rows"]] == ["Stream 3", "Stream 2", "Stream 1", "Stream 4"]


def test_of_many_workstreams_the_worst_are_named_and_all_are_counted(programme: Programme) -> None:
    many = [stream(number, "GREEN") for number in range(WORKSTREAMS + 5)]
    found = panel(programme, *many, stream(99, "RED", 1))
    assert len(found["rows"]) == WORKSTREAMS
    assert found["rows"][0].name == "Stream 99"
    assert found["all"] == WORKSTREAMS + 6
