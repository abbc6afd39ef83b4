"""Commands that other systems call: their JSON and their exit codes (interfaces.md)."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from programme.commands import counted, progress
from programme.models import Person, Programme, RoleAssignment
from tests.factories import make_person


def output(name: str, *args: str, **options: Any) -> dict[str, Any]:
    """The one JSON object a command prints on standard output."""
    words = [*args, "--format=json"]
    for option, value in options.items():
        words += [
            f"--{option.replace('_', '-')}={each}" for each in (value if isinstance(value, list) else [value])
        ]
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_schedule_gives_every_action_without_slip_as_printed(leicester: Programme) -> None:
    actions = output("schedule", programme="leicester", as_at="2011-02-15")["actions"]
    assert [action["number"] for action in actions] == list(range(1, 65))
    assert {action["slip_days"] for action in actions} == {0}
    assert (
        actions[26] | {"total_float_days": 0, "critical": True, "baseline_end": "2011-09-30"} == actions[26]
    )


def test_what_if_moves_exactly_what_the_specification_says(leicester: Programme) -> None:
    found = output("what_if", programme="leicester", change=["23:+2m"])
    ends = {action["number"]: action["end_after"] for action in found["actions"]}
    november = dict.fromkeys((25, 26, 27), "2011-11-30")
    assert ends == {23: "2011-08-31", **november, 28: "2012-07-31"}
    assert {change["code"] for change in found["proposals"]} == {
        "G1a", "G1b", "G1c", "G1d", "G1e", "G3a", "G3b",
    }  # fmt: skip
    assert found["total"] == {"2011/12": 264_521}


def test_what_if_says_why_each_date_moves(leicester: Programme) -> None:
    found = output("what_if", programme="leicester", change=["23:+2m"])
    whys = {row["number"]: row["why"] for row in [*found["actions"], *found["closures"]]}
    assert whys == {
        23: [23],
        25: [23, 25],
        26: [23, 26],
        27: [23, 25, 27],
        28: [23, 25, 27, 28],
        "elizabeth-house.closed": [23, 25, 27, "elizabeth-house.closed"],
        "herrick-lodge.closed": [23, 25, 27, "herrick-lodge.closed"],
    }
    out = io.StringIO()
    call_command("what_if", "--programme=leicester", "--change=23:=2011-08", stdout=out)
    assert "Sep 2011 → Nov 2011 (+61 days), because it waits for 25, which waits for 23" in out.getvalue()


def test_what_if_by_a_start_changes_exactly_what_13_delivers(leicester: Programme) -> None:
    found = output("what_if", programme="leicester", change=["13:start+2m"])
    assert {change["code"] for change in found["proposals"]} == set(
        "R1a R1b R1c R1d R1e R3a R3b R3c R4a R4b R4c R5a R5b R6".split()
    )


def test_each_further_month_costs_walsall_99333(walsall: Programme) -> None:
    assert output("what_if", programme="walsall", change=["1:+1m"])["total"] == {"2016/17": 99_333}


@pytest.mark.parametrize("change", ["23:+2x", "99:+1m", "23", "32:+1m", "23:+9999m", "1:+1m"])
def test_a_change_that_cannot_be_is_refused_by_name(leicester: Programme, change: str) -> None:
    with pytest.raises(CommandError) as refusal:
        output("what_if", programme="leicester", change=[change])
    assert change.partition(":")[0] in str(refusal.value)


def test_savings_total_what_the_documents_print(leicester: Programme, walsall: Programme) -> None:
    approved = {"growth": 1_818_000, "reductions": -5_660_000, "net": -3_842_000}
    totals = output("savings", programme="leicester", as_at="2011-02-15")["totals"]["2011/12"]
    assert totals["approved"] == totals["forecast"] == approved
    found = output("savings", programme="walsall")
    assert found["totals"]["2016/17"]["forecast"]["net"] == -993_333
    assert found["slippage"] == {"2016/17": 198_667}


def test_as_at_ignores_what_took_effect_later(walsall: Programme) -> None:
    before = output("savings", programme="walsall", as_at="2016-03-01")
    assert before["slippage"] == {"2016/17": 0}


def test_recalculate_changes_nothing_twice(leicester: Programme) -> None:
    output("recalculate", programme="leicester")
    again = output("recalculate", programme="leicester")["programmes"]
    assert [(run["slug"], run["changed"]) for run in again] == [("leicester", 0)]


def test_run_alerts_twice_opens_nothing_twice(leicester: Programme) -> None:
    first = output("run_alerts", as_at="2016-06-01")
    assert first["opened"] > 0
    assert output("run_alerts", as_at="2016-06-01") == {"opened": 0, "updated": 0, "closed": 0}


def test_run_alerts_of_a_past_day_is_refused(leicester: Programme) -> None:
    with pytest.raises(CommandError, match="stands at 2011-02-15"):
        output("run_alerts", as_at="2011-01-01")


def test_schedule_network_agrees_with_a_network_worked_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "network.json"
    file.write_text(json.dumps({"durations": [3, 2, 4, 0], "preds": [[], [0], [0], [1, 2]]}))
    found = output("schedule_network", str(file), repeat=2)
    assert (found["length"], found["early_start"]) == (7, [0, 3, 3, 7])
    assert found["total_float"] == [0, 2, 0, 0]
    assert len(found["compute_ms"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"durations": [1]}',
        '{"durations": [1], "preds": [[1]]}',
        '{"durations": [1.5], "preds": [[]]}',
        '{"durations": [1e999], "preds": [[]]}',
    ],
)
def test_a_network_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "network.json"
    file.write_text(text)
    with pytest.raises(CommandError):
        output("schedule_network", str(file))


def test_a_loop_in_a_network_is_spelled_out(tmp_path: Path) -> None:
    file = tmp_path / "network.json"
    file.write_text(json.dumps({"durations": [1, 1, 1], "preds": [[2], [0], [1]]}))
    with pytest.raises(CommandError, match="0 → 1 → 2 → 0"):
        output("schedule_network", str(file))


def test_a_role_is_given_once_and_taken_away(programme: Programme) -> None:
    make_person("anna")
    for _ in range(2):
        call_command("assign_role", "anna", "finance", programme=programme.slug, stdout=io.StringIO())
    held = RoleAssignment.objects.filter(person=Person.objects.get(username="anna")).standing()
    assert [assignment.role for assignment in held] == ["finance"]
    call_command("assign_role", "anna", "finance", "--end", programme=programme.slug, stdout=io.StringIO())
    assert not held.all().exists()


def test_an_unknown_programme_is_refused_with_those_there_are(programme: Programme) -> None:
    with pytest.raises(CommandError, match=programme.slug):
        output("schedule", programme="nowhere")


FINDING = {"rule", "code", "place", "message", "stated", "computed", "difference"}


def test_reconcile_gives_every_finding_with_both_figures(leicester: Programme) -> None:
    data = output("reconcile", programme="leicester")
    found = data["findings"]
    assert {frozenset(each) for each in found} == {frozenset(FINDING)}
    assert {
        "rule": "lines_sum",
        "code": "R7",
        "place": "Existing budget",
        "stated": 3_823_000,
        "computed": 3_824_000,
        "difference": 1_000,
    }.items() <= next(each for each in found if each["rule"] == "lines_sum").items()
    undelivered = [each for each in found if each["rule"] == "undelivered"]
    assert sum(each["stated"] for each in undelivered) == -1_427_000
    assert data["undelivered"]["2011/12"]["reductions"] == {"undelivered": -1_427_000, "of": -5_660_000}
    dates = next(each for each in found if each["code"] == "R1c" and each["rule"] == "effect_before_start")
    assert (dates["stated"], dates["computed"], dates["difference"]) == ("2011-04-01", "2011-06", None)


def test_reconcile_says_that_714k_is_more_than_the_whole_subsidy_of_meals(leicester: Programme) -> None:
    [found] = [
        each
        for each in output("reconcile", programme="leicester")["findings"]
        if (each["rule"], each["code"]) == ("over_budget", "R6")
    ]
    assert (found["place"], found["stated"], found["computed"]) == ("2012/13", -714_000, -529_000)
    assert "appendix 6" in found["message"]


def test_reconcile_leaves_out_what_took_effect_later(leicester: Programme) -> None:
    now, then = (
        output("reconcile", programme="leicester", as_at=day) for day in ("2011-02-15", "2011-02-14")
    )
    assert now == output("reconcile", programme="leicester")
    assert then == {"findings": [], "undelivered": {}}


def test_reconcile_in_words_begins_with_the_money_that_no_action_delivers(leicester: Programme) -> None:
    out = io.StringIO()
    call_command("reconcile", "--programme=leicester", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "2011/12: no action delivers £1,427,000 of £5,660,000 reductions."
    assert lines[-1] == f"{len(lines) - 2} findings."


def test_reconcile_finds_nothing_in_walsall(walsall: Programme) -> None:
    assert output("reconcile", programme="walsall")["findings"] == []


@pytest.mark.parametrize("quarter", ["2011-Q9", "1949-Q1", "9999-Q4", "2011", ""])
def test_a_quarter_that_cannot_be_is_refused_with_one_that_can(quarter: str) -> None:
    with pytest.raises(CommandError, match="is not a quarter like 2011-Q2"):
        call_command("build_report", "--programme=river", f"--quarter={quarter}", "--to=report.pdf")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_run_shows_how_far_it_is_on_a_terminal_and_nothing_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    errors = io.StringIO()
    monkeypatch.setattr(errors, "isatty", lambda: is_terminal)
    monkeypatch.setattr("sys.stderr", errors)
    with progress(3, "Working") as bar:
        assert list(counted("abc", bar)) == ["a", "b", "c"]
        logging.getLogger("programme").info("a line of the log")
    assert ("Working: " in errors.getvalue() and "3/3" in errors.getvalue()) is is_terminal
