"""The budget's figures of dashboards, and its clause of the verdict."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from budget.money import ZERO
from budget.status import DeliveryStatus
from budget.totals import Slipped
from programme.boards import Board, Summary, amount
from programme.contributions import BoardFigure, VerdictPart
from programme.dates import PlanDate
from programme.financial_years import first_month, year_label
from programme.ui.format import link, pounds


def net_approved(board: Board) -> BoardFigure:
    return _net(board, "approved", "approved")


def net_forecast(board: Board) -> BoardFigure:
    approved = amount(board.of("money")["net"]["approved"])
    return _net(board, "forecast", "forecast", note=f"By dates; {pounds(abs(approved), 'k')} approved")


def net_counted(board: Board) -> BoardFigure:
    """The forecast by finance's confidence in it: a rating changes what counts, and no forecast."""
    return _net(board, "counted", "counted on", note="By finance’s confidence in the forecast")


def net_delivered(board: Board) -> BoardFigure:
    return _net(board, "delivered", "delivered", note="Confirmed by finance so far")


def _net(board: Board, measure: str, words: str, *, note: str = "") -> BoardFigure:
    found = board.of("money")
    value = amount(found["net"][measure])
    saves = _saves(board)
    return BoardFigure(
        f"{'Net saving' if saves else 'Net growth'} {words} {year_label(found['year'])}",
        -value if saves else value,
        board.href("savings", measure, year=found["year"]),
        note=note,
        unit="k",
        more_is="better" if saves else "worse",
    )


def _saves(board: Board) -> bool:
    """Whether the programme saves money on balance, by what was approved."""
    return amount(board.of("money")["net"]["approved"]) <= 0


def lost_this_year(board: Board) -> BoardFigure:
    found = board.of("money")
    halves = slipped_on(found["slipped"])
    return BoardFigure(
        f"Lost to slippage {year_label(found['year'])}",
        amount(found["net"]["slippage"]),
        board.href("savings", "slippage", year=found["year"], delayed="on"),
        note=halves.in_words if found["delayed"] else "Nothing is delayed",
        unit="£",
        more_is="worse",
    )


def slipped_on(found: Summary) -> Slipped:
    """The two halves of slippage, as a summary keeps them."""
    return Slipped(amount(found["worse"]), amount(found["kept"]), found["is_growth"])


def undelivered(board: Board) -> BoardFigure:
    """Pounds that no action delivers: however late the plan is, their forecast stays as approved."""
    found = board.of("money")
    return BoardFigure(
        "No action delivers",
        -amount(found["undelivered"]["approved"]),
        board.href("savings", "approved", year=found["year"], undelivered="on"),
        note=f"{found['undelivered']['proposals']} proposals, {year_label(found['year'])}",
        unit="k",
        more_is="worse",
    )


def money_at_risk(board: Board) -> BoardFigure:
    """Neither rise nor fall is good: it also falls when what was at risk is lost."""
    value = amount(board.of("risk_money")["all"])
    return BoardFigure(
        "Money at risk",
        value,
        board.href("money-at-risk", "money"),
        note="Each proposal once",
        unit="k",
    )


def verdict_on_money(board: Board) -> VerdictPart:
    """What of the year's net saving is lost, and to which cause most of it."""
    found = board.of("money")
    year, net = found["year"], found["net"]
    approved, slippage, other = (amount(net[name]) for name in ("approved", "slippage", "other"))
    what = f"net {'saving' if _saves(board) else 'growth'} of {year_label(year)}"
    whole = board.figure(pounds(abs(approved), "k"), "savings", "approved", year=year)
    if not slippage and not other:
        return VerdictPart("GREEN", format_html("all of the {} {} is forecast", whole, what))
    if not slippage:
        given = board.figure(pounds(abs(other)), "savings", "other", year=year)
        return VerdictPart("AMBER", format_html("{} of the {} {} is given up", given, whole, what))
    change = board.figure(pounds(abs(slippage)), "savings", "slippage", year=year, delayed="on")
    halves = slipped_on(found["slipped"]).in_words
    of_it = f" ({halves})" if halves else ""
    if slippage < ZERO:
        words = format_html("{} is kept for now beside the {} {}{}", change, whole, what, of_it)
        return VerdictPart("GREEN", words)
    words = format_html("{} of the {} {} is lost{}{}", change, whole, what, of_it, _because(board))
    return VerdictPart("AMBER", words)


def _because(board: Board) -> SafeString:
    """`, mostly because 23 Consult the public is 2 months late`."""
    found = board.of("money")
    if not found["causes"]:
        return SafeString("")
    cause = found["causes"][0]
    only = amount(cause["sole"]) >= amount(found["all_years"])
    return format_html(", {}because {}", "" if only else "mostly ", link(cause["what"], cause["href"]))


def how_sure_the_money_is(board: Board) -> tuple[str, SafeString] | None:
    """What is confirmed beside what was forecast by then, and how much of the forecast finance counts on."""
    clauses = [clause for clause in (_confirmed(board), _counted(board)) if clause]
    words = format_html_join("; ", "{}", ((each,) for each in clauses))
    return ("Money:", format_html("{}.", words)) if clauses else None


def _confirmed(board: Board) -> SafeString | None:
    found = board.of("pictures")
    if not found["known"]:
        return None
    year, place = divmod(first_month(found["year"]) + found["known"] - 1, 12)
    month = f"{year}-{place + 1:02}"
    delivered, forecast = (
        amount(found["columns"][name][found["known"] - 1]) for name in ("delivered", "forecast")
    )
    if delivered == forecast:
        return None
    return format_html(
        "{} is confirmed by the end of {}, {} {} than the {} forecast by then",
        board.figure(pounds(abs(delivered), "k"), "months", "delivered", by=month),
        str(PlanDate(year, place + 1)),
        pounds(abs(forecast - delivered), "k"),
        "less" if delivered < forecast else "more",
        board.figure(pounds(abs(forecast), "k"), "months", "forecast", by=month),
    )


def _counted(board: Board) -> SafeString | None:
    found = board.of("money")
    year, net = found["year"], found["net"]
    forecast, counted = amount(net["forecast"]), amount(net["counted"])
    if forecast == counted:
        return None
    words = format_html(
        "finance counts on {} of the {} forecast",
        board.figure(pounds(abs(counted), "k"), "savings", "counted", year=year),
        board.figure(pounds(abs(forecast), "k"), "savings", "forecast", year=year),
    )
    status = DeliveryStatus.UNACHIEVABLE
    lost = amount(found["statuses"].get(status.value, {}).get("forecast", ZERO))
    if not lost:
        return words
    href = board.figure(pounds(abs(lost)), "savings", "forecast", year=year, status=status.value)
    return format_html("{}, and rates {} of it unachievable", words, href)
