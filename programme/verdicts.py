"""How a board reads at a glance, on pages and in mails: the verdict, and figures with what became of them."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html_join

from programme.boards import Board
from programme.contributions import BoardFigure, VerdictPart, contributed
from programme.ui.parts import Direction, KeyFigure, Verdict
from programme.ui.status import status_tag

OPENING = {"RED": "Off course", "AMBER": "Needs attention", "GREEN": "On course"}
"""Worst first."""
SAME = "No change"


def verdict(board: Board) -> Verdict:
    """The worst of the declared clauses gives the rating; together they are the sentence."""
    clauses: list[VerdictPart] = [clause(board) for clause in contributed("VERDICT")]
    worst = min((clause.status for clause in clauses), key=list(OPENING).index)
    words = format_html_join(" and ", "{}", ((clause.words,) for clause in clauses))
    lines = [line for say in contributed("VERDICT_LINES") if (line := say(board))]
    return Verdict(status_tag(worst), words=words, opening=OPENING[worst], lines=lines)


def key_figure(figure: Callable[[Board], BoardFigure], board: Board) -> KeyFigure:
    """A declared figure with what became of it since the month before."""
    now = figure(board)
    direction, travel = _travelled(now, figure(board.before)) if board.before else ("", "")
    return KeyFigure(
        label=now.label,
        value=now.words,
        href=now.href,
        of=now.of,
        note=travel,
        direction=direction,
        more=now.note,
    )


def _travelled(now: BoardFigure, before: BoardFigure) -> tuple[Direction, str]:
    if not now.is_known:
        return "", ""
    change = now.value - before.value
    if not change:
        return "same", SAME
    way = "more" if change > 0 else "less" if now.unit else "fewer"
    return now.direction(change), f"{now.in_words(abs(change))} {way}"
