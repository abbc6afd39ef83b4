"""The monthly round: rows are saved by themselves, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.dates import PlanDate
from programme.models import Action, Dependency, Person, Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from programme.views.worklist import Row, Worklist
from tests.factories import make_action, make_baseline, make_link, make_person, make_role, make_workstream
from tests.world import signed_in


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.fixture
def items(programme: Programme) -> dict[str, ScheduleItem]:
    """1 under way to June, 2 after it, 3 beside them, 4 not due before next year."""
    dates = {
        "1": ("2011-01", "2011-06"),
        "2": ("2011-07", "2011-09"),
        "3": ("2011-02", "2011-05"),
        "4": ("2012-01", "2012-03"),
    }
    found = {number: make_action(programme, number, start=a, end=b).item for number, (a, b) in dates.items()}
    make_link(found["1"], found["2"])
    make_baseline(programme, *found.values())
    recalculate(programme.slug)
    return found


def address(programme: Programme, query: str = "") -> str:
    return reverse("programme:worklist", args=[programme.slug]) + query


def answers(items: dict[str, ScheduleItem], save: str = "all", **said: dict[str, str]) -> dict[str, Any]:
    """What a browser posts: `_1={"answer": "NO_CHANGE"}` for the row of action 1."""
    data: dict[str, Any] = {"save": save}
    for number, item in items.items():
        item.refresh_from_db()
        row = {"version": str(item.version), **said.get(f"_{number}", {})}
        data |= {f"{number}-{name}": value for name, value in row.items()}
    return data


LATE = {"answer": "MOVED", "end": "Aug 11", "reason": "CAPACITY", "text": "Fewer hands"}


def confirmed(response: Any, number: str) -> str:
    rows = [row for _, group in response.context["groups"] for row, _ in group]
    return str(next(row.confirm for row in rows if row.number == number))


def told(item: ScheduleItem) -> list[str]:
    return list(ProgressUpdate.objects.filter(item=item).values_list("news", flat=True))


def test_no_change_counts_as_an_answer_and_is_saved_at_once(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    data = answers(items, _1={"answer": "NO_CHANGE"}, _3={"answer": "NO_CHANGE"})
    assert office.post(address(programme), data).status_code == 302
    assert told(items["1"]) == told(items["3"]) == ["NO_CHANGE"]
    assert "2 of 2 actions answered" in office.get(address(programme)).content.decode()


def test_a_new_date_shows_its_consequence_and_is_saved_when_confirmed(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    shown = office.post(address(programme), answers(items, save="1", _1=LATE))
    assert "Nov 2011" in shown.content.decode() and told(items["1"]) == []
    confirm = confirmed(shown, "1")
    office.post(address(programme), answers(items, save="1", _1={**LATE, "confirm": confirm}))
    items["1"].refresh_from_db()
    assert str(items["1"].forecast_end) == "Aug 2011"


def test_one_bad_row_keeps_no_other_from_being_saved_and_what_was_typed(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    bad = {**LATE, "end": "soonish", "text": "Words to keep"}
    shown = office.post(
        address(programme), answers(items, _1=bad, _3={"answer": "NO_CHANGE"})
    ).content.decode()
    assert "Action 1: Enter a month or a day" in shown
    assert "soonish" in shown and "Words to keep" in shown
    assert told(items["3"]) == ["NO_CHANGE"] and told(items["1"]) == []


def test_a_date_without_a_reason_is_refused_in_its_row(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    row = {**LATE, "reason": ""}
    shown = office.post(address(programme), answers(items, save="1", _1=row))
    row["confirm"] = confirmed(shown, "1")
    refused = office.post(address(programme), answers(items, save="1", _1=row)).content.decode()
    assert "Action 1: Choose the main reason" in refused and "Fewer hands" in refused
    assert told(items["1"]) == []


def test_an_action_changed_meanwhile_is_not_answered_for_dates_nobody_saw(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    data = answers(items, _1={"answer": "NO_CHANGE"}, _3={"answer": "NO_CHANGE"})
    report_progress(
        items["1"],
        Report(News.DONE, end=PlanDate(2011, 2, 10)),
        by=None,
        version=items["1"].version,
    )
    shown = office.post(address(programme), data).content.decode()
    assert "Action 1 has changed since you opened this page. Somebody at" in shown
    assert "now 10 Feb 2011)" in shown
    assert told(items["3"]) == ["NO_CHANGE"] and told(items["1"]) == ["DONE"]


def test_blocked_by_what_waits_for_it_is_refused_in_its_row_and_the_rest_saved(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    looped = {"answer": "BLOCKED", "blocked_by": "2", "text": "Waits"}
    data = answers(items, _1=looped, _3={"answer": "NO_CHANGE"})
    shown = office.post(address(programme), data).content.decode()
    assert "wait for each other: 1 → 2 → 1" in shown
    assert told(items["3"]) == ["NO_CHANGE"] and Dependency.objects.count() == 1


def test_done_without_a_date_is_done_on_the_as_at_date(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    shown = office.post(address(programme), answers(items, save="3", _3={"answer": "DONE"}))
    row = {"answer": "DONE", "confirm": confirmed(shown, "3")}
    office.post(address(programme), answers(items, save="3", _3=row))
    items["3"].refresh_from_db()
    assert items["3"].actual_end and items["3"].actual_end.first == dt.date(2011, 2, 15)


def test_looking_at_a_row_saves_nothing(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    data = {**answers(items, save="", _1=LATE), "look": "1"}
    part = office.post(address(programme), data, headers={"HX-Request": "true"}).content.decode()
    assert "Nov 2011" in part and "<select" not in part and "<textarea" not in part
    assert told(items["1"]) == []


def test_what_is_missing_is_said_beside_the_controls_and_replaces_none(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    row = {**LATE, "reason": ""}
    shown = office.post(address(programme), answers(items, save="1", _1=row))
    row["confirm"] = confirmed(shown, "1")
    data = answers(items, save="1", _1=row)
    refused = office.post(address(programme), data, headers={"HX-Request": "true"})
    part = refused.content.decode()
    assert "Choose the main reason" in part and "HX-Retarget" not in refused.headers
    assert "<select" not in part and "<textarea" not in part


def test_a_saved_row_comes_with_what_is_left_of_its_workstream_and_of_the_round(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    data = answers(items, save="1", _1={"answer": "NO_CHANGE"})
    saved = office.post(address(programme), data, headers={"HX-Request": "true"})
    assert saved.headers["HX-Retarget"] == '[id="row-1"]'
    part = saved.content.decode()
    assert "1 of 2 actions answered" in part and "1 to answer" in part


def test_a_reason_chosen_before_the_answer_was_another_is_not_kept(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    data = answers(items, save="3", _3={"answer": "BLOCKED", "reason": "CAPACITY", "text": "Waits"})
    office.post(address(programme), data)
    assert ProgressUpdate.objects.get(item=items["3"]).cause.reason == ""


def test_a_lead_answers_for_their_own_actions_alone(programme: Programme) -> None:
    lead = make_role(programme, "lead", make_person("lead")).person
    mine = make_workstream(programme, "Mine", lead=lead)
    make_action(programme, "1", start="2011-01", end="2011-06", workstream=mine)
    theirs = make_workstream(programme, "Theirs")
    other = make_action(programme, "2", start="2011-01", end="2011-06", workstream=theirs).item
    recalculate(programme.slug)
    client = signed_in(lead)
    page = client.get(address(programme)).content.decode()
    assert 'id="row-1"' in page and 'id="row-2"' not in page
    client.post(address(programme), answers({"2": other}, _2={"answer": "NO_CHANGE"}))
    assert told(other) == []


def test_what_is_not_due_is_left_out_unless_asked_for(
    programme: Programme, office: Client, items: dict[str, ScheduleItem]
) -> None:
    assert 'id="row-4"' not in office.get(address(programme)).content.decode()
    assert 'id="row-4"' in office.get(address(programme, "?not_due=yes")).content.decode()


def test_a_row_that_was_given_to_somebody_else_while_it_was_saved_asks_for_the_page_anew(
    programme: Programme,
    office: Client,
    items: dict[str, ScheduleItem],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions = Action.objects.filter(item=items["1"])
    actions.update(lead=Person.objects.get(username="office"))

    def save_while_it_is_given_away(self: Worklist, rows: list[Row]) -> None:
        save(self, rows)
        actions.update(lead=None)

    save = Worklist.save
    monkeypatch.setattr(Worklist, "save", save_while_it_is_given_away)
    data = answers(items, save="1", _1={"answer": "NO_CHANGE"})
    saved = office.post(address(programme, "?show=mine"), data, headers={"HX-Request": "true"})
    assert saved.headers["HX-Refresh"] == "true"
    assert told(items["1"]) == ["NO_CHANGE"]
