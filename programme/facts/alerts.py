"""The alerts that are open on a day, as facts."""

from __future__ import annotations

from django.db.models import Q

from programme.days import Day
from programme.facts import Fact, FactKind
from programme.items import item_href
from programme.models import Alert
from programme.subjects import subject_href
from programme.ui.format import short_date


class Alerts(FactKind):
    name = "alerts"
    title = "Open alerts"
    one = "alert"
    columns = ("Since",)
    marks = {"rule": "Rule"}

    def facts(self, day: Day) -> list[Fact]:
        return [
            Fact(
                label=alert.message,
                href=item_href(day.programme, alert.item)
                if alert.item
                else subject_href(day.programme.slug, alert.subject),
                marks={"rule": alert.rule},
                cells=(short_date(alert.opened_on),),
            )
            for alert in _open_on(day)
        ]


def _open_on(day: Day) -> list[Alert]:
    alerts = Alert.objects.filter(programme=day.programme)
    if day.on is None:
        alerts = alerts.open()
    else:
        alerts = alerts.filter(Q(closed_on=None) | Q(closed_on__gt=day.on), opened_on__lte=day.on)
    return list(alerts.select_related("item").order_by("opened_on", "id"))
