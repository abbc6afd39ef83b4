"""A member of the panel asks for every address there is: no answer holds what is not published."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.db.models import CharField, SlugField, TextField, Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.urls import get_resolver

from programme.models import (
    Alert,
    Body,
    Document,
    Edition,
    EditionFile,
    Erratum,
    Meeting,
    Person,
    Programme,
    Question,
    Recommendation,
    ReportBuild,
    ReportingDuty,
    ReportWords,
)
from programme.operations.undo import entered_models
from programme.quarters import Quarter
from programme.reporting.composing import Written, compose
from programme.reporting.content import canonical, public, to_json
from services.models import TrajectoryPoint
from tests.factories import enter, make_baseline, make_item, make_person, make_programme, make_role, plan_date
from tests.reading import Page
from tests.reports import CONTENT, PAGE
from tests.services.making import make_group, make_service, make_trajectory
from tests.test_access import ADDRESSES, OUTSIDE, READERS, named
from tests.world import PUBLISHED, REPORTS_BY_STATE, World, make_world, signed_in

SECRET = "UNPUBLISHED"
OPEN = (Meeting, Body, Recommendation, Question, ReportingDuty, Erratum)
"""What committees say and are told in public; the words of everything else are secret here."""
QUERIES = ("", "?format=csv", "?format=xlsx", "?as-at=2011-01-31", "?role=office")
KEYS = {"code", "number", "quarter", "key", "kind", "rule", "subject", "postcode", "exempt_text"}


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    """Programmes `river`, to whose panel somebody belongs, and `hill`, both full of secrets."""
    river = make_world("river")
    make_world("hill", first=51)
    make_role(river.programme, "panel", make_person("councillor"))
    hide_everything()
    return river


def hide_everything() -> None:
    """Put the secret into all words of the plan and of what is not published or exempt."""
    for model in entered_models():
        if model in OPEN:
            continue
        secret = {field.name: words(field) for field in model._meta.concrete_fields if is_words(field)}
        if secret:
            model._default_manager.update(**secret)
    Alert.objects.update(message=SECRET)
    ReportWords.objects.update(exempt_text=SECRET, exempt_paragraph=3)
    hidden = {**CONTENT, "title": SECRET, "asks": [SECRET]}
    ReportBuild.objects.update(content=hidden)
    Edition.objects.exclude(report__state="PUBLISHED").update(content=hidden)
    files = EditionFile.objects.exclude(edition__report__state="PUBLISHED", is_exempt=False)
    page = PAGE.replace(b"The paper", SECRET.encode())
    Document.objects.exclude(
        pk__in=EditionFile.objects.exclude(pk__in=files.values("pk")).values("document")
    ).update(content=page)
    exempt = {
        "kind": "paragraph", "text": SECRET, "lead": "", "exempt": 3, "number": "1.2"
    }  # fmt: skip
    section = {**CONTENT["sections"][0], "elements": [*CONTENT["sections"][0]["elements"], exempt]}
    shown = {**CONTENT, "sections": [section], "facts": {"actions": SECRET}}
    Edition.objects.filter(report__state="PUBLISHED").update(content=shown)


def is_words(field: Any) -> bool:
    return (
        isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and not field.choices
        and field.name not in KEYS
        and (field.max_length or 1000) >= 80
    )


def words(field: Any) -> Any:
    return Concat(Value(f"{SECRET} "), Cast("pk", CharField()), output_field=CharField())


@pytest.fixture
def panel(world: World, db: None) -> Client:
    return signed_in(Person.objects.get(username="councillor"))


def text_of(response: Any) -> str:
    """All words of an answer, also those inside of a workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            body = b"".join(file.read(name) for name in file.namelist())
    return str(body.decode("utf-8", errors="replace")) + str(dict(response.headers))


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Every address of a programme by its name; those of reports for a report in each state."""
    for name in ADDRESSES:
        yield name, world.at(name)
        if "quarter" in world.kwargs_of(name) and "again" not in name:
            for quarter in REPORTS_BY_STATE:
                yield name, world.at(name, quarter=quarter)
    for form in ("html", "pdf", "docx", "xlsx", "zip", "json"):
        for quarter in REPORTS_BY_STATE:
            for name in ("programme:report-file", "programme:report-exempt-file"):
                yield name, world.at(name, quarter=quarter, form=form)


def test_no_address_answers_the_panel_with_anything_unpublished(world: World, panel: Client) -> None:
    read, asked = set(), 0
    for name, address in addresses(world):
        for query in QUERIES:
            response = panel.get(address + query)
            asked += 1
            assert SECRET not in text_of(response), address + query
            assert response.status_code in (200, 400, 404, 405), (address + query, response.status_code)
            if response.status_code == 200:
                read.add(name)
                assert "quarter" not in world.kwargs_of(name) or PUBLISHED in address, address
    assert asked > 500
    assert read == {name for name, row in ADDRESSES.items() if "panel" in row.get}
    assert {name for name, row in ADDRESSES.items() if row.get == READERS} <= read


def test_no_address_of_another_council_answers_the_panel(world: World, panel: Client) -> None:
    hill = Programme.objects.get(slug="hill")
    for name in ADDRESSES:
        address = world.at(name, programme=hill.slug)
        for answer in (panel.get(address), panel.post(address)):
            assert answer.status_code in (404, 405), address
            assert SECRET not in text_of(answer), address


def test_posting_anywhere_changes_and_shows_nothing_but_a_question(world: World, panel: Client) -> None:
    for name, row in ADDRESSES.items():
        with transaction.atomic():
            answer = panel.post(world.at(name), row.data(world) if row.post else {})
            transaction.set_rollback(True)
        is_asking = name == "programme:ask-question"
        assert (answer.status_code == 302) == is_asking, name
        assert SECRET not in text_of(answer), name


def test_pages_of_no_programme_and_the_admin_show_the_panel_nothing(world: World, panel: Client) -> None:
    for name in OUTSIDE:
        pattern = next(each for each in get_resolver().url_patterns if getattr(each, "name", "") == name)
        assert SECRET not in text_of(panel.get(f"/{pattern.pattern}")), name
    assert panel.get("/admin/").status_code == 302
    assert set(named(get_resolver().url_patterns)) >= {*ADDRESSES, *OUTSIDE}


def test_whoever_follows_every_link_from_the_first_page_meets_only_what_is_published(
    world: World, panel: Client
) -> None:
    waiting, seen = ["/"], set[str]()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen:
            continue
        seen.add(address)
        response = panel.get(address)
        assert response.status_code == 200, address
        shown = text_of(response)
        assert SECRET not in shown, address
        if "text/html" in response.headers["Content-Type"]:
            here = address.partition("?")[0]
            hrefs = (here + href if href.startswith("?") else href for href in Page(shown).hrefs)
            waiting += [href for href in hrefs if href.startswith("/")]
    for page in (
        "reports/2010-Q1/",
        "questions/1/",
        "meetings/recommendations/",
        "forward-plan/",
        "glossary/",
    ):
        assert f"/programmes/river/{page}" in seen


def counted(people: tuple[int, int], programme: Programme) -> bytes:
    """The public report where two services, two groups of staff and a measure count these."""
    services = list(programme.service_set.order_by("pk"))
    groups = list(programme.staffgroup_set.order_by("pk"))
    for count, service, group in zip(people, services, groups, strict=True):
        service.occupied, group.staff = count, count
    actual = TrajectoryPoint.objects.get(programme=programme, kind="ACTUAL")
    actual.value = people[0]
    enter(programme, *services, *groups, actual)
    programme.refresh_from_db()
    content = to_json(public(compose(programme, Quarter(2010, 4), Written())))
    return canonical({**content, "revision": 0})


@pytest.mark.django_db
def test_a_report_does_not_tell_which_of_two_small_counts_is_which() -> None:
    """Were any figure, sum or picture to depend on one of them, the two reports would differ."""
    programme = make_programme("valley")
    make_baseline(programme, make_item(programme))
    trajectory = make_trajectory(programme)
    for name in ("Ash House", "Elm House"):
        make_service(programme, name)
        make_group(programme, f"Staff of {name}")
    point = TrajectoryPoint(
        programme=programme, trajectory=trajectory, position=2, kind="ACTUAL", value=1,
        date=plan_date("2010-03-31"),
    )  # fmt: skip
    enter(programme, point)
    one, other = counted((3, 2), programme), counted((2, 3), programme)
    assert one == other
    assert counted((30, 20), programme) != one


@pytest.mark.django_db
def test_the_day_changes_nothing_of_that(world: World, panel: Client) -> None:
    """Also before it was published a past day shows nothing else."""
    day = dt.date(2010, 12, 31)
    assert SECRET not in text_of(panel.get(f"/programmes/river/?as-at={day}"))
