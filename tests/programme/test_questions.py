"""Questions of the panel: asking, answering, putting it right, and what happens where nobody answers."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from programme.models import Alert, Person, Programme, Question, Report
from programme.operations.errors import Refused
from programme.operations.questions import answer, ask, reply_by
from programme.recalculation import recalculate
from tests.factories import TODAY, make_action, make_baseline, make_person, make_role
from tests.reading import post, refused
from tests.reports import make_question, make_report
from tests.world import signed_in

pytestmark = pytest.mark.django_db
HOME = "/programmes/river/"
ASK = f"{HOME}reports/2010-Q3/ask/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def report(programme: Programme) -> Report:
    action = make_action(programme, "1", start="2011-01", end="2012-01")
    make_baseline(programme, action.item)
    return make_report(programme, "2010-Q3", Report.State.PUBLISHED)


@pytest.fixture
def member(programme: Programme) -> Person:
    return make_role(programme, "panel", make_person("ann")).person


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.mark.parametrize(
    ("asked_on", "last_day"),
    [
        (dt.date(2011, 2, 15), dt.date(2011, 3, 1)),  # a Tuesday: two weeks
        (dt.date(2011, 2, 19), dt.date(2011, 3, 4)),  # a Saturday counts from Monday on
        (dt.date(2011, 4, 21), dt.date(2011, 5, 11)),  # Easter, the wedding and May Day are left out
    ],
)
def test_an_answer_is_due_within_ten_working_days_after_the_day_of_asking(
    asked_on: dt.date, last_day: dt.date
) -> None:
    assert reply_by(asked_on) == last_day


def test_a_member_asks_about_a_section_and_is_told_by_when_it_is_answered(
    report: Report, member: Person
) -> None:
    client = signed_in(member)
    page = client.post(ASK, {"section": "summary", "text": "How late is it?"}, follow=True)
    assert "It answers by 1 March 2011." in page.content.decode()
    assert "Section 1. Summary" in page.content.decode()
    question = Question.objects.get()
    assert (question.number, question.section, question.asked_by) == (1, "summary", member)
    for address in (f"{HOME}questions/", f"{HOME}reports/2010-Q3/"):
        assert "How late is it?" in client.get(address).content.decode()


def test_numbers_go_on_whoever_asks(report: Report, member: Person) -> None:
    found = [ask(report, section="", text="Why?", by=member).number for _ in range(3)]
    assert found == [1, 2, 3]


def test_an_empty_question_or_one_about_no_section_is_refused_and_loses_nothing(
    report: Report, member: Person
) -> None:
    client = signed_in(member)
    refused(client, ASK, {"section": "summary", "text": "  "}, "id_text", "Enter your question")
    refused(client, ASK, {"section": "secret", "text": "Why?"}, "id_section", "select one of the choices")
    refused(client, ASK, {"section": "", "text": "x" * 4001}, "id_text", "4000 characters or fewer")


@pytest.mark.parametrize("state", [Report.State.DRAFT, Report.State.SUBMITTED, Report.State.APPROVED])
def test_nobody_asks_about_a_report_that_is_not_published(
    programme: Programme, member: Person, state: Report.State
) -> None:
    report = make_report(programme, "2010-Q3", state)
    client = signed_in(member)
    assert client.get(ASK).status_code == client.post(ASK, {"text": "Why?"}).status_code == 404
    with pytest.raises(Refused, match="has not been published"):
        ask(report, section="", text="Why?", by=member)
    assert not Question.objects.exists()


def test_the_office_answers_and_puts_it_right_and_both_versions_are_read(
    report: Report, member: Person, office: Client
) -> None:
    question = make_question(report, member)
    address = f"{question.get_absolute_url()}answer/"
    office.post(address, {"answer": "By two months.", "version": 1})
    office.post(address, {"answer": "By three months.", "version": 2})
    question.refresh_from_db()
    assert (question.answer, question.answered_on) == ("By three months.", TODAY)
    page = signed_in(member).get(question.get_absolute_url()).content.decode()
    assert page.index("By three months.") < page.index("Earlier answers") < page.index("By two months.")
    assert "Change the answer" not in page
    assert "Answered" in page


def test_an_answer_is_never_emptied(report: Report, member: Person, office: Client) -> None:
    question = make_question(report, member)
    address = f"{question.get_absolute_url()}answer/"
    refused(office, address, {"answer": " ", "version": "1"}, "id_answer", "Enter the answer")
    with pytest.raises(Refused):
        answer(question, answer="", version=1, by=None)


def test_the_day_of_the_first_answer_is_kept_when_it_is_put_right(report: Report, member: Person) -> None:
    question = answer(make_question(report, member), answer="A", version=1, by=None)
    programme = report.programme
    programme.reporting_date = TODAY + 30 * DAY
    programme.save()
    question.programme = programme
    assert answer(question, answer="B", version=2, by=None).answered_on == TODAY


def overdue_alerts(programme: Programme, day: dt.date) -> list[str]:
    programme.refresh_from_db()
    programme.reporting_date = day
    programme.save()
    recalculate(programme.slug)
    found = Alert.objects.open().filter(programme=programme, rule="question_overdue")
    return list(found.values_list("message", flat=True))


def test_an_alert_opens_the_day_after_the_reply_by_date_and_closes_with_the_answer(
    report: Report, member: Person, office: Client
) -> None:
    programme = report.programme
    question = make_question(report, member)
    assert overdue_alerts(programme, question.reply_by) == []
    [message] = overdue_alerts(programme, question.reply_by + DAY)
    assert message == (
        "Question 1 about the report on quarter 3 of 2010/11 was to be answered by 1 March 2011 "
        "and has no answer."
    )
    [alert] = Alert.objects.open().filter(rule="question_overdue")
    page = office.get(alert.get_absolute_url()).content.decode()
    assert question.get_absolute_url() in page
    answer(question, answer="So.", version=1, by=None)
    assert overdue_alerts(programme, question.reply_by + DAY) == []


def test_the_office_sees_on_its_dashboard_what_waits_for_an_answer(
    report: Report, member: Person, office: Client
) -> None:
    make_question(report, member, text="What of day care?", reply_by=TODAY - DAY)
    make_question(report, member, text="What of meals?")
    recalculate("river")
    page = office.get(HOME).content.decode()
    assert page.index("What of day care?") < page.index("What of meals?")
    assert "2 questions" in page
    rows = office.get(f"{HOME}figures/questions/?overdue=on").content.decode()
    assert "What of day care?" in rows
    assert "What of meals?" not in rows


def test_a_question_that_nobody_asked_is_not_found(report: Report, office: Client) -> None:
    assert office.get(f"{HOME}questions/7/").status_code == 404


def test_two_at_once_are_told(report: Report, member: Person, office: Client) -> None:
    question = make_question(report, member)
    address = f"{question.get_absolute_url()}answer/"
    office.post(address, {"answer": "Theirs", "version": 1})
    page = post(office, address, {"answer": "Mine", "version": 1})
    assert "Theirs" in page.html
    assert "Mine" in page.html
