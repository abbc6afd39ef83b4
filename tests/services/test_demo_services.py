"""Every figure of the loaded services is on a page, and closures move with the plan as printed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

import services.demo
from budget.reconciliation.collecting import collect
from programme.models import ItemFigure, Person, Programme
from programme.planning import load_plan
from programme.what_if import edit_from
from services.models import Closure, ClosureStage, Service, Stage
from services.reading import cost_sheets, staffing_tables
from tests.world import signed_in

FOLDER = Path(services.demo.__file__).parent
CODES = re.compile(r"^[A-Z_]+$")
NOT_SHOWN = {"slug", "service", "position", "period_months", "is_in_scope", "waits_for", "end", "date"}
"""Not printed as they stand: addresses, and dates, which pages print in words."""


def facts_of(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{slug}.json").read_text())
    return found


def leaves(value: Any, key: str = "") -> Iterator[Any]:
    """Every figure and every text of the data that somebody would look for."""
    if key in NOT_SHOWN or value is None or isinstance(value, bool):
        return
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key)
    elif not (isinstance(value, str) and (not value or CODES.match(value)) and key != "place"):
        yield value


def is_shown(value: Any, text: str) -> bool:
    """Whether a page prints a value: a number whole, and not as a part of another."""
    if isinstance(value, str):
        return value.lower() in text.lower()
    minus = "\N{MINUS SIGN}" if value < 0 else ""
    number = abs(Decimal(str(value)))
    found = (re.escape(f"{minus}{number:,}"), re.escape(f"{number:,.2f}"))
    return any(re.search(rf"(?<![\d,.]){words}(?![\d]|[,.]\d)", text) for words in found)


def text_of(client: Any, name: str, **kwargs: Any) -> str:
    """A page in words."""
    response = client.get(reverse(f"services:{name}", kwargs=kwargs))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize("slug", ["leicester", "walsall"])
def test_every_figure_and_every_text_is_on_its_page(slug: str, demo: None, db: None) -> None:
    client, facts = signed_in(Person.objects.get(username="office")), facts_of(slug)
    register, outcomes = (text_of(client, name, programme=slug) for name in ("services", "outcomes"))
    pages = [
        (register, facts["staffing"]),
        (outcomes, facts["trajectories"]),
    ]
    for each in facts["cost_sheets"]:
        pages.append((text_of(client, "costs", programme=slug, slug=each["slug"]), each))
    for each in facts["services"]:
        pages.append((text_of(client, "service", programme=slug, slug=each["slug"]), each))
        assert each["name"] in register
    looked_for = [(text, value) for text, part in pages for value in leaves(part)]
    assert len(looked_for) > 40
    assert [value for text, value in looked_for if not is_shown(value, text)] == []


def test_leicester_has_nine_homes_eight_day_services_and_meals(leicester: Programme) -> None:
    kinds = list(Service.objects.filter(programme=leicester).values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in kinds} == {"CARE_HOME": 9, "DAY_SERVICE": 8, "MEALS": 1}
    assert Closure.objects.filter(programme=leicester).count() == 17


def test_walsall_has_four_sites_and_a_new_service(walsall: Programme) -> None:
    assert Service.objects.filter(programme=walsall, kind="SITE").count() == 4
    new = Service.objects.get(programme=walsall, intent="NEW")
    assert not Closure.objects.filter(service=new).exists()


def test_the_closures_of_round_one_move_with_it_and_nothing_else_does(leicester: Programme) -> None:
    plan = load_plan(leicester)
    after = plan.with_edit(edit_from(plan, ["23:+2m"]))
    was, now = plan.schedule.timings, after.schedule.timings
    moved = {plan.items[pk].code: str(now[pk].end) for pk in was if was[pk].end != now[pk].end}
    assert moved == {
        "23": "Aug 2011",
        "25": "Nov 2011",
        "26": "Nov 2011",
        "27": "Nov 2011",
        "28": "Jul 2012",
        "elizabeth-house.closed": "Nov 2011",
        "herrick-lodge.closed": "Nov 2011",
    }


def test_as_printed_no_stage_of_leicester_slips(leicester: Programme) -> None:
    figures = ItemFigure.objects.filter(programme=leicester, item__kind=ClosureStage.KIND)
    assert figures.count() > 50
    assert not figures.exclude(slip_days=0).exists()


def test_a_date_is_set_only_where_one_is_printed(leicester: Programme) -> None:
    dated = ClosureStage.objects.filter(programme=leicester, item__baseline_end__isnull=False)
    found = {(stage.closure.service.slug, stage.stage): str(stage.item.baseline_end) for stage in dated}
    assert found == {
        ("elizabeth-house", Stage.CLOSED): "Sep 2011",
        ("herrick-lodge", Stage.CLOSED): "Sep 2011",
        ("mobile-meals", Stage.CLOSED): "31 Mar 2013",
    }


def test_the_closing_sites_of_walsall_are_as_late_as_its_milestone(walsall: Programme) -> None:
    late = ItemFigure.objects.filter(programme=walsall, slip_days__gt=0).order_by("item__code")
    assert [(figure.item.code, figure.slip_days, str(figure.end)) for figure in late] == [
        ("1", 61, "31 May 2016"),
        ("electrium-point.closed", 61, "31 May 2016"),
        ("satellite-day-centres.closed", 61, "31 May 2016"),
    ]


def test_two_actions_are_printed_to_start_after_their_end_and_three_closures_with_two_dates(
    leicester: Programme,
) -> None:
    found = [each.about for each in collect(leicester) if each.rule == "dates_differ"]
    assert found == [
        ("action:8",),
        ("action:10",),
        ("service:elizabeth-house", "proposal:G1"),
        ("service:herrick-lodge", "proposal:G1"),
        ("service:mobile-meals", "proposal:R6"),
    ]


def test_the_printed_totals_of_leicester_all_come_out(leicester: Programme) -> None:
    [sheet] = cost_sheets(leicester)
    assert [sheet.sums.running, sheet.sums.period, sheet.sums.saving] == [1_066_000, 1_721_000, 369_000]
    homes, days, _ = staffing_tables(leicester)
    assert not [
        each
        for each in collect(leicester)
        if each.rule in ("lines_sum", "totals")
        and each.about[0].startswith(("costs:", "staffing:"))
        and not each.agrees
    ]
    assert (homes.summary.staff, homes.summary.required, homes.summary.lost) == (285, 84, 201)
    assert (homes.summary.redeployable, homes.summary.displaced) == (60, 141)
    assert (days.summary.staff, days.summary.required, days.summary.displaced_as_printed) == (186, 45, 141)


def test_the_register_says_what_displaced_means_in_each_table(leicester: Programme) -> None:
    client = signed_in(Person.objects.get(username="director"))
    text = client.get(reverse("services:services", args=["leicester"])).content.decode()
    assert "posts lost less those who can be redeployed" in text
    assert "posts lost, redeployment not taken off" in text


def test_loading_again_changes_nothing(leicester: Programme) -> None:
    revision, services_before = leicester.revision, Service.objects.count()
    call_command("load_demo", programme="leicester", format="json", with_known_passwords=True)
    leicester.refresh_from_db()
    assert (leicester.revision, Service.objects.count()) == (revision, services_before)


def test_the_dashboard_and_the_pages_of_action_and_proposal_lead_to_services(leicester: Programme) -> None:
    client = signed_in(Person.objects.get(username="office"))
    home = reverse("services:service", args=["leicester", "elizabeth-house"])
    pages = ["programme:dashboard", "programme:action", "budget:proposal"]
    for name, args in zip(pages, ([], ["27"], ["G1"]), strict=True):
        assert home in client.get(reverse(name, args=["leicester", *args])).content.decode(), name
    assert reverse("programme:action", args=["leicester", "27"]) in client.get(home).content.decode()
    assert reverse("budget:proposal", args=["leicester", "G1"]) in client.get(home).content.decode()
