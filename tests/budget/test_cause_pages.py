"""What slippage costs by cause, on pages and in the command."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import call_command

from budget.cause_cards import cause_cards, late_money
from budget.models import SlippageCause, SlippageTotal
from budget.money import whole
from programme.dates import PlanDate
from programme.models import Cause, Programme, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from tests.factories import make_person, make_role
from tests.world import signed_in


@pytest.fixture
def late_23(leicester: Programme) -> Programme:
    """Leicester's plan with the end of 23 two months later."""
    item = ScheduleItem.objects.get(programme=leicester, code="23", kind="action")
    report_progress(
        item,
        Report(News.MOVED, end=PlanDate(2011, 8)),
        by=None,
        version=item.version,
        reason=Cause.Reason.OTHER,
        text="Consultation takes longer",
    )
    recalculate(leicester.slug)
    return leicester


def savings(programme: Programme, capsys: pytest.CaptureFixture[str]) -> Any:
    call_command("savings", programme=programme.slug, format="json")
    return json.loads(capsys.readouterr().out)


def test_as_printed_nothing_is_a_cause(leicester: Programme, capsys: pytest.CaptureFixture[str]) -> None:
    assert savings(leicester, capsys)["by_cause"] == []
    assert not SlippageCause.objects.filter(programme=leicester).exists()


def test_the_command_and_the_pages_name_the_same_cause(
    late_23: Programme, capsys: pytest.CaptureFixture[str]
) -> None:
    found = savings(late_23, capsys)
    assert found["by_cause"] == [{"action": 23, "sole": 264_521, "shared": 0}]
    assert found["slippage"]["2011/12"] == 264_521
    (card,) = cause_cards(late_23)
    assert (card.item.code, whole(card.sole), whole(card.shared)) == ("23", 264_521, 0)
    assert whole(late_money(late_23).total) == 264_521
    assert not late_money(late_23).unexplained


def test_the_chain_leads_from_the_cause_to_the_money(late_23: Programme) -> None:
    (steps,) = cause_cards(late_23)[0].chains
    assert [step.title.split()[0] for step in steps[:-1]] == ["23", "25", "27"]
    assert steps[-1].title == "G1a, G1b, G1c, G1d, G1e, G3a, G3b"


@pytest.mark.parametrize("page", ["", "budget/", "plan/23/"])
def test_it_stands_on_the_dashboard_the_budget_and_the_action(late_23: Programme, page: str) -> None:
    person = make_person("director-of-care")
    make_role(late_23, "director", person)
    content = signed_in(person).get(f"/programmes/{late_23.slug}/{page}").content.decode()
    assert "£264,521" in content
    assert "23 Consult the public and others on the future of in-house services is 2 months late" in content


def test_a_second_run_writes_no_cause_anew(late_23: Programme) -> None:
    assert recalculate(late_23.slug).changed == 0


def test_what_is_put_right_is_a_cause_no_more(late_23: Programme) -> None:
    item = ScheduleItem.objects.get(programme=late_23, code="23", kind="action")
    report = Report(News.MOVED, end=item.baseline_end)
    report_progress(
        item, report, by=None, version=item.version, reason=Cause.Reason.OTHER, text="Back on time"
    )
    recalculate(late_23.slug)
    for model in (SlippageCause, SlippageTotal):
        assert not model.objects.filter(programme=late_23).exists()
