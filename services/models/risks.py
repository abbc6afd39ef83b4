"""Which services a risk concerns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from programme.models import Entered, Risk
from services.models.services import Service


class ServiceRisk(Entered):
    """That a risk concerns a service, and so its closure."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="risk_links")
    note = models.CharField(max_length=200, blank=True, help_text="Who says so, where it is not printed")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["risk", "service"], condition=Q(withdrawn_at=None), name="service_risk_once"
            ),
        )

    def __str__(self) -> str:
        return f"Risk {self.risk.number} → {self.service}"
