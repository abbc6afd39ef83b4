"""Programme's panels. Every figure leads to the rows it is made of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from programme.access import Permission
from programme.alert_states import alerts_about
from programme.boards import Board, Summary
from programme.models import Risk, RiskItem, ScheduleItem, Status
from programme.ui.format import plural
from programme.ui.parts import Direction, Link, StatusBar, status_bar
from programme.ui.status import Tag, status_tag


@dataclass(frozen=True, slots=True)
class WorkstreamRow:
    name: str
    href: str
    tag: Tag | None
    reason: str
    bar: StatusBar
    late: int
    late_href: str
    direction: Direction
    travel: str
    moves: list[Link]
    worst: Summary | None


WORKSTREAMS = 8
"""Workstreams that the panel names, the worst first; their page has all."""
BAR = 560
"""Pixels of the bar of a whole programme, where it has a row for itself."""
WORST_FIRST = {"RED": 0, "AMBER": 1, "GREEN": 2}


class StatusByWorkstream:
    title = "Status by workstream"
    template_name = "programme/panels/status_by_workstream.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("actions")
        streams = found["workstreams"]
        before = (
            {each["slug"]: each for each in board.before.of("actions")["workstreams"]} if board.before else {}
        )
        largest = max((each["all"] for each in streams), default=0)
        worst = sorted(streams, key=lambda each: (WORST_FIRST.get(each["status"], 9), -each["late"]))
        return {
            "rows": [
                _workstream(board, each, before.get(each["slug"]), largest) for each in worst[:WORKSTREAMS]
            ],
            "all": len(streams),
            "whole": _bar(board, found, found["all"]),
            "late": found["late"],
            "late_href": board.href("actions", late="on"),
            "since": board.before.as_at if board.before else None,
            "href": reverse("programme:workstreams", args=[board.programme.slug]),
        }


def _workstream(board: Board, now: Summary, before: Summary | None, largest: int) -> WorkstreamRow:
    marks = {"workstream": now["slug"]}
    direction, travel = _travel(now, before)
    return WorkstreamRow(
        name=now["name"],
        href=board.href("actions", **marks),
        tag=status_tag(now["status"]) if now["status"] else None,
        reason=now["reason"],
        bar=_bar(board, now, largest, **marks),
        late=now["late"],
        late_href=board.href("actions", late="on", **marks),
        direction=direction,
        travel=travel,
        moves=[
            Link(f"{now[way]} {way}", board.href("actions", travel=way, **marks))
            for way in ("worse", "better")
            if now[way]
        ],
        worst=now["worst"],
    )


def _travel(now: Summary, before: Summary | None) -> tuple[Direction, str]:
    """Whether a workstream got worse or better in a month: by its rating, else by what moved within it."""
    if before is None:
        return "", "Nothing to compare with"
    order = ("RED", "AMBER")
    rank = {status: len(order) - place for place, status in enumerate(order)}
    change = rank.get(now["status"], 0) - rank.get(before["status"], 0)
    change = change or now["worse"] - now["better"]
    if not change:
        return "same", "No change"
    return ("worse", "Worse") if change > 0 else ("better", "Better")


def _bar(board: Board, counts: Summary, largest: int, **marks: str) -> StatusBar:
    return _bar_of(
        counts, lambda status: board.href("actions", **marks, status=status), largest=largest, width=176
    )


def _bar_of(counts: Summary, href: Callable[[Status], str], *, largest: int, width: int) -> StatusBar:
    words = {status.label.lower(): status for status in map(Status, counts["statuses"])}
    return status_bar(
        Counter({word: counts["statuses"][status] for word, status in words.items()}),
        largest=largest,
        width=width,
        href=lambda word: href(words[word]),
    )


class StatusHistory:
    """How many actions had each rating at the end of each of the last months, and have it now."""

    title = "Ratings month by month"
    template_name = "programme/panels/status_history.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        months = board.of("history")["months"]
        if not months:
            return None
        now = board.of("actions")
        largest = max(sum(each["statuses"].values()) for each in (*months, now))
        rows = [self.row(board, dt.date.fromisoformat(each["as_at"]), each, largest) for each in months]
        return {"rows": [*rows, (board.as_at, self.bar(now, partial(board.href, "actions"), largest))]}

    def row(self, board: Board, day: dt.date, counts: Summary, largest: int) -> tuple[dt.date, StatusBar]:
        return day, self.bar(counts, partial(board.href_on, day, "actions"), largest)

    def bar(self, counts: Summary, href: Callable[..., str], largest: int) -> StatusBar:
        return _bar_of(counts, lambda status: href(status=status), largest=largest, width=BAR)


class MyActions:
    """What a lead has to see to: their own actions that are late or soon due."""

    title = "Your actions"
    template_name = "programme/panels/my_actions.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        mine = board.of("actions")["leads"].get(board.person)
        if not mine:
            return {"all": 0}
        lead = {"lead": board.person}
        words = {"late": "late", "overdue": "overdue", "soon": "due within 30 days", "stale": "stale"}
        return {
            "all": mine["all"],
            "all_href": board.href("actions", **lead),
            "bar": _bar(board, mine, mine["all"], **lead),
            "counts": [
                Link(f"{mine[name]} {word}", board.href("actions", **lead, **{name: "on"}))
                for name, word in words.items()
                if mine[name]
            ],
            "due": mine["due"],
        }


class OpenAlerts:
    title = "Open alerts"
    template_name = "programme/panels/open_alerts.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("alerts")
        return {
            **found,
            "words": plural(found["open"], "open alert"),
            "href": board.href("alerts"),
            "waiting_href": board.href("alerts", waiting="on"),
            "page_href": reverse("programme:alerts", args=[board.programme.slug]),
        }


class MyAlerts:
    """What a lead has not answered yet, of the alerts that are theirs by name."""

    title = "Alerts for you"
    template_name = "programme/panels/my_alerts.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        mine = board.of("alerts")["people"].get(board.person, {"waiting": 0, "first": []})
        return {
            **mine,
            "words": plural(mine["waiting"], "alert"),
            "href": board.href("alerts", waiting="on", person=board.person),
            "page_href": reverse("programme:alerts", args=[board.programme.slug]) + "?mine=on",
        }


class AlertsOfItem:
    """On the page of an action: what somebody should know of it."""

    title = "Open alerts"
    template_name = "programme/panels/alerts_of.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        found = alerts_about(item.programme, [item.pk])
        return {"alerts": found} if found else None


WAYS: dict[str, Direction] = {"worse": "worse", "better": "better", "new": "", "": "same"}


class HighestRisks:
    title = "Highest risks"
    template_name = "programme/panels/highest_risks.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("risks")
        return {
            **found,
            "highest": [
                {**each, "tag": _rated(each), "direction": WAYS[each["way"]]} for each in found["highest"]
            ],
            "counts": [
                Link(
                    f"{found['ratings'][rating]} {rating.lower()}",
                    board.href("risks", open="on", rating=rating),
                )
                for rating in ("HIGH", "MEDIUM", "LOW")
                if found["ratings"].get(rating)
            ],
            "open_href": board.href("risks", open="on"),
            "href": reverse("programme:risks", args=[board.programme.slug]),
        }


def _rated(risk: Summary) -> Tag:
    """The rating with its score; one without a score is not rated."""
    rating, score = risk["rating"], risk["score"]
    return status_tag(rating if rating == score else f"{rating}: {score}")


class NextDecisions:
    title = "Decisions at the next meetings"
    template_name = "programme/panels/next_decisions.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("decisions")
        return {
            **found,
            "next_href": board.href("decisions", next="on"),
            "meetings_href": reverse("programme:meetings", args=[board.programme.slug]),
        }


class PanelQuestions:
    title = "Questions from the scrutiny panel"
    template_name = "programme/panels/questions.html"
    permission = Permission.VIEW

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("questions")
        return {
            **found,
            "open_href": board.href("questions", open="on"),
            "overdue_href": board.href("questions", overdue="on"),
            "href": reverse("programme:questions", args=[board.programme.slug]),
        }


class RisksOfItem:
    """On the page of an action: the risks that concern it."""

    title = "Risks"
    template_name = "programme/panels/risks_of.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        links = RiskItem.objects.filter(item=item).standing().values("risk")
        return risks_panel(Risk.objects.filter(programme=item.programme_id, pk__in=links), "action")


def risks_panel(risks: Any, what: str) -> dict[str, Any]:
    """What `programme/panels/risks_of.html` shows."""
    return {"risks": risks.for_pages().highest_first(), "what": what}
