"""Tables as other councils print them: in £m, as further changes, nested, with blank years, other signs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal as D

from budget.reconciliation.checks import Check
from budget.reconciliation.rules import checks, disagreeing
from budget.reconciliation.snapshot import Kind, Lines, Sheet, Snapshot, Total
from budget.savings import Basis, in_year
from tests.budget.sheets import sheet, summary, weekly

MILLION = D(1_000_000)


def in_millions(code: str, *years: str | None, parent: str = "", **fields: object) -> Sheet:
    """A saving of each year from 2014/15 on, as `1.2` of £m; None is blank."""
    amounts = {2014 + place: -D(each) * MILLION for place, each in enumerate(years) if each}
    make = summary if fields.pop("is_summary", False) else sheet
    return make(code, amounts, parent=parent, **{"in_year": dict(amounts), **fields})  # type: ignore[arg-type]


def printed(amount: str, year: int = 2014, place: str = "Table 4", unit: int = 100_000) -> Total:
    return Total(place, Kind.REDUCTION, year, -D(amount) * MILLION, D(unit))


def found(sheets: Iterable[Sheet], *totals: Total) -> list[tuple[str, str]]:
    all_found: list[Check] = disagreeing(checks(Snapshot(tuple(sheets), (), totals)))
    return [(str(each.rule), each.code or each.place) for each in all_found]


RIVER = [
    in_millions("A", "4.1", "4.4", is_summary=True),
    in_millions("A1", "2.3", "2.5", parent="A", is_summary=True),
    in_millions("A1.1", "1.1", "1.2", parent="A1"),
    in_millions("A1.2", "1.2", "1.3", parent="A1"),
    in_millions("A2", "1.8", "1.9", parent="A"),
    in_millions("B", "0.5", "0.7"),
]
"""In the first year 1.14, 1.2 and 1.75 are meant: A1 is 2.34 and A is 4.09."""


def test_figures_in_tenths_of_a_million_may_miss_their_sums_by_one() -> None:
    assert found(RIVER, printed("4.7"), printed("5.0", 2015)) == []


def test_what_rounding_to_tenths_of_a_million_cannot_explain_is_found() -> None:
    other = in_millions("A1", "2.0", "2.5", parent="A", is_summary=True)
    wrong = [other if each.code == "A1" else each for each in RIVER]
    assert ("children_sum", "A1") in found(wrong)
    assert found(RIVER, printed("5.2")) == [("totals", "Table 4: total reductions 2014/15")]


def test_a_few_round_figures_are_not_taken_for_millions() -> None:
    few = [
        summary("A", {2014: -500_000}),
        sheet("A1", {2014: -300_000}, parent="A"),
        sheet("A2", {2014: -100_000}, parent="A"),
    ]
    assert found(few) == [("children_sum", "A")]


def incremental(code: str, amounts: dict[int, int], **fields: object) -> Sheet:
    stated = {year: D(amount) for year, amount in amounts.items()}
    return sheet(code, amounts, in_year=in_year(stated, Basis.INCREMENTAL), **fields)


def total(amount: int, year: int, place: str = "Table 4") -> Total:
    return Total(place, Kind.REDUCTION, year, D(amount), D(1000))


def test_further_changes_with_blank_years_are_met_by_totals_of_changes_and_of_what_they_come_to() -> None:
    sheets = [
        incremental("R1", {2014: -100_000, 2016: -51_000}),
        incremental("R2", {2014: -31_000, 2015: -20_000}),
    ]
    for totals in ((-131_000, -20_000, -51_000), (-131_000, -151_000, -202_000)):
        assert found(sheets, *(total(amount, 2014 + place) for place, amount in enumerate(totals))) == []
    assert found(sheets, total(-140_000, 2015)) == [("totals", "Table 4: total reductions 2015/16")]


def test_a_total_that_goes_on_in_years_that_the_sheets_leave_blank_is_no_wrong_heading() -> None:
    sheets = [sheet("R1", {2014: -100_000}), sheet("R2", {2014: -31_000})]
    assert found(sheets, total(-131_000, 2014), total(-131_000, 2015)) == []
    once = [sheet("R1", {2014: -100_000}), sheet("R2", {2014: -31_000}, recurs=False)]
    assert found(once, total(-131_000, 2014), total(-100_000, 2015)) == []
    # Before anything is stated nothing can go on.
    assert found(sheets, total(-131_000, 2013)) == [("heading", "Table 4")]


def test_a_summary_of_what_further_changes_come_to_agrees_with_parts_that_state_the_changes() -> None:
    sheets = [
        summary("A", {2014: -100_000, 2015: -151_000}, in_year={2014: D(-100_000), 2015: D(-151_000)}),
        incremental("A1", {2014: -60_000, 2015: -51_000}, parent="A"),
        incremental("A2", {2014: -40_000}, parent="A"),
    ]
    assert found(sheets) == []


def test_a_summary_may_leave_out_what_is_only_avoided() -> None:
    parts = [
        sheet("A1", {2014: -60_000}, parent="A"),
        sheet("A2", {2014: -40_000}, parent="A", is_avoidance=True),
    ]
    for stated in (-60_000, -100_000):
        assert found([summary("A", {2014: stated}), *parts]) == []
    assert found([summary("A", {2014: -70_000}), *parts]) == [("children_sum", "A")]


def test_savings_without_their_minus_are_told_of_by_their_sign_alone() -> None:
    people = [weekly(11, 602, 283, 26)]
    sheets = [
        summary("R1", {2014: 91_000}),
        sheet("R1a", {2014: 91_000}, parent="R1", drivers=people),
    ]
    totals = (Total("Table 4", Kind.REDUCTION, 2014, D(91_000), D(1000)),)
    assert found(sheets, *totals) == [("heading", "R1"), ("heading", "R1a")]


def test_income_without_its_minus_is_told_how_to_be_mended() -> None:
    budget = Lines(D(800_000), D(200_000), D(150_000), D(850_000))
    [check] = disagreeing(checks(Snapshot((sheet("R1", {2014: -10_000}, existing=budget),), (), ())))
    assert check.rule == "lines_sum" and "enter income with a minus" in check.mend


def test_a_year_that_is_stated_as_nil_is_not_blank() -> None:
    ended = sheet("R1", {2014: -5000, 2015: 0})
    assert found([ended], total(-5000, 2014), total(0, 2015)) == []
    assert found([ended], total(-5000, 2015)) == [("totals", "Table 4: total reductions 2015/16")]
