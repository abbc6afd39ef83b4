"""The plan's figures of dashboards, and its clauses of the one sentence that says how a programme stands."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programme.boards import Board
from programme.contributions import BoardFigure, VerdictPart
from programme.ui.format import plural


def late_actions(board: Board) -> BoardFigure:
    """Actions forecast, or finished, after their baseline, of all actions."""
    found = board.of("actions")
    href = board.href("actions", late="on")
    return BoardFigure(
        "Actions late", Decimal(found["late"]), href, of=f"of {found['all']:,}", more_is="worse"
    )


def critical_actions(board: Board) -> BoardFigure:
    return _count(board, "Critical actions", "critical", note="Any delay moves a date that must hold")


def overdue_actions(board: Board) -> BoardFigure:
    return _count(board, "Overdue", "overdue")


def stale_actions(board: Board) -> BoardFigure:
    return _count(board, "No recent update", "stale")


def blocked_actions(board: Board) -> BoardFigure:
    return _count(board, "Blocked", "blocked")


def due_soon(board: Board) -> BoardFigure:
    return _count(board, "Due within 30 days", "soon", more_is="")


def _count(board: Board, label: str, mark: str, *, note: str = "", more_is: str = "worse") -> BoardFigure:
    value = Decimal(board.of("actions")[mark])
    href = board.href("actions", **{mark: "on"})
    return BoardFigure(label, value, href, note=note, more_is=more_is)  # type: ignore[arg-type]


def my_late_actions(board: Board) -> BoardFigure:
    return _mine(board, "Your actions late", "late")


def my_overdue_actions(board: Board) -> BoardFigure:
    return _mine(board, "Your overdue actions", "overdue")


def my_stale_actions(board: Board) -> BoardFigure:
    return _mine(board, "Yours without recent update", "stale")


def _mine(board: Board, label: str, mark: str) -> BoardFigure:
    mine = board.of("actions")["leads"].get(board.person, {})
    href = board.href("actions", lead=board.person, **{mark: "on"})
    return BoardFigure(
        label, Decimal(mine.get(mark, 0)), href, of=f"of {mine.get('all', 0):,}", more_is="worse"
    )


def next_decisions(board: Board) -> BoardFigure:
    found = board.of("decisions")
    note = f"{found['blocked']} blocked" if found["blocked"] else "Within 60 days"
    return BoardFigure(
        "Decisions ahead", Decimal(found["next"]), board.href("decisions", next="on"), note=note
    )


def open_risks(board: Board) -> BoardFigure:
    found = board.of("risks")
    high = found["ratings"].get("HIGH", 0)
    href = board.href("risks", open="on", rating="HIGH")
    return BoardFigure("High risks", Decimal(high), href, of=f"of {found['open']:,} open", more_is="worse")


def open_alerts(board: Board) -> BoardFigure:
    return BoardFigure(
        "Open alerts", Decimal(board.of("alerts")["open"]), board.href("alerts"), more_is="worse"
    )


def verdict_on_dates(board: Board) -> VerdictPart:
    """How many actions are late; red where one of them is."""
    found = board.of("actions")
    total, late, red = found["all"], found["late"], found["statuses"]["RED"]
    if not total:
        return VerdictPart("GREEN", format_html("{}", "the plan has no action yet"))
    if not late:
        if total == 1:
            return VerdictPart(
                "GREEN", format_html("{} is not late", board.figure("its one action", "actions"))
            )
        words = board.figure(f"none of {total:,} actions", "actions")
        return VerdictPart("GREEN", format_html("{} is late", words))
    said = "its one action" if total == 1 else f"{late:,} of {total:,} actions"
    words = board.figure(said, "actions", late="on")
    status = "RED" if red else "AMBER"
    return VerdictPart(status, format_html("{} {} late", words, "is" if late == 1 else "are"))  # type: ignore[arg-type]


def who_leads_them(board: Board) -> tuple[str, SafeString] | None:
    """Whom to ask about what is late."""
    found = board.of("actions")["late_leads"]
    clauses = [
        format_html(
            "{} ({})",
            each["name"],
            board.figure(f"{each['late']:,}", "actions", late="on", lead=each["lead"]),
        )
        for each in found["named"]
    ]
    if found["more"]:
        clauses.append(format_html("{}", plural(found["more"], "other person", "other people")))
    if found["nobody"]:
        number = board.figure(f"{found['nobody']:,}", "actions", late="on", unled="on")
        clauses.append(format_html("nobody named ({})", number))
    return _line("Who leads what is late:", clauses)


def _line(opening: str, clauses: list[SafeString], between: str = ", ") -> tuple[str, SafeString] | None:
    """A line under the verdict; none where there is nothing to say."""
    words = format_html_join(between, "{}", ((each,) for each in clauses))
    return (opening, format_html("{}.", words)) if clauses else None


def why_this_rating(board: Board) -> tuple[str, SafeString] | None:
    """By which rule: the actions that are red, and those late or whose float is used up."""
    found = board.of("actions")
    red, amber = found["statuses"]["RED"], found["statuses"]["AMBER"]
    clauses = [
        format_html("{} {}", board.figure(plural(number, "action"), "actions", status=status), words)
        for status, number, words in (
            ("RED", red, "red: far late, or late and critical"),
            ("AMBER", amber, "amber: late, or float used up"),
        )
        if number
    ]
    return _line("By rule:", clauses, between="; ")


def what_moved(board: Board) -> tuple[str, SafeString] | None:
    """What went up or down since the month before."""
    if board.before is None:
        return None
    found = board.of("actions")
    clauses = [
        format_html("{} {}", board.figure(plural(found[way], "action"), "actions", travel=way), way)
        for way in ("worse", "better")
        if found[way]
    ]
    day = board.before.as_at
    nothing = format_html("{}", "no action changed its status")
    return _line(f"Since {day.day} {day:%B}:", clauses or [nothing])


def what_comes_next(board: Board) -> tuple[str, SafeString] | None:
    """What is soon due, and what is decided."""
    found, decisions = board.of("actions"), board.of("decisions")
    clauses = []
    if found["soon"]:
        words = board.figure(plural(found["soon"], "action"), "actions", soon="on")
        clauses.append(format_html("{} due within 30 days", words))
    if found["blocked"]:
        words = board.figure(plural(found["blocked"], "action"), "actions", blocked="on")
        clauses.append(format_html("{} blocked", words))
    if decisions["next"]:
        words = board.figure(plural(decisions["next"], "decision"), "decisions", next="on")
        clauses.append(format_html("{} within 60 days", words))
    return _line("Next:", clauses)
