"""Every figure of every dashboard of every role opens exactly the rows that it is the sum of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.pages import DASHBOARDS
from programme.contributions import contributed
from programme.days import Day
from programme.facts import Fact, Facts
from programme.facts.actions import Actions
from programme.models import Person, Programme, Risk
from programme.risk_levels import score_of
from programme.summaries import late_leads
from tests.test_journeys import in_words
from tests.world import signed_in

ROLES = [role for role, parts in DASHBOARDS.items() if parts["figures"]]
"""Those who see figures of the day; the panel reads what is published."""
SLUGS = ("leicester", "leicester-story", "walsall")
FIGURE = re.compile(r'<a class="govuk-link wm-fig" href="([^"]+)">(.*?)</a>', re.S)
NUMBER = re.compile(r"\d[\d,]*")
PAST = {"leicester-story": "2011-06-30", "walsall": "2016-02-29"}


@pytest.fixture(scope="module")
def demo(kept: None) -> None:
    """All three programmes, once for this module."""
    call_command("load_demo", story=True, format="json", with_known_passwords=True)


@pytest.fixture
def programmes(demo: None, db: None) -> dict[str, Programme]:
    return {each.slug: each for each in Programme.objects.all()}


def client_of(role: str) -> Client:
    return signed_in(Person.objects.get(username=role))


def figures(client: Client, address: str) -> dict[str, set[str]]:
    """The figures of a page: the address of their rows, with what is printed."""
    page = client.get(address)
    assert page.status_code == 200, address
    found: dict[str, set[str]] = {}
    for href, words in FIGURE.findall(page.content.decode()):
        found.setdefault(unescape(href), set()).add(in_words(words))
    return found


def is_sum(words: str, total: Decimal) -> bool:
    """Whether what is printed is this total; the sign stands in its words, and k is thousands."""
    if words == "its one action":
        return total == 1
    if words == "Not stated":
        return not total
    number = NUMBER.search(words)
    assert number, words
    thousands = words[number.end() :].startswith("k")
    exact = abs(total) / (1000 if thousands else 1)
    return Decimal(number[0].replace(",", "")) == exact.quantize(Decimal(1), ROUND_HALF_UP)


def one_of_each_kind(hrefs: Iterable[str]) -> set[str]:
    """One figure of each kind, measure and names of marks, where working a day out takes its time."""
    return set(
        {
            (href.partition("?")[0], *map(by_name, parse_qsl(urlsplit(href).query))): href for href in hrefs
        }.values()
    )


def by_name(pair: tuple[str, str]) -> str:
    return "=".join(pair) if pair[0] in ("sum", "as-at") else pair[0]


def check(client: Client, address: str, known: set[tuple[str, str]], *, sample: bool = False) -> int:
    """Follow the figures of a page, and add up the rows behind each. How many figures there were."""
    found = figures(client, address)
    own = dict(parse_qsl(urlsplit(address).query)).get("as-at")
    of_its_day = {href for href in found if dict(parse_qsl(urlsplit(href).query)).get("as-at") == own}
    followed = one_of_each_kind(found) if sample else of_its_day | one_of_each_kind(found.keys() - of_its_day)
    for href, printed in found.items():
        if href not in followed:
            continue
        assert "/figures/" in href, f"{address}: {printed} leads to {href}, which is no list of its rows"
        wanted = {words for words in printed if (href, words) not in known}
        if not wanted:
            continue
        page = client.get(href)
        assert page.status_code == 200, href
        view = page.context["view"]
        rows = [row.record for row in page.context["table"].rows]
        total = sum((row.amount(view.measure) for row in rows), Decimal(0))
        for words in wanted:
            assert is_sum(words, total), f"{address}: {words!r} is not {total}, the sum of {href}"
        assert is_sum(page.context["total"], total)
        known |= {(href, words) for words in wanted}
    return len(found)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_of_every_role_is_the_sum_of_its_rows(
    slug: str, programmes: dict[str, Programme], days_once: None
) -> None:
    known: set[tuple[str, str]] = set()
    for role in ROLES:
        assert check(client_of(role), f"/programmes/{slug}/", known) > 10, role


@pytest.mark.parametrize("slug", PAST)
def test_every_figure_of_a_past_day_is_the_sum_of_its_rows_on_that_day(
    slug: str, programmes: dict[str, Programme], days_once: None
) -> None:
    known: set[tuple[str, str]] = set()
    director = client_of("director")
    address = f"/programmes/{slug}/?as-at={PAST[slug]}"
    check(director, address, known, sample=True)
    assert known
    days = {dict(parse_qsl(urlsplit(href).query))["as-at"] for href, _ in known}
    assert max(days) == PAST[slug], "ends of months before it, and nothing later"


def test_every_figure_of_days_and_programmes_side_by_side_is_the_sum_of_its_rows(
    programmes: dict[str, Programme], days_once: None
) -> None:
    director = client_of("director")
    check(director, "/programmes/", set())
    check(director, "/programmes/leicester-story/compare/?from=2011-04-30&to=2011-07-31", set(), sample=True)


SENTENCES = {
    "leicester": "Green On course: none of 64 actions is late and "
    "all of the £3,842k net saving of 2011/12 is forecast.",
    "leicester-story": "Red Off course: 8 of 64 actions are late and £273,688 of the £3,842k net saving of "
    "2011/12 is lost, mostly because 23 Consult the public and others on the future of in-house services "
    "is 2 months late.",
    "walsall": "Red Off course: its one action is late and £198,667 of the £1,192k net saving of 2016/17 "
    "is lost, because 1 Services stopped at all closing sites is 2 months late.",
}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_sentence_says_how_the_programme_stands(slug: str, programmes: dict[str, Programme]) -> None:
    html = client_of("director").get(f"/programmes/{slug}/").content.decode()
    line = re.search(r'<p class="wm-verdict__line">(.*?)</p>', html, re.S)
    assert line
    assert in_words(line[1]).strip() == SENTENCES[slug]


def test_under_the_sentence_stands_who_leads_what_is_late(programmes: dict[str, Programme]) -> None:
    html = client_of("director").get("/programmes/leicester-story/").content.decode()
    line = re.search(r"<b>Who leads what is late:</b>(.*?)</li>", html, re.S)
    assert line
    assert in_words(line[1]).strip() == "Workstream lead (6), nobody named (2)."
    assert (
        "Who leads what is late" not in client_of("director").get("/programmes/leicester/").content.decode()
    )


def test_of_many_who_lead_what_is_late_those_with_most_of_it_are_named() -> None:
    shares = {"a": 1, "b": 3, "c": 2, "d": 2, "e": 1, "": 4}
    cells = ("",) * (len(Actions.columns) - 1)
    late = Facts(
        [
            Fact("x", marks={"lead": who} if who else {"unled": "on"}, cells=(*cells, who.upper()))
            for who, number in shares.items()
            for _ in range(number)
        ]
    )
    assert late_leads(late) == {
        "named": [
            {"lead": "b", "name": "B", "late": 3},
            {"lead": "c", "name": "C", "late": 2},
            {"lead": "d", "name": "D", "late": 2},
        ],
        "more": 2,
        "nobody": 4,
    }


def test_what_no_paper_says_is_not_shown_as_none(programmes: dict[str, Programme]) -> None:
    words = in_words(client_of("director").get("/programmes/walsall/").content.decode())
    assert "No number of posts is entered" in words
    assert "How many people have still to move is not printed for any service." in words
    assert "0 posts" not in words
    assert "0 people" not in words


def test_the_highest_risks_stand_under_their_headings(programmes: dict[str, Programme]) -> None:
    html = client_of("director").get("/programmes/leicester/").content.decode()
    table = html[html.index("Open risks, by likelihood times severity") :].partition("</table>")[0]
    cells = re.findall(r'data-label="([^"]+)"><div class="wm-cell">(.*?)</div>', table, re.S)
    risk = Risk.objects.get(programme=programmes["leicester"], number=5)
    assert {name: in_words(words).strip() for name, words in cells[:5]} == {
        "Rating": f"High: {score_of(risk.likelihood, risk.severity)}",
        "Likelihood": risk.get_likelihood_display(),
        "Severity": risk.get_severity_display(),
        "In a month": "No change",
        "Owner": "Nobody is named",
    }


def test_people_of_whom_no_number_is_printed_are_not_nil(programmes: dict[str, Programme]) -> None:
    html = client_of("director").get("/programmes/walsall/").content.decode()
    figure = html[html.index("<dt>People still to move</dt>") :].partition("</div>")[0]
    assert "Not stated" in figure


@pytest.mark.parametrize("slug", SLUGS)
def test_the_panels_version_of_each_programme_holds_no_figure_of_the_day(
    slug: str, programmes: dict[str, Programme]
) -> None:
    assert figures(client_of("panel"), f"/programmes/{slug}/") == {}


@pytest.mark.parametrize("role", DASHBOARDS)
def test_a_dashboard_asks_at_most_twice_a_panel_and_six_times_more(
    role: str, programmes: dict[str, Programme]
) -> None:
    client = client_of(role)
    panels = len(DASHBOARDS[role]["panels"])
    with CaptureQueriesContext(connection) as queries:
        client.get("/programmes/leicester-story/")
    assert len(queries) <= 2 * panels + 6


def test_every_kind_of_fact_has_as_many_cells_as_headings_and_only_known_marks(
    programmes: dict[str, Programme],
) -> None:
    for programme in programmes.values():
        day = Day(programme)
        for kind in contributed("FACTS"):
            for fact in kind().facts(day):
                assert len(fact.cells) == len(kind.columns), (kind, fact)
                assert set(fact.marks) <= set(kind.marks), (kind, fact)
                assert set(fact.amounts) <= set(kind.measures), (kind, fact)
