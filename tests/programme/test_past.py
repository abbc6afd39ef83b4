"""Rows as they were at a version, with what stood beside them."""

from __future__ import annotations

from programme.models import Programme, Risk, RiskItem
from programme.operations.risks import change_risk
from programme.past import changes_since, row_at, standing_with
from programme.risk_links import ActionsOfRisk
from tests.factories import make_action, make_person, make_risk


def make_history(programme: Programme) -> Risk:
    """A risk at its third version: about action 1, then about 2 and 3, then about nothing."""
    first, second, third = (make_action(programme, code).item for code in "123")
    risk = make_risk(programme, text="One", items=[first])
    person = make_person()
    for text, items in (("Two", [second, third]), ("Three", [])):
        risk = change_risk(
            risk, {"text": text}, [(ActionsOfRisk(), items)], version=risk.version, by=person, text="Why"
        )
    return Risk.objects.get(programme=programme)


def test_a_row_is_read_as_it_was_at_a_version(programme: Programme) -> None:
    risk = make_history(programme)
    found = [row_at(risk, version) for version in (1, 2, 3)]
    assert [row.text for row in found if row] == ["One", "Two", "Three"]
    assert row_at(risk, 4) is None


def test_what_stood_beside_a_version_is_read_with_it(programme: Programme) -> None:
    risk = make_history(programme)
    codes = []
    for version in (1, 2, 3):
        then = row_at(risk, version)
        assert then
        codes.append([link.item.code for link in standing_with(then, RiskItem, risk=risk)])
    assert codes == [["1"], ["2", "3"], []]
    assert standing_with(risk, RiskItem, risk=risk) == []


def test_what_has_happened_since_is_told_newest_first(programme: Programme) -> None:
    risk = make_history(programme)
    since = changes_since(risk, 1)
    assert [(str(cause.by), cause.text) for cause in since] == [("officer", "Why")] * 2
    assert since[0].pk > since[1].pk
    assert changes_since(risk, 3) == []
