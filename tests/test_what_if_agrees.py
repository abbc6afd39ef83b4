"""On the real plan: page, command and adoption say and do the same, whatever is asked."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from budget.models import SavingFigure
from programme.models import Cause, ItemFigure, Person, Programme, ScheduleItem
from programme.operations.scenarios import adopt_scenario, save_scenario
from programme.operations.undo import undo
from programme.recalculation import recalculate
from tests.reading import Page
from tests.test_journeys import client_of

HOME = "/programmes/leicester/plan/what-if/"
ON_THE_REAL_PLAN = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
CODES = st.sampled_from([*map(str, range(1, 65)), "herrick-lodge.closed", "preston-lodge.closed"])
ENDS = st.builds("{:+}{}".format, st.integers(1, 18), st.sampled_from("mwd"))
WHATS = st.one_of(
    ENDS,
    ENDS,
    st.builds("{}{:+}{}".format, st.sampled_from(["", "start"]), st.integers(-6, 18), st.sampled_from("mwd")),
    st.builds(
        "{}=2011-{:02}{}".format,
        st.sampled_from(["", "start"]),
        st.integers(1, 12),
        st.sampled_from(["", "-15"]),
    ),
    st.just("drop"),
)
CHANGES = st.lists(st.builds("{}:{}".format, CODES, WHATS), min_size=1, max_size=2)
Moves = dict[str, tuple[str | None, str | None, int]]


def command(changes: list[str]) -> tuple[Moves, dict[str, int]] | str:
    """What the command says of each code, and of all pounds by year; or why it refuses."""
    out = io.StringIO()
    words = ["--programme=leicester", "--format=json", *(f"--change={change}" for change in changes)]
    try:
        call_command("what_if", *words, stdout=out)
    except CommandError as refusal:
        return str(refusal)
    found: dict[str, Any] = json.loads(out.getvalue())
    rows = [*found["actions"], *found["closures"]]
    moves = {str(row["number"]): (row["start_after"], row["end_after"], row["days"]) for row in rows}
    assert all(row["why"][-1] == row["number"] for row in rows)
    return moves, found["total"]


def page(changes: list[str]) -> tuple[dict[str, int], dict[str, int]] | None:
    """Days by label, 0 where it leaves the plan, and pounds by year; None where the page refuses."""
    query = urlencode([("change", change) for change in changes])
    response = client_of("office").get(f"{HOME}?{query}")
    assert response.status_code == 200
    if "preview" not in response.context:
        assert Page(response.content.decode()).errors
        return None
    preview = response.context["preview"]
    pounds = dict(zip(preview.years, map(round, preview.money_total), strict=True))
    return {move.label: move.days or 0 for move in preview.moves}, pounds


def adopted(changes: list[str]) -> tuple[Cause, Moves]:
    office = Person.objects.get(username="office")
    leicester = Programme.objects.get(slug="leicester")
    scenario = save_scenario(leicester, name="X", purpose="", changes=changes, is_shared=False, by=office)
    cause = adopt_scenario(scenario, version=1, reason="SCOPE", text="Agreed", by=office)
    return cause, {
        move.item.code: (
            move.start_after.first.isoformat() if move.start_after else None,
            move.end_after.last.isoformat() if move.end_after else None,
            move.days,
        )
        for move in cause.movements.select_related("item")
    }


def forecast_by_year() -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for figure in SavingFigure.objects.filter(programme__slug="leicester"):
        year = f"{figure.year}/{(figure.year + 1) % 100:02}"
        found[year] = found.get(year, Decimal(0)) + figure.forecast
    return found


def dates() -> dict[str, Any]:
    figures = ItemFigure.objects.filter(programme__slug="leicester").select_related("item")
    return {figure.item.code: (figure.start, figure.end) for figure in figures}


@given(CHANGES)
@ON_THE_REAL_PLAN
def test_page_command_and_adoption_agree_and_undo_restores(leicester: Programme, changes: list[str]) -> None:
    said, shown = command(changes), page(changes)
    event("refused" if isinstance(said, str) else f"moves {len(said[0])}")
    if isinstance(said, str):
        assert shown is None
        assert any(change.split(":")[0] in said for change in changes)
        return
    moves, total = said
    assert shown is not None
    labels = {str(item): item.code for item in ScheduleItem.objects.filter(programme=leicester)}
    assert {labels[label]: days for label, days in shown[0].items()} == {
        code: days for code, (_, _, days) in moves.items()
    }
    assert shown[1] == total
    if not moves and not total:
        return
    with transaction.atomic():
        before, pounds = dates(), forecast_by_year()
        cause, saved = adopted(changes)
        assert saved == moves
        recalculate("leicester")
        differences = {year: amount - pounds.get(year, 0) for year, amount in forecast_by_year().items()}
        assert {year: round(change) for year, change in differences.items() if abs(change) >= 1} == {
            year: change for year, change in total.items() if change
        }
        undo(cause, by=None, text="By mistake")
        recalculate("leicester")
        assert (dates(), forecast_by_year()) == (before, pounds)
        transaction.set_rollback(True)
