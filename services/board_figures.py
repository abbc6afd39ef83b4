"""The services' figures of dashboards."""

from __future__ import annotations

from programme.boards import Board, amount
from programme.contributions import BoardFigure


def people_to_move(board: Board) -> BoardFigure:
    found = board.of("closures")
    unstated = found["people_unstated"]
    note = f"{unstated} of {found['people_services']} services print no number" if unstated else ""
    return BoardFigure(
        "People still to move",
        amount(found["people"]),
        board.href("people", "people"),
        note=note,
        more_is="worse",
        is_known=not unstated or unstated < found["people_services"],
    )


def posts_to_lose(board: Board) -> BoardFigure:
    found = board.of("closures")
    return BoardFigure(
        "Posts still to be lost",
        amount(found["posts_lost"]),
        board.href("staff", "lost"),
        note=f"{int(amount(found['displaced'])):,} displaced, once others are redeployed"
        if found["has_staff"]
        else "No number of posts is entered",
        more_is="worse",
        is_known=found["has_staff"],
    )


def late_closures(board: Board) -> BoardFigure:
    found = board.of("closures")
    href = board.href("services", late="on")
    return BoardFigure(
        "Closures late", amount(found["late"]), href, of=f"of {found['services']}", more_is="worse"
    )
