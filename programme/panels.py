"""Programme's panels of the dashboard. Every figure leads to the rows it is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from programme.access import Permission
from programme.contributions import VerdictPart
from programme.models import (
    Action,
    Alert,
    ItemFigure,
    Programme,
    Risk,
    RiskItem,
    ScheduleItem,
    Status,
    Workstream,
)
from programme.tables import alert_href
from programme.ui.format import days_words, figure, plural
from programme.ui.parts import KeyFigure, StatusBar, status_bar


def plan_href(programme: Programme, query: str = "") -> str:
    return reverse("programme:plan", args=[programme.slug]) + (f"?{query}" if query else "")


def standing_actions(programme: Programme) -> Any:
    return Action.objects.filter(programme=programme).standing()


def late_actions(programme: Programme) -> KeyFigure:
    """Actions forecast, or finished, after their baseline, of all actions."""
    actions = standing_actions(programme)
    return KeyFigure(
        "Actions late",
        str(actions.late().count()),
        plan_href(programme, "late=on"),
        of=f"of {actions.count()}",
    )


def critical_actions(programme: Programme) -> KeyFigure:
    count = standing_actions(programme).critical().count()
    note = "Any delay moves a date that must hold"
    return KeyFigure("Critical actions", str(count), plan_href(programme, "critical=on"), note=note)


def open_alerts(programme: Programme) -> KeyFigure:
    count = Alert.objects.filter(programme=programme).open().count()
    return KeyFigure("Open alerts", str(count), reverse("programme:alerts", args=[programme.slug]))


def verdict_on_dates(programme: Programme) -> VerdictPart:
    """How many actions are late, and which of them began it."""
    actions = standing_actions(programme)
    total, late = actions.count(), actions.late().count()
    if not late:
        words = figure(
            f"none of {plural(total, 'action')}" if total != 1 else "its one action", plan_href(programme)
        )
        return VerdictPart("GREEN", format_html("{} is late" if total != 1 else "{} is not late", words))
    is_red = actions.filter(item__figure__status=Status.RED).exists()
    words = figure(f"{late} of {plural(total, 'action')}", plan_href(programme, "late=on"))
    return VerdictPart(
        "RED" if is_red else "AMBER", format_html("{} {} late", words, "is" if late == 1 else "are")
    )


@dataclass(frozen=True, slots=True)
class WorkstreamRow:
    workstream: Workstream
    href: str
    bar: StatusBar
    late: int
    late_href: str
    worst: ScheduleItem | None
    worst_words: str


class StatusByWorkstream:
    title = "Status by workstream"
    template_name = "programme/panels/status_by_workstream.html"
    permission = Permission.VIEW

    def context(self, programme: Programme) -> dict[str, Any] | None:
        workstreams = list(Workstream.objects.filter(programme=programme).standing())
        counts = self._counts(programme)
        worst = self._worst(programme)
        largest = max((sum(count.values()) for count in counts.values()), default=0)
        rows = [
            self._row(programme, each, counts.get(each.pk, Counter()), worst.get(each.pk, []), largest)
            for each in workstreams
        ]
        return {
            "rows": sorted(rows, key=lambda row: -row.late),
            "href": reverse("programme:workstreams", args=[programme.slug]),
        }

    def _counts(self, programme: Programme) -> dict[int, Counter[str]]:
        """Actions that have a figure: cancelled ones have none, and their rows would not be listed."""
        found = standing_actions(programme).exclude(item__figure=None)
        counts: dict[int, Counter[str]] = {}
        by_status = (
            found.values("workstream", "item__figure__status").annotate(actions=Count("pk")).order_by()
        )
        for row in by_status:
            word = Status(row["item__figure__status"]).label.lower()
            counts.setdefault(row["workstream"], Counter())[word] += row["actions"]
        return counts

    def _worst(self, programme: Programme) -> dict[int, list[ItemFigure]]:
        """Late figures by workstream, latest first."""
        actions = standing_actions(programme).late().values("item")
        late = ItemFigure.objects.filter(programme=programme, item__in=actions)
        found: dict[int, list[ItemFigure]] = {}
        for each in late.select_related("item__action").order_by("-slip_days", "item__action__position"):
            found.setdefault(each.item.action.workstream_id, []).append(each)
        return found

    def _row(
        self,
        programme: Programme,
        workstream: Workstream,
        counts: Counter[str],
        late: list[ItemFigure],
        largest: int,
    ) -> WorkstreamRow:
        query = f"workstream={workstream.slug}"

        def href(word: str) -> str:
            return plan_href(programme, f"{query}&status={word.upper().replace(' ', '_')}")

        first = late[0] if late else None
        return WorkstreamRow(
            workstream=workstream,
            href=plan_href(programme, query),
            bar=status_bar(counts, largest=largest, href=href),
            late=len(late),
            late_href=plan_href(programme, f"{query}&late=on"),
            worst=first.item if first else None,
            worst_words=days_words(first.slip_days, float(first.slip_months)) if first else "None late",
        )


class OpenAlerts:
    title = "Open alerts"
    template_name = "programme/panels/open_alerts.html"
    permission = Permission.VIEW
    shown = 5

    def context(self, programme: Programme) -> dict[str, Any] | None:
        alerts = Alert.objects.filter(programme=programme).open().select_related("item", "programme")
        shown = list(alerts[: self.shown + 1])
        return {
            "alerts": [(alert, alert_href(alert)) for alert in shown[: self.shown]],
            "more": len(shown) > self.shown,
            "href": reverse("programme:alerts", args=[programme.slug]),
        }


class HighestRisks:
    title = "Highest risks"
    template_name = "programme/panels/highest_risks.html"
    permission = Permission.VIEW
    shown = 5

    def context(self, programme: Programme) -> dict[str, Any] | None:
        risks = Risk.objects.filter(programme=programme).for_pages().open().highest_first()
        shown = list(risks[: self.shown + 1])
        return {
            "risks": shown[: self.shown],
            "more": len(shown) > self.shown,
            "href": reverse("programme:risks", args=[programme.slug]),
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
