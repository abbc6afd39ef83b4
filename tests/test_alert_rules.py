"""Each alert rule: what it says, of whom, and up to which day (domain.md section 8)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from budget.saving_alerts import savings_at_risk
from budget.status import DeliveryStatus
from equality import choices as assessments
from equality.alerts import gates_without_assessment, overdue_promises
from equality.models import Mitigation
from programme.alert_rules import (
    FIGURES_BEHIND,
    contradicted_links,
    due_soon,
    overdue,
    predecessor_slipped,
    stale,
)
from programme.alerts import alert_rules, refresh, refresh_figures
from programme.history import change, withdraw, write
from programme.models import (
    Alert,
    Calculation,
    Cause,
    Programme,
    ProgressUpdate,
    ScheduleItem,
    Urgency,
)
from programme.operations.people import end_role
from programme.operations.updates import set_reporting_date
from programme.planning import load_plan
from programme.recalculation import recalculate
from programme.schedule import Mode
from programme.statuses import shown
from services.alerts import missed_gates, unmet_gates
from services.models import ClosureStage, Stage
from tests.equality.making import make_assessment, make_finding, make_links, make_mitigation
from tests.factories import (
    TODAY,
    enter,
    make_action,
    make_baseline,
    make_delivery,
    make_item,
    make_link,
    make_person,
    make_proposal,
    make_role,
    make_workstream,
    plan_date,
)
from tests.services.making import make_service

pytestmark = pytest.mark.django_db
COMPLETE = ScheduleItem.State.COMPLETE
DAY = dt.timedelta(days=1)


def said(findings: Any) -> dict[str, str]:
    return {each.subject: each.message for each in findings}


def stand_at(programme: Programme, day: dt.date) -> Any:
    set_reporting_date(programme, day, by=None)
    return load_plan(programme)


def test_every_rule_of_the_domain_is_declared_once_with_its_words() -> None:
    rules = alert_rules()
    assert list(rules) == [
        "overdue",
        "due_soon",
        "stale",
        "predecessor_slipped",
        "link_contradicted",
        "saving_at_risk",
        "gate_unmet",
        "gate_assessment",
        "equality_overdue",
        "reconciliation",
        "question_overdue",
        "figures_behind",
    ]
    assert all(rule.label and rule.words.endswith(".") and rule.todo.endswith(".") for rule in rules.values())


def test_what_is_due_within_the_days_is_due_soon_and_what_is_later_is_not(programme: Programme) -> None:
    item = make_item(programme, "7", "2011-01", "2011-02-28")
    for days, expected in ((13, 1), (12, 0)):
        assert len(list(due_soon(load_plan(programme), days))) == expected
    assert said(due_soon(load_plan(programme), 14)) == {"action:7": "7 Action 7 is due by 28 Feb 2011."}
    assert not said(due_soon(stand_at(programme, dt.date(2011, 3, 1)), 14))
    item.refresh_from_db()
    item.state = ScheduleItem.State.ON_HOLD
    enter(programme, item)
    assert not said(due_soon(stand_at(programme, dt.date(2011, 3, 1)), 14))


def test_what_nobody_spoke_of_for_longer_than_the_status_rules_allow_is_stale(programme: Programme) -> None:
    item = make_item(programme, "7", "2011-01", "2011-09", actual_start=plan_date("2011-01-10"))
    with change(programme, by=None, what="Said") as cause:
        write(
            cause,
            [ProgressUpdate(programme=programme, item=item, cause=cause, news="NO_CHANGE", made_on=TODAY)],
        )
    assert not said(stale(stand_at(programme, TODAY + 30 * DAY)))
    assert said(stale(stand_at(programme, TODAY + 31 * DAY))) == {
        "action:7": "7 Action 7 is under way, and nothing has been said of it since 15 Feb 2011."
    }


def test_what_cannot_start_yet_as_it_waits_for_something_late_is_not_stale(programme: Programme) -> None:
    first, second = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    make_link(first, second)
    day = dt.date(2011, 11, 2)
    assert "action:2" not in said(stale(stand_at(programme, day)))
    first.refresh_from_db()
    first.actual_end, first.state = plan_date("2011-10-31"), COMPLETE
    enter(programme, first)
    assert "action:2" in said(stale(load_plan(programme)))


def test_what_waits_for_something_late_says_for_what_and_how_late_it_is(programme: Programme) -> None:
    first, second = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    make_link(first, second)
    make_baseline(programme, first, second)
    assert not said(predecessor_slipped(load_plan(programme)))
    first.forecast_end = plan_date("2011-11")
    enter(programme, first)
    [finding] = predecessor_slipped(load_plan(programme))
    assert finding.message == (
        "2 Action 2 is now forecast to end Feb 2012, 2 months late: it waits for 1, which is to end Nov 2011."
    )
    second.refresh_from_db()
    second.actual_end, second.state = plan_date("2012-02-28"), COMPLETE
    enter(programme, second)
    assert not said(predecessor_slipped(load_plan(programme)))


def test_dates_that_do_not_keep_a_link_say_which(programme: Programme) -> None:
    first = make_item(programme, "1", "2011-06", "2011-11")
    second = make_item(programme, "2", "2011-10", "2011-12", mode=Mode.MANUAL.value)
    link = make_link(first, second)
    assert said(contradicted_links(load_plan(programme))) == {
        "action:2": "2 Action 2: it starts Oct 2011, but is to wait for 1, which ends Nov 2011."
    }
    with change(programme, by=None, what="Ended") as cause:
        withdraw(cause, [link])
    assert not said(contradicted_links(load_plan(programme)))


def test_a_saving_of_which_slippage_takes_the_share_is_at_risk_with_the_action_that_is_late(
    programme: Programme,
) -> None:
    action = make_action(programme, "3", start="2011-03", end="2011-03")
    baseline = make_baseline(programme, action.item)
    whole = make_proposal(programme, "R1", {}, is_summary=True)
    for code in ("R1a", "R1b"):
        make_delivery(make_proposal(programme, code, parent=whole, baseline=baseline), action.item)
    recalculate(programme.slug)
    assert not said(savings_at_risk(load_plan(programme), 10))
    action.item.refresh_from_db()
    action.item.forecast_end = plan_date("2011-05")
    enter(programme, action.item)
    recalculate(programme.slug)
    [finding] = savings_at_risk(load_plan(programme), 10)
    assert (finding.subject, finding.item_id) == ("proposal:R1", action.item_id)
    assert finding.message == "R1 Proposal R1 loses £40,000 of £240,000 in 2011/12, as 3 is late."
    assert len(list(savings_at_risk(load_plan(programme, TODAY), 16))) == 1
    assert not said(savings_at_risk(load_plan(programme), 17))


def test_a_saving_that_finance_rates_unachievable_is_at_risk_without_any_slip(programme: Programme) -> None:
    make_proposal(programme, "R1", rating=DeliveryStatus.UNACHIEVABLE)
    recalculate(programme.slug)
    [finding] = savings_at_risk(load_plan(programme), 10)
    assert finding.message == "R1 Proposal R1 is unachievable."
    assert finding.urgency == Urgency.HIGH


def test_a_stage_whose_gate_is_unmet_near_its_date_says_what_is_missing(programme: Programme) -> None:
    make_service(programme, "Elm House", closed="2011-03-17")
    assert not said(unmet_gates(load_plan(programme), 29))
    assert said(unmet_gates(load_plan(programme), 30)) == {
        "stage:elm-house.closed": "Elm House is to be closed by 17 Mar 2011, and is not through consultation "
        "and is not decided and is not through transition."
    }
    between = ClosureStage.objects.filter(programme=programme).exclude(
        stage__in=(Stage.IDENTIFIED, Stage.CLOSED, Stage.RELEASED)
    )
    for stage in between.select_related("item"):
        stage.item.state, stage.item.actual_end = COMPLETE, plan_date("2011-02-01")
        enter(programme, stage.item)
    assert not said(unmet_gates(load_plan(programme), 30))
    late = stand_at(programme, dt.date(2011, 3, 18))
    assert said(unmet_gates(late, 30)) == {
        "stage:elm-house.closed": "Elm House was to be closed by 17 Mar 2011, and is not."
    }
    assert not said(overdue(late))


def at(stage: ClosureStage, start: str, end: str) -> None:
    stage.item.baseline_start, stage.item.baseline_end = plan_date(start), plan_date(end)
    enter(stage.programme, stage.item)


def test_a_consultation_needs_a_draft_and_a_decision_a_signed_assessment_near_its_date(
    programme: Programme,
) -> None:
    service = make_service(programme, "Elm House")
    stages = {
        each.stage: each
        for each in ClosureStage.objects.filter(programme=programme).select_related("item", "programme")
    }
    at(stages[Stage.CONSULTATION], "2011-03-10", "2011-06-10")
    at(stages[Stage.DECISION], "2011-03-17", "2011-03-17")

    def found(days: int = 30, day: dt.date = TODAY) -> list[tuple[str, int]]:
        plan = stand_at(programme, day)
        return [(each.message, each.urgency) for each in gates_without_assessment(plan, days)]

    draft = "Missing: a drafted assessment that covers it."
    signed = "Elm House: the decision is due by 17 Mar 2011. Missing: a signed assessment that covers it."
    assert found(22) == []
    assert found(23) == [(f"Elm House: the consultation starts 10 Mar 2011. {draft}", Urgency.MEDIUM)]
    assessment = make_assessment(programme, "Elm House")
    make_links(assessment, services=[service])
    assert found(29) == []
    assert found(30) == [(signed, Urgency.MEDIUM)]
    late = found(30, dt.date(2011, 3, 18))
    assert late == [(signed.replace("is due", "was due"), Urgency.HIGH)]
    assessment.stage, assessment.outcome = assessments.Stage.SIGNED_OFF, assessments.Outcome.values[0]
    assessment.signed_by, assessment.signed_on = make_person("signer"), TODAY
    enter(programme, assessment)
    assert found(365, dt.date(2011, 3, 18)) == []


def test_a_gate_that_has_been_passed_is_not_asked_for(programme: Programme) -> None:
    make_service(programme, "Elm House")
    stage = ClosureStage.objects.select_related("item", "programme").get(
        programme=programme, stage=Stage.CONSULTATION
    )
    at(stage, "2011-03-10", "2011-06-10")
    assert said(gates_without_assessment(load_plan(programme), 30))
    stage.item.actual_start = plan_date("2011-02-01")
    enter(programme, stage.item)
    assert not said(gates_without_assessment(load_plan(programme), 30))


def test_an_overdue_mitigation_is_for_its_owner_and_an_overdue_review_is_named(programme: Programme) -> None:
    owner = make_person("anna")
    review = make_item(programme, "centre.1", "", "2011-01", kind="review", title="Centre: review")
    assessment = make_assessment(programme, "Centre", review=review)
    item = make_item(programme, "centre.1", "", "2011-01", kind=Mitigation.KIND, title="Ask them first")
    make_mitigation(make_finding(assessment), owner=owner, item=item)
    plan = load_plan(programme)
    assert [(each.message, each.owner_id) for each in overdue_promises(plan)] == [
        ("Centre: review: this review was due by Jan 2011 and is not complete.", None),
        ("Ask them first: this mitigation was due by Jan 2011 and is not complete.", owner.pk),
    ]
    assert not said(overdue(plan))


def test_a_stage_is_red_once_its_date_has_passed_and_its_gate_is_not_met(programme: Programme) -> None:
    make_service(programme, "Elm House", closed="2011-03-17")
    closed, consultation = (
        ClosureStage.objects.select_related("item", "programme").get(programme=programme, stage=stage)
        for stage in (Stage.CLOSED, Stage.CONSULTATION)
    )

    def proposed(stage: ClosureStage, day: dt.date) -> tuple[str, str]:
        rating = shown(stand_at(programme, day))[stage.item_id].proposed
        return rating.status, rating.reason

    assert proposed(closed, dt.date(2011, 3, 17))[0] != "RED"
    status, reason = proposed(closed, dt.date(2011, 3, 18))
    assert status == "RED"
    assert reason.startswith("Gate missed: Elm House was to be closed by 17 Mar 2011, and is not through")
    at(consultation, "2011-02-10", "2011-06-10")
    status, reason = proposed(consultation, dt.date(2011, 3, 18))
    assert (status, reason) == (
        "RED",
        "Gate missed: Elm House: the consultation was due by 10 Feb 2011. "
        "Missing: a drafted assessment that covers it",
    )


def test_a_stage_that_only_its_own_date_is_missing_for_has_missed_no_gate(programme: Programme) -> None:
    make_service(programme, "Elm House", closed="2011-03-17")
    for stage in ClosureStage.objects.filter(programme=programme).exclude(stage=Stage.CLOSED):
        stage.item.state, stage.item.actual_end = COMPLETE, plan_date("2011-02-01")
        enter(programme, stage.item)
    late = stand_at(programme, dt.date(2011, 3, 18))
    assert missed_gates(late) == {}


def test_figures_that_lag_behind_longer_than_the_minutes_open_an_alert_that_the_next_run_closes(
    programme: Programme,
) -> None:
    make_item(programme, "1")
    recalculate(programme.slug)
    make_item(programme, "2")
    plan = load_plan(programme)
    assert not said(FIGURES_BEHIND.find(plan, 15))
    ago = timezone.now() - dt.timedelta(minutes=16)
    Calculation.objects.update(calculated_at=ago)
    Cause.objects.update(recorded_at=ago + dt.timedelta(seconds=1))
    assert refresh_figures(plan).opened == 1
    assert refresh_figures(plan).total == refresh(plan).total == 0
    assert Alert.objects.open().get(rule="figures_behind").urgency == Urgency.HIGH
    recalculate(programme.slug)
    assert not Alert.objects.open().filter(rule="figures_behind").exists()
    assert refresh(load_plan(programme)).total == 0


def test_an_alert_is_for_the_lead_of_its_action_else_of_its_workstream_else_for_nobody_by_name(
    programme: Programme,
) -> None:
    anna, ben = make_person("anna"), make_person("ben")
    roles = [make_role(programme, "lead", person) for person in (anna, ben)]
    stream = make_workstream(programme, "Care", lead=anna)
    own = make_action(programme, "1", workstream=stream, start="2010-10", end="2010-12")
    own.lead = ben
    enter(programme, own)
    make_action(programme, "2", workstream=stream, start="2010-10", end="2010-12")

    def owners() -> dict[str, Any]:
        refresh(load_plan(programme))
        found = Alert.objects.open().filter(rule="overdue").select_related("owner")
        return {alert.subject: alert.owner and alert.owner.username for alert in found}

    assert owners() == {"action:1": "ben", "action:2": "anna"}
    end_role(roles[1])
    assert owners() == {"action:1": "anna", "action:2": "anna"}
    end_role(roles[0])
    assert owners() == {"action:1": None, "action:2": None}


def test_the_illustrated_half_year_raises_few_alerts_and_each_is_a_sentence(leicester: Programme) -> None:
    refresh(load_plan(leicester))
    messages = [alert.message for alert in Alert.objects.filter(programme=leicester).open()]
    assert 1 <= len(messages) <= 10
    assert all(message.endswith(".") and message[0].isalnum() for message in messages)
