"""Everything that the forms of both programmes say is on the pages."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from equality.demo import FOLDER, WHAT, load
from equality.models import Assessment, AssessmentTemplate, Mitigation, StrandFinding
from programme.models import Baseline, Cause, Person, Programme
from tests.world import signed_in

FACTS = json.loads((FOLDER / "leicester.json").read_text())
TEMPLATES = json.loads((FOLDER / "templates.json").read_text())
IMPACTS = {"yes": "Negative", "no": "Neutral", "possible": "Possible", "none identified": "Neutral"}
EACH = pytest.mark.parametrize("facts", FACTS["assessments"], ids=lambda facts: facts["slug"])


@pytest.fixture
def client(leicester: Programme) -> Client:
    return signed_in(Person.objects.get(username="director"))


def words(page: str) -> str:
    """The text of a page, or of a part of one, as somebody reads it."""
    return re.sub(r"\s+", " ", html.unescape(strip_tags(page))).strip()


def get(client: Client, name: str, *args: str) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def sections(page: str) -> dict[str, str]:
    """The parts of a page by the id of their heading."""
    return {
        part.partition('"')[0]: part
        for part in page.split('<section class="wm-section" aria-labelledby="')[1:]
    }


def test_seven_assessments_with_five_strands_each(leicester: Programme) -> None:
    assert Assessment.objects.filter(programme=leicester).count() == len(FACTS["assessments"]) == 7
    assert StrandFinding.objects.filter(programme=leicester).count() == 35
    assert Mitigation.objects.filter(programme=leicester).count() == 121


@EACH
def test_every_strand_and_mitigation_is_on_the_page(client: Client, facts: dict[str, Any]) -> None:
    page = get(client, "equality:assessment", "leicester", facts["slug"])
    parts = sections(page)
    assert len(facts["strands"]) == 5
    number = 0
    for key, said in facts["strands"].items():
        part = words(parts[key.replace("_", "-")])
        assert f"{IMPACTS[said['impact']]} Printed: {said['impact']}, " in part
        assert ("stated outright" in part) is said["stated_outright"]
        assert ("our reading of a descriptive answer" in part) is not said["stated_outright"]
        assert said["assessment"] in part
        for text in said["mitigations"]:
            number += 1
            assert f"{number}. {text}" in part
        assert part.count("Nobody yet") == len(said["mitigations"])


@EACH
def test_its_questions_services_and_proposals_are_on_the_page(client: Client, facts: dict[str, Any]) -> None:
    page = get(client, "equality:assessment", "leicester", facts["slug"])
    text = words(page)
    for strand in TEMPLATES[0]["strands"]:
        assert strand["name"] in text
        assert strand["question"] in text
    for said in (facts["title"], facts["label"], facts["note"], TEMPLATES[0]["note"]):
        assert said in text
    for slug in facts["services"]:
        assert reverse("services:service", args=["leicester", slug]) in page
    for code in facts["proposals"]:
        assert reverse("budget:proposal", args=["leicester", code]) in page
    assert text.count("our reading: the form names none") == len(facts["proposals"])


@EACH
def test_its_services_and_proposals_lead_back(client: Client, facts: dict[str, Any]) -> None:
    here = reverse("equality:assessment", args=["leicester", facts["slug"]])
    for slug in facts["services"]:
        assert here in get(client, "services:service", "leicester", slug)
    for code in facts["proposals"]:
        assert here in get(client, "budget:proposal", "leicester", code)


def test_action_27_leads_to_the_assessments_of_what_it_delivers(client: Client) -> None:
    page = get(client, "programme:action", "leicester", "27")
    for slug in ("herrick-lodge", "five-homes", "visamo"):
        assert reverse("equality:assessment", args=["leicester", slug]) in page
    assert reverse("equality:assessment", args=["leicester", "meals-on-wheels"]) not in page
    back = get(client, "equality:assessment", "leicester", "herrick-lodge")
    assert reverse("programme:action", args=["leicester", "27"]) in back


def test_the_register_counts_what_the_forms_say(client: Client) -> None:
    page = client.get(reverse("equality:assessments", args=["leicester"]), {"format": "csv"})
    rows = [line.split(",") for line in page.content.decode().splitlines()]
    found = {row[0]: [int(cell) for cell in row[2:6]] for row in rows if row[0] == "Herrick Lodge"}
    said = next(each for each in FACTS["assessments"] if each["slug"] == "herrick-lodge")["strands"]
    impacts = [strand["impact"] for strand in said.values()]
    promised = sum(len(strand["mitigations"]) for strand in said.values())
    assert found == {"Herrick Lodge": [impacts.count("yes"), impacts.count("possible"), 1, promised]}


def test_what_nothing_is_promised_about_is_on_the_dashboard_and_leads_to_its_rows(client: Client) -> None:
    open_impacts = [
        (each["slug"], key)
        for each in FACTS["assessments"]
        for key, said in each["strands"].items()
        if said["impact"] in ("yes", "possible") and not said["mitigations"]
    ]
    assert len(open_impacts) == 4
    panel = words(sections(get(client, "programme:dashboard", "leicester"))["equality-assessments"])
    assert "4 impacts with nothing promised" in panel
    assert "7 not signed off" in panel
    page = client.get(reverse("equality:assessments", args=["leicester"]), {"unanswered": "on"})
    assert {row.record.slug for row in page.context["table"].rows} == {slug for slug, _ in open_impacts}
    for slug, key in open_impacts:
        missing = client.get(reverse("equality:assessment", args=["leicester", slug])).context["missing"]
        assert [each.key for each in missing if each.key] == [key.replace("_", "-")]


@pytest.mark.parametrize("grouping", ["assessment", "service", "proposal"])
def test_the_cumulative_view_shows_the_worst_impact_of_each_group(client: Client, grouping: str) -> None:
    address = reverse("equality:cumulative", args=["leicester"])
    page = client.get(address, {"by": grouping})
    worst = {"Neutral": 0, "Possible": 1, "Negative": 2}
    fact = {"assessment": "title", "service": "services", "proposal": "proposals"}[grouping]
    expected: dict[tuple[str, str], str] = {}
    for each in FACTS["assessments"]:
        for key in [each[fact]] if isinstance(each[fact], str) else each[fact]:
            for strand, said in each["strands"].items():
                word, before = IMPACTS[said["impact"]], expected.get((key, strand), "Neutral")
                expected[key, strand] = max(word, before, key=worst.__getitem__)
    shown = {}
    for row in page.context["table"].rows:
        subject = row.record
        key = subject.title if grouping == "assessment" else subject.href.rstrip("/").rpartition("/")[2]
        for strand in TEMPLATES[0]["strands"]:
            shown[key, strand["key"].replace("-", "_")] = subject.word(strand["key"])
    assert shown == expected


def test_both_forms_are_there_with_all_their_strands(leicester: Programme) -> None:
    for form in TEMPLATES:
        template = AssessmentTemplate.objects.get(programme=leicester, slug=form["slug"])
        assert list(template.strands.values_list("name", flat=True)) == [
            strand["name"] for strand in form["strands"]
        ]
    assert len(TEMPLATES[1]["strands"]) == 11


def test_the_register_number_of_walsall_is_there_and_its_strands_are_not(walsall: Programme) -> None:
    client = signed_in(Person.objects.get(username="director"))
    text = words(get(client, "equality:assessment", "walsall", "register-44"))
    assert "Number 44 in the council’s register" in text
    assert text.count("Not assessed Not in this text.") == 11
    assert not StrandFinding.objects.filter(programme=walsall).exists()


def test_it_is_loaded_once_on_the_day_the_plan_was_approved(leicester: Programme) -> None:
    cause = Cause.objects.get(programme=leicester, what=WHAT)
    approved = Baseline.objects.get(programme=leicester, number=1).approved_on
    assert cause.effective_at.date() == approved
    assert load("leicester", {}) == {}
