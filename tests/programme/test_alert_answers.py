"""Acknowledging and snoozing alerts: who may, until when, and when it opens again (domain.md section 8)."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from programme.alert_states import State, standing_of
from programme.hearing import alerts_for, count_passed_on, listener, passed_on
from programme.history import StaleVersion
from programme.models import Alert, AlertAnswer, Cause, Person, Programme, Urgency
from programme.operations.alerts import answer_alert, take_back
from programme.operations.errors import Refused
from programme.operations.people import end_role
from programme.operations.updates import set_reporting_date
from programme.recalculation import recalculate
from programme.thresholds import thresholds_of
from tests.factories import TODAY, make_action, make_baseline, make_person, make_role, make_workstream
from tests.reading import Page, confirmed, post, refused, stored
from tests.two_people.cases import opened
from tests.world import signed_in

DAY = dt.timedelta(days=1)
ADDRESS = "/programmes/river/alerts/overdue/action:7/"
SNOOZE = {"kind": "SNOOZED", "reason": "Waits for the lease", "until_month": "3", "until_year": "2011"}


@pytest.fixture
def lead(programme: Programme) -> Person:
    return make_role(programme, "lead", make_person("anna")).person


@pytest.fixture
def alert(programme: Programme, lead: Person) -> Alert:
    """Action 7 is overdue, and Anna leads it."""
    stream = make_workstream(programme, "Care", lead=lead)
    make_baseline(
        programme, make_action(programme, "7", workstream=stream, start="2010-10", end="2010-12").item
    )
    recalculate(programme.slug)
    return Alert.objects.get(rule="overdue")


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def waiting(day: dt.date = TODAY) -> set[str]:
    return set(Alert.objects.waiting(day).values_list("rule", flat=True))


def snooze(alert: Alert, until: dt.date, version: int = 0, by: Any = None) -> AlertAnswer:
    return answer_alert(alert, kind="SNOOZED", until=until, reason="Later", version=version, by=by)


@pytest.mark.parametrize(
    ("kind", "until", "urgency", "closed", "state"),
    [
        ("ACKNOWLEDGED", None, 2, None, State.ACKNOWLEDGED),
        ("ACKNOWLEDGED", None, 1, None, State.OPEN_AGAIN),
        ("SNOOZED", TODAY, 2, None, State.SNOOZED),
        ("SNOOZED", TODAY - DAY, 2, None, State.OPEN_AGAIN),
        ("SNOOZED", TODAY + DAY, 1, None, State.OPEN_AGAIN),
        ("SNOOZED", TODAY + DAY, 3, None, State.SNOOZED),
        ("SNOOZED", TODAY + DAY, 2, TODAY, State.CLOSED),
        ("", None, 0, None, State.WAITING),
    ],
)
def test_an_answer_holds_through_its_last_day_and_until_things_get_worse(
    kind: str, until: dt.date | None, urgency: int, closed: dt.date | None, state: State
) -> None:
    alert: Any = SimpleNamespace(urgency=2, weight=0, closed_on=closed)
    answer: Any = SimpleNamespace(
        kind=kind, until=until, urgency=urgency, ceiling=0, cause=SimpleNamespace(by="Anna")
    )
    standing = standing_of(alert, answer if kind else None, TODAY)
    assert standing.state is state
    assert standing.words.endswith(".")


def test_the_database_and_the_page_agree_on_what_holds(alert: Alert) -> None:
    """The same rule is asked of one alert in memory, and of all in the database."""
    answer = snooze(alert, TODAY + 3 * DAY)
    for urgency in (Urgency.MEDIUM, Urgency.HIGH):
        AlertAnswer.objects.update(urgency=urgency)
        answer.refresh_from_db()
        for day in (TODAY, TODAY + 3 * DAY, TODAY + 4 * DAY):
            is_quiet = standing_of(alert, answer, day).state.is_quiet
            assert Alert.objects.answered(day).filter(pk=alert.pk).exists() == is_quiet
            assert ("overdue" not in waiting(day)) == is_quiet


@pytest.mark.parametrize(("weight", "is_quiet"), [(40, True), (60, True), (61, False)])
def test_an_answer_holds_until_the_alert_weighs_half_as_much_again(
    alert: Alert, weight: int, is_quiet: bool
) -> None:
    Alert.objects.filter(pk=alert.pk).update(weight=40)
    answer = snooze(alert, TODAY + 3 * DAY)
    Alert.objects.filter(pk=alert.pk).update(weight=weight)
    alert.refresh_from_db()
    assert ("overdue" not in waiting()) == is_quiet
    assert standing_of(alert, answer, TODAY).state.is_quiet == is_quiet


def test_what_is_snoozed_is_quiet_until_its_last_day_has_passed_and_stays_one_alert(alert: Alert) -> None:
    snooze(alert, TODAY + 3 * DAY)
    for days, is_waiting in ((0, False), (3, False), (4, True)):
        set_reporting_date(alert.programme, TODAY + days * DAY, by=None)
        recalculate(alert.programme.slug)
        assert ("overdue" in waiting(TODAY + days * DAY)) == is_waiting
    assert Alert.objects.filter(rule="overdue").count() == 1


def test_an_answer_ends_with_its_alert_and_the_next_one_begins_without(alert: Alert) -> None:
    answer_alert(alert, kind="ACKNOWLEDGED", reason="Seen to", version=0, by=None)
    Alert.objects.filter(pk=alert.pk).update(closed_on=TODAY)
    recalculate(alert.programme.slug)
    assert "overdue" in waiting()
    with pytest.raises(Refused, match="cause has gone"):
        answer_alert(alert, kind="ACKNOWLEDGED", reason="Again", version=1, by=None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"until": None}, "until"),
        ({"until": TODAY - DAY}, "until"),
        ({"until": TODAY + 93 * DAY}, "until"),
        ({"kind": "ACKNOWLEDGED"}, "until"),
    ],
)
def test_an_answer_that_says_too_little_is_refused_and_nothing_is_saved(
    alert: Alert, said: dict[str, Any], field: str
) -> None:
    before = stored()
    with pytest.raises(Refused) as refusal:
        answer_alert(
            alert, **{"kind": "SNOOZED", "reason": "Later", "until": TODAY, "version": 0, "by": None, **said}
        )
    assert refusal.value.field == field
    assert stored() == before


def test_the_page_takes_an_answer_says_whose_it_is_and_takes_it_back(alert: Alert, lead: Person) -> None:
    client = signed_in(lead)
    assert client.post(ADDRESS, {**SNOOZE, "until_day": "1", "version": "0"}).status_code == 302
    page = client.get(ADDRESS).content.decode()
    assert "anna snoozed it until 1 March 2011." in page
    assert "Waits for the lease" in page
    assert "overdue" not in waiting()
    cause = Cause.objects.latest("id")
    assert (cause.by, cause.text) == (lead, "Waits for the lease")
    assert client.post(f"{ADDRESS}take-back/", {"version": "1"}).status_code == 302
    assert "overdue" in waiting()
    assert (
        client.post(ADDRESS, {"kind": "ACKNOWLEDGED", "reason": "Known", "version": "0"}).status_code == 302
    )
    assert "overdue" not in waiting()


def test_whoever_is_not_told_of_an_alert_cannot_answer_it(alert: Alert, programme: Programme) -> None:
    before = stored()
    for role, may in (("finance", False), ("equality", False), ("admin", False), ("lead", False)):
        client = signed_in(make_role(programme, role, make_person(f"other-{role}")).person)
        before = stored()
        assert "<h2" in client.get(ADDRESS).content.decode()
        answer = {"kind": "ACKNOWLEDGED", "reason": "Known", "version": "0"}
        assert (client.post(ADDRESS, answer).status_code == 302) == may
        assert stored() == before
    director = signed_in(make_role(programme, "director").person)
    answer = {"kind": "ACKNOWLEDGED", "reason": "Known", "version": "0"}
    assert director.post(ADDRESS, answer).status_code == 302


def test_two_people_at_one_alert_both_see_both_answers_and_choose(
    alert: Alert, office: Client, lead: Person
) -> None:
    anna = signed_in(lead)
    theirs, mine = opened(anna, ADDRESS), opened(office, ADDRESS)
    said = {"kind": "ACKNOWLEDGED", "reason": "Her words"}
    assert anna.post(ADDRESS, {**theirs, **said}).status_code == 302
    before = stored()
    page = post(office, ADDRESS, {**mine, **SNOOZE, "until_day": "1"})
    assert "anna changed this while you were typing" in page.html
    assert "Her words" in page.html
    assert "Waits for the lease" in page.html
    assert stored() == before
    assert office.post(ADDRESS, {**page.typed, "keep-all": "mine"}).status_code == 302
    [answer] = AlertAnswer.objects.standing()
    assert (answer.kind, answer.reason, answer.version) == ("SNOOZED", "Waits for the lease", 2)
    assert answer.history.count() == 2


def test_taking_back_what_somebody_has_changed_meanwhile_is_asked_again(
    alert: Alert, office: Client, lead: Person
) -> None:
    answer = snooze(alert, TODAY + DAY, by=lead)
    address = f"{ADDRESS}take-back/"
    mine = opened(office, address)
    snooze(alert, TODAY + 2 * DAY, version=1, by=lead)
    page = post(office, address, mine)
    assert "anna changed this while you were typing" in page.html
    assert AlertAnswer.objects.standing().exists()
    answer.refresh_from_db()
    take_back(answer, version=2, by=lead)
    assert "has taken this out of use" in office.post(address, mine).content.decode()


def test_the_menu_counts_what_waits_and_the_list_is_filtered_by_answer_person_and_workstream(
    alert: Alert, office: Client
) -> None:
    def listed(query: str) -> list[str]:
        page = office.get(f"/programmes/river/alerts/?{query}")
        return [row.record.rule for row in page.context["table"].paginated_rows]

    assert "overdue" in listed("") and "overdue" in listed("owner=anna")
    assert listed("owner=null") == []
    assert "overdue" in listed("workstream=care")
    assert "overdue" not in listed("workstream=nothing&rule=stale")
    assert listed("mine=on") == []
    assert "overdue" in listed("answer=waiting")
    page = office.get("/programmes/river/alerts/").content.decode()
    assert f"Alerts</strong> ({len(listed('answer=waiting'))})" in page
    snooze(alert, TODAY + DAY)
    assert "overdue" not in listed("answer=waiting")
    assert listed("answer=answered") == ["overdue"]
    page = office.get("/programmes/river/alerts/").content.decode()
    assert f"Alerts</strong> ({len(listed('answer=waiting'))})" in page
    Alert.objects.filter(pk=alert.pk).update(closed_on=TODAY)
    assert "overdue" not in listed("")
    assert listed("answer=closed") == ["overdue"]
    assert Page(page).ids


@pytest.mark.parametrize("until", [None, TODAY + 4 * DAY, TODAY + 70 * DAY])
@pytest.mark.parametrize("opened", [TODAY, TODAY + 4 * DAY])
def test_the_page_says_the_very_day_on_which_it_is_passed_on(
    alert: Alert, programme: Programme, until: dt.date | None, opened: dt.date
) -> None:
    """Also over a weekend and the bank holidays of Easter."""
    Alert.objects.filter(pk=alert.pk).update(urgent_since=opened)
    answer = snooze(alert, until) if until else None
    director = make_role(programme, "director").person
    days = (TODAY + n * DAY for n in range(120))
    first = next(day for day in days if alert in alerts_for(listener(director, day=day)))
    alert.refresh_from_db()
    assert dict(passed_on(alert, answer)) == {"the directors": first}


def test_my_work_the_dashboard_and_the_action_name_what_waits_for_whoever_reads(
    alert: Alert, lead: Person, programme: Programme
) -> None:
    anna, ben = signed_in(lead), signed_in(make_role(programme, "lead", make_person("ben")).person)
    recalculate(programme.slug)
    pages = ("/", "/programmes/river/", "/programmes/river/plan/7/")

    def named(client: Client) -> list[bool]:
        return [ADDRESS in Page(client.get(page).content.decode()).hrefs for page in pages]

    assert named(anna) == [True, True, True]
    assert named(ben) == [False, False, True]
    snooze(alert, TODAY + DAY)
    recalculate(programme.slug)
    assert named(anna) == [False, False, True]


@pytest.mark.parametrize(("answers", "left"), [(1, []), (2, ["SNOOZED"])])
def test_an_answer_is_undone_like_every_change(
    alert: Alert, office: Client, answers: int, left: list[str]
) -> None:
    snooze(alert, TODAY + DAY)
    if answers > 1:
        answer_alert(alert, kind="ACKNOWLEDGED", reason="Known", version=1, by=None)
    address = f"/programmes/river/changes/{Cause.objects.latest('id').uid}/undo/"
    typed = {**opened(office, address), "text": "By mistake"}
    assert confirmed(office, address, typed).status_code == 302
    assert [answer.kind for answer in AlertAnswer.objects.standing()] == left
    assert ("overdue" in waiting()) == (not left)


def test_a_lead_who_has_gone_is_not_said_to_be_told(alert: Alert, programme: Programme, lead: Person) -> None:
    """Nobody is named for the action of its own, and the lead of its workstream takes their leave."""
    ben = make_role(programme, "lead", make_person("ben")).person
    Alert.objects.filter(pk=alert.pk).update(owner=ben, urgent_since=TODAY - 9 * DAY)
    alert.refresh_from_db()
    limits = thresholds_of(programme)
    assert [who for who, _ in passed_on(alert, None)] == ["anna", "the directors"]
    assert count_passed_on(programme, limits).to_leads == 1
    end_role(programme.roleassignment_set.get(person=lead))
    alert = Alert.objects.select_related("workstream__lead", "owner", "programme").get(pk=alert.pk)
    assert [who for who, _ in passed_on(alert, None)] == ["the directors"]
    assert count_passed_on(programme, limits).to_leads == 0
    assert alert not in alerts_for(listener(lead, day=TODAY + 30 * DAY))


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"until_day": "31", "until_month": "2"}, "id_until_0"),
        ({"until_day": "1", "until_month": "13"}, "id_until_1"),
        ({"until_day": "1", "until_year": "9999"}, "id_until_2"),
        ({"until_day": ""}, "id_until_0"),
        ({"until_day": "1", "until_year": "2010"}, "id_until_0"),
        ({"until_day": "1", "reason": "x" * 2001}, "id_reason"),
        ({"until_day": "1", "reason": " \n "}, "id_reason"),
        ({"until_day": "1", "kind": "FORGET"}, "id_kind_0"),
        ({"until_day": "1", "kind": ""}, "id_kind_0"),
    ],
)
def test_what_is_typed_wrongly_is_said_at_its_field_and_kept(
    alert: Alert, office: Client, typed: dict[str, str], where: str
) -> None:
    refused(office, ADDRESS, {"version": "0", **SNOOZE, **typed}, where)


def test_an_answer_to_what_has_closed_meanwhile_is_given_back(alert: Alert, office: Client) -> None:
    typed = {**opened(office, ADDRESS), **SNOOZE, "until_day": "1"}
    Alert.objects.filter(pk=alert.pk).update(closed_on=TODAY)
    assert "<form class" not in office.get(ADDRESS).content.decode()
    page = refused(office, ADDRESS, typed, "id_kind_0", "its cause has gone")
    assert page.typed["reason"] == SNOOZE["reason"]


def test_the_second_of_two_answers_at_once_is_not_saved_over_the_first(alert: Alert) -> None:
    snooze(alert, TODAY + DAY)
    before = stored()
    with pytest.raises(StaleVersion):
        answer_alert(alert, kind="ACKNOWLEDGED", reason="Mine", version=0, by=None)
    assert stored() == before
    assert AlertAnswer.objects.standing().get().reason == "Later"
