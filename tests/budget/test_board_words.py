"""What the dashboard says in words of money: behind the forecast, and what finance does not count on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from budget.board_figures import how_sure_the_money_is, verdict_on_money
from budget.models import Proposal, SavingFigure
from budget.report_figures import rounding_of
from budget.report_parts import summary_words
from budget.totals import Slipped, Total, Totals, slipped
from budget.tracker.summary import unachieved
from programme.boards import Board
from programme.models import Programme
from programme.ui.format import pounds


def said(
    delivered: int, *, known: int = 6, counted: int = -3568, unachievable: int | None = None
) -> str | None:
    """Of a year whose forecast is £3,568k, £1,894k of it by the end of the sixth month."""
    thousands = [Decimal(1000 * each) for each in (0, 0, 0, 0, 0, 1894, 0, 0, 0, 0, 0, 3568)]
    confirmed = [Decimal(0)] * 5 + [Decimal(1000 * delivered)] + [Decimal(0)] * 6
    found: dict[str, Any] = {
        "pictures": {
            "year": 2011,
            "known": known,
            "columns": {"forecast": thousands, "delivered": confirmed},
        },
        "money": {
            "year": 2011,
            "net": {"forecast": Decimal(-3568000), "counted": Decimal(1000 * counted)},
            "statuses": {"UNACHIEVABLE": {"forecast": Decimal(unachievable)}} if unachievable else {},
        },
    }
    board = Board(Programme(slug="river"), dt.date(2011, 9, 30), False, found.__getitem__)
    line = how_sure_the_money_is(board)
    return unescape(strip_tags(line[1])) if line else None


def test_it_says_how_far_what_is_confirmed_is_behind_what_was_forecast_by_then() -> None:
    assert (
        said(1549)
        == "£1,549k is confirmed by the end of Sep 2011, £345k less than the £1,894k forecast by then."
    )
    assert (
        said(2000)
        == "£2,000k is confirmed by the end of Sep 2011, £106k more than the £1,894k forecast by then."
    )


def test_it_says_what_finance_counts_on_and_how_much_it_calls_unachievable() -> None:
    assert said(1894, counted=-2821) == "finance counts on £2,821k of the £3,568k forecast."
    assert (
        said(1894, counted=-2821, unachievable=-85000)
        == "finance counts on £2,821k of the £3,568k forecast, and rates £85,000 of it unachievable."
    )


def test_it_says_nothing_while_nothing_is_confirmed_and_everything_counts() -> None:
    assert said(0, known=0) is None
    assert said(1894) is None


def figure(slippage: int, kind: str = Proposal.Kind.GROWTH, benefit: str = "CASHABLE") -> SavingFigure:
    return SavingFigure(proposal=Proposal(kind=kind, benefit=benefit), slippage=Decimal(slippage))


def test_growth_that_is_spent_later_is_told_apart_from_what_is_lost() -> None:
    found = slipped([figure(264_521), figure(9_167, Proposal.Kind.REDUCTION), figure(-78_667)])
    assert (found.worse, found.kept) == (Decimal(273_688), Decimal(78_667))
    assert found.in_words == "£273,688 lost or spent more, less £78,667 of growth spent later"
    assert slipped([figure(-78_667)]).in_words == "£78,667 of growth spent later"
    assert slipped([figure(5), figure(-7, benefit=Proposal.Benefit.AVOIDANCE)]).in_words == ""
    moved = slipped([figure(5), figure(-7, Proposal.Kind.REDUCTION)])
    assert moved.in_words == "£5 lost or spent more, less £7 spent later or saved by what moved here"


def verdict(slippage: int, halves: Slipped) -> tuple[str, str]:
    money = {
        "year": 2011,
        "net": {"approved": Decimal(-3_842_000), "slippage": Decimal(slippage), "other": Decimal(0)},
        "slipped": {"worse": halves.worse, "kept": halves.kept, "is_growth": halves.is_growth},
        "causes": [],
    }
    board = Board(Programme(slug="river"), dt.date(2011, 9, 30), False, {"money": money}.__getitem__)
    part = verdict_on_money(board)
    return part.status, unescape(strip_tags(part.words))


def test_the_verdict_says_what_the_net_figure_is_made_of() -> None:
    both = Slipped(Decimal(273_688), Decimal(78_667), is_growth=True)
    assert verdict(195_021, both) == (
        "AMBER",
        "£195,021 of the £3,842k net saving of 2011/12 is lost "
        "(£273,688 lost or spent more, less £78,667 of growth spent later)",
    )
    assert verdict(-78_667, Slipped(Decimal(0), Decimal(78_667), is_growth=True)) == (
        "GREEN",
        "£78,667 is kept for now beside the £3,842k net saving of 2011/12 (£78,667 of growth spent later)",
    )
    lost = Slipped(Decimal(9_167), Decimal(0), is_growth=True)
    assert verdict(9_167, lost) == ("AMBER", "£9,167 of the £3,842k net saving of 2011/12 is lost")


def test_a_report_prints_the_net_unachieved_savings_of_the_tracker_without_growth() -> None:
    found = Totals(
        growth=Total(approved=Decimal(1_818_000), delivered=Decimal(410_500)),
        reductions=Total(approved=Decimal(-5_660_000), delivered=Decimal(-1_959_000)),
    )
    words = summary_words(found, "2011/12", Decimal(48_000))
    assert pounds(unachieved(found, [Decimal(48_000)]).net) == "£3,749,000"
    assert words.endswith(
        "Net unachieved savings come to £3,749,000: £5,660,000 of reductions proposed, less £1,959,000 of "
        "them confirmed, plus £48,000 of pressures in the year. Growth is in neither."
    )


def test_columns_that_do_not_add_up_as_printed_say_so_by_name() -> None:
    parts = [Total(slippage=Decimal("132260.61")), Total(slippage=Decimal("9166.67"))]
    assert rounding_of(parts) == (
        "Slippage: the rows are rounded and add to £141,428; their exact sum is £141,427."
    )
    assert rounding_of([Total(slippage=Decimal(1)), Total(slippage=Decimal(2))]) == ""
