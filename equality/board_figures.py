"""Equality's figures of dashboards."""

from __future__ import annotations

from programme.boards import Board, amount
from programme.contributions import BoardFigure


def unsigned(board: Board) -> BoardFigure:
    found = board.of("equality")
    href = board.href("assessments", unsigned="on")
    return BoardFigure(
        "EIAs not signed off", amount(found["unsigned"]), href, of=f"of {found['all']}", more_is="worse"
    )


def missing(board: Board) -> BoardFigure:
    found = board.of("equality")
    note = "Services that no assessment covers"
    return BoardFigure(
        "EIAs missing", amount(found["missing"]), board.href("unassessed"), note=note, more_is="worse"
    )


def due(board: Board) -> BoardFigure:
    found = board.of("equality")
    return BoardFigure(
        "Reviews due", amount(found["due"]), board.href("assessments", due="on"), more_is="worse"
    )


def unanswered(board: Board) -> BoardFigure:
    found = board.of("equality")
    return BoardFigure(
        "Impacts with nothing promised",
        amount(found["unanswered"]),
        board.href("impacts", unanswered="on"),
        more_is="worse",
    )


def overdue_mitigations(board: Board) -> BoardFigure:
    found = board.of("equality")
    return BoardFigure(
        "Mitigations overdue",
        amount(found["mitigations_overdue"]),
        board.href("mitigations", overdue="on"),
        of=f"of {found['mitigations']}",
        more_is="worse",
    )


def gates_not_met(board: Board) -> BoardFigure:
    found = board.of("equality")
    href = board.href("gates", gate="NOT_MET")
    return BoardFigure(
        "Gates not met", amount(found["gates_not_met"]), href, note="For want of an EIA", more_is="worse"
    )
