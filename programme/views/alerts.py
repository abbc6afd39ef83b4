"""What somebody should know now."""

from __future__ import annotations

from typing import Any

from programme.models import Alert
from programme.tables import AlertTable
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


class AlertList(ProgrammeView, TableView):
    section = "programme:alerts"
    title = "Alerts"
    one = "open alert"
    export_name = "alerts"
    table_class = AlertTable

    def get_queryset(self) -> Any:
        alerts = Alert.objects.visible_to(self.request.user).filter(programme=self.programme)
        return alerts.open().select_related("item", "programme")
