"""What the documents came with is one alert; what turns up later has its own."""

from __future__ import annotations

import pytest

from budget.alerts import open_findings
from budget.models import CheckFigure, Proposal
from budget.reconciliation.operations import Seen, accept_finding, withdraw_acceptance
from programme.alerts import Finding, refresh
from programme.history import change, write
from programme.models import Alert, Programme, changed
from programme.planning import load_plan
from programme.recalculation import recalculate
from programme.subjects import subject_href
from tests.factories import TODAY, make_person, make_programme, make_proposal

pytestmark = pytest.mark.django_db
ALL = "reconciliation:findings"


@pytest.fixture
def programme(db: None) -> Programme:
    programme = make_programme("river")
    make_proposal(programme, "R1", {2011: -342_000})
    make_proposal(programme, "R2", {2011: -85_000})
    recalculate("river")
    return programme


def alerts(programme: Programme) -> dict[str, str]:
    found = Alert.objects.filter(programme=programme, rule="reconciliation").open()
    return {alert.subject: alert.message for alert in found}


def set_net(programme: Programme, code: str, net: int) -> None:
    proposal = Proposal.objects.get(programme=programme, code=code)
    values = {"existing_non_staff": 100_000, "existing_net": net}
    with change(programme, by=None, what=f"{code} changed") as cause:
        write(cause, [changed(proposal, values)])
    recalculate(programme.slug)


def test_a_programme_begins_with_one_alert_for_all_that_its_documents_print(programme: Programme) -> None:
    assert alerts(programme) == {
        ALL: "2 findings in the reconciliation; the largest: No action delivers R1, which states a saving of "
        "£342,000. However late the plan is, its forecast stays as approved."
    }
    [alert] = Alert.objects.filter(programme=programme).open()
    assert subject_href("river", alert.subject) == "/programmes/river/budget/reconciliation/#findings"


def test_a_finding_that_turns_up_later_opens_an_alert_about_its_proposal(programme: Programme) -> None:
    set_net(programme, "R2", 90_000)
    found = alerts(programme)
    assert found.keys() == {ALL, "proposal:R2"}
    assert "£90,000 is printed under them" in found["proposal:R2"]
    [alert] = Alert.objects.filter(programme=programme, subject="proposal:R2")
    assert subject_href("river", alert.subject) == "/programmes/river/budget/R2/"


def test_it_updates_while_it_lasts_and_closes_itself_when_it_is_mended(programme: Programme) -> None:
    set_net(programme, "R2", 90_000)
    set_net(programme, "R2", 80_000)
    assert "£80,000 is printed under them" in alerts(programme)["proposal:R2"]
    set_net(programme, "R2", 100_000)
    assert alerts(programme).keys() == {ALL}
    assert Alert.objects.filter(programme=programme, subject="proposal:R2").count() == 1


def test_an_accepted_finding_raises_no_alert_until_its_figures_change(programme: Programme) -> None:
    set_net(programme, "R2", 90_000)
    check = CheckFigure.objects.get(programme=programme, rule="lines_sum")
    accepted = accept_finding(check, Seen(check.figures), by=make_person(), reason="As printed")
    recalculate("river")
    assert alerts(programme).keys() == {ALL}
    set_net(programme, "R2", 80_000)
    assert alerts(programme).keys() == {ALL, "proposal:R2"}
    withdraw_acceptance(accepted, by=None)
    recalculate("river")
    assert alerts(programme).keys() == {ALL, "proposal:R2"}


def test_running_the_rules_twice_changes_nothing(programme: Programme) -> None:
    set_net(programme, "R2", 90_000)
    before = list(Alert.objects.values())
    changes = refresh(load_plan(programme))
    assert (changes.opened, changes.updated, changes.closed) == (0, 0, 0)
    assert recalculate("river").changed == 0
    assert list(Alert.objects.values()) == before


def test_as_at_a_day_the_rule_finds_what_stood_then(programme: Programme) -> None:
    set_net(programme, "R2", 90_000)

    def found(on: object) -> list[Finding]:
        return sorted(open_findings(load_plan(programme, on)), key=lambda each: each.subject)  # type: ignore[arg-type]

    assert found(TODAY) == found(None)
    assert [each.subject for each in found(None)] == ["proposal:R2", ALL]


def test_sheets_that_only_repeat_a_budget_raise_no_alert(programme: Programme) -> None:
    for code in ("G1", "G2"):
        fields = {"existing_staff": 5000, "existing_non_staff": 700, "existing_net": 5700}
        make_proposal(programme, code, {}, **fields)
    recalculate("river")
    assert CheckFigure.objects.filter(programme=programme, rule="shared_base", is_later=True).exists()
    assert alerts(programme).keys() == {ALL}


def test_leicester_as_printed_begins_with_one_alert_of_the_reconciliation(leicester: Programme) -> None:
    assert alerts(leicester).keys() == {ALL}
    opened = CheckFigure.objects.filter(programme=leicester).open()
    quiet = opened.filter(rule="shared_base").count()
    assert quiet
    assert alerts(leicester)[ALL].startswith(
        f"{opened.count()} findings in the reconciliation, {quiet} of them only on how sheets are printed; "
        "the largest: No action"
    )
