"""Which assessments a risk concerns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from equality.models.assessments import Assessment
from programme.models import Entered, Risk


class AssessmentRisk(Entered):
    """That a risk concerns an equality assessment."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="risk_links")
    note = models.CharField(max_length=200, blank=True, help_text="Who says so, where it is not printed")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["risk", "assessment"], condition=Q(withdrawn_at=None), name="assessment_risk_once"
            ),
        )

    def __str__(self) -> str:
        return f"Risk {self.risk.number} → {self.assessment}"
