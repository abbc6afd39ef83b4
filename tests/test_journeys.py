"""The two real programmes as people meet them: what is loaded, an edit, what follows, its undoing."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags
from openpyxl import load_workbook

from budget.models import Proposal, SavingFigure
from programme.models import Action, Cause, Dependency, ItemFigure, Person, Programme, Workstream
from programme.operations.undo import undo
from programme.recalculation import recalculate
from tests.factories import make_person, make_role
from tests.reading import Page, post, stored
from tests.world import make_world, signed_in

CHANGE = {
    "news": "MOVED",
    "end_month": "8",
    "end_year": "2011",
    "reason": "CONSULTATION",
    "text": "Responses came in late",
}
MOVING = {"23", "25", "26", "27", "28"}


def client_of(name: str) -> Client:
    return signed_in(Person.objects.get(username=name))


def words(client: Client, address: str) -> str:
    """What a page says, in one line."""
    response = client.get(address)
    assert response.status_code == 200
    return in_words(response.content.decode())


def in_words(html: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(html)).replace(" ,", ",")


def figures() -> dict[str, list[Any]]:
    """Every computed figure of every programme."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values()) for model in (ItemFigure,)
    } | {"savings": list(SavingFigure.objects.order_by("proposal", "year").values())}


def edit(programme: Programme) -> tuple[str, dict[str, str]]:
    """The address of the update of action 23, and the change as typed."""
    item = Action.objects.get(programme=programme, item__code="23").item
    address = f"/programmes/{programme.slug}/plan/23/update/"
    return address, {**CHANGE, "version": str(item.version)}


def save(client: Client, programme: Programme) -> Cause:
    address, typed = edit(programme)
    page = post(client, address, typed)
    assert client.post(address, page.typed).status_code == 302
    recalculate(programme.slug)
    found = Cause.objects.filter(programme=programme).last()
    assert found
    return found


def test_leicester_is_loaded_as_printed_and_on_course(leicester: Programme) -> None:
    counted = [model.objects.filter(programme=leicester).count() for model in (Action, Workstream, Proposal)]
    assert counted == [64, 8, 39]
    links = Dependency.objects.filter(programme=leicester, successor__kind=Action.KIND)
    assert links.filter(predecessor__kind=Action.KIND).count() == 77
    shown = words(client_of("office"), "/programmes/leicester/")
    for expected in (
        "On course: none of 64 actions is late and all of the £3,842k net saving of 2011/12 is forecast",
        "1,818,000",
        "-5,660,000",
        "Nothing is delayed",
    ):
        assert expected in shown.replace("−", "-"), expected
    assert not ItemFigure.objects.filter(programme=leicester).exclude(slip_days=0).exists()


def test_walsall_has_lost_what_is_printed(walsall: Programme) -> None:
    shown = words(client_of("office"), "/programmes/walsall/").replace("−", "-")
    for expected in ("993,333", "198,667", "£1,192k"):
        assert expected in shown, expected


def test_a_preview_says_what_moves_and_what_it_costs_and_stores_nothing(leicester: Programme) -> None:
    before, worked_out = stored(), figures()
    page = post(client_of("office"), *edit(leicester))
    table = page.html[
        page.html.index('aria-label="What moves"') : page.html.index('aria-label="What it costs"')
    ]
    assert set(re.findall(r"/plan/(\d+)/", table)) == MOVING
    assert "£264,521" in in_words(page.html)
    assert re.search(r"27 Round 1.*?Sep 2011.*?Nov 2011", in_words(table))
    assert re.search(r"28 Round 2.*?Jun 2012.*?Jul 2012", in_words(table))
    assert (stored(), figures()) == (before, worked_out)


def test_a_saved_change_reaches_the_dashboard_and_the_pages_it_touches(leicester: Programme) -> None:
    office = client_of("office")
    save(office, leicester)
    dashboard = words(office, "/programmes/leicester/")
    assert "5 of 64 actions are late" in dashboard
    assert "£264,521" in dashboard
    late = Page(office.get("/programmes/leicester/plan/?late=on").content.decode())
    assert {number for href in late.hrefs for number in re.findall(r"/plan/(\d+)/$", href)} == MOVING
    history = words(office, "/programmes/leicester/plan/23/")
    assert "Dates changed: Jun 2011, now Aug 2011" in history
    assert "Responses came in late" in history


def test_the_page_of_a_late_action_says_why(leicester: Programme) -> None:
    office = client_of("office")
    save(office, leicester)
    page = office.get("/programmes/leicester/plan/27/")
    assert [step.place.split()[0] for step in page.context["chain"]] == ["23", "25", "27"]
    shown = in_words(page.content.decode())
    assert "Why it is late" in shown
    assert "Where it began" in shown


def test_undoing_brings_back_every_figure(leicester: Programme) -> None:
    before = figures()
    cause = save(client_of("office"), leicester)
    assert figures() != before
    undo(cause, by=Person.objects.get(username="office"), text="By mistake")
    recalculate("leicester")
    assert figures() == before
    assert "none of 64 actions is late" in words(client_of("office"), "/programmes/leicester/")


def test_loading_again_changes_nothing(leicester: Programme, walsall: Programme) -> None:
    before = (stored(), figures())
    for slug in ("leicester", "walsall"):
        call_command("load_demo", programme=slug, format="json", with_known_passwords=True)
    assert (stored(), figures()) == before


@pytest.mark.parametrize(
    "address",
    ["plan/?workstream=commissioning&sort=-number", "plan/?q=review", "budget/?kind=GROWTH", "alerts/"],
)
def test_a_download_holds_what_the_table_shows(address: str, leicester: Programme) -> None:
    office = client_of("office")
    path = f"/programmes/leicester/{address}"
    page = office.get(path)
    shown = [[in_words(str(cell)).strip() for _, cell in row.items()] for row in page.context["table"].rows]
    more = "&" if "?" in path else "?"
    text = office.get(f"{path}{more}format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    sheet = load_workbook(io.BytesIO(office.get(f"{path}{more}format=xlsx").content)).active
    assert sheet is not None
    assert len(rows) == len(shown) + 1
    assert [row[0] for row in rows[1:]] == [row[0] for row in shown]
    assert [[as_text(cell) for cell in row] for row in sheet.values] == rows


def as_text(cell: object) -> str:
    """A cell of Excel as CSV writes it; a day is a moment there."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


@pytest.mark.django_db
def test_pages_open_before_anything_has_been_worked_out() -> None:
    world = make_world()
    ItemFigure.objects.all().delete()
    SavingFigure.objects.all().delete()
    world.programme.calculation.delete()
    client = signed_in(make_role(world.programme, "office", make_person("early")).person)
    pages = ["dashboard", "plan", "action", "alerts", "add-link", "end-link"]
    for name in (*(f"programme:{page}" for page in pages), "budget:proposals", "budget:proposal"):
        response = client.get(world.at(name))
        assert response.status_code == 200, name
        assert "have not been worked out yet" in response.content.decode()
