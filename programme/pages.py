"""Programme's entries in the menu."""

from __future__ import annotations

from programme.access import Permission
from programme.contributions import MenuEntry
from programme.models import Alert, Programme


def alerts_without_answer(programme: Programme) -> int:
    return Alert.objects.filter(programme=programme).waiting(programme.today()).count()


DASHBOARD = MenuEntry("Dashboard", "programme:dashboard", Permission.READ_PUBLISHED)
PLAN = MenuEntry("Plan", "programme:plan", Permission.VIEW)
RISKS = MenuEntry("Risks", "programme:risks", Permission.VIEW)
MEETINGS = MenuEntry("Meetings", "programme:meetings", Permission.VIEW)
REPORTS = MenuEntry("Reports", "programme:reports", Permission.READ_PUBLISHED)
ALERTS = MenuEntry("Alerts", "programme:alerts", Permission.VIEW, alerts_without_answer)
