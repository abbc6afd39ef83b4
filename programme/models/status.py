"""By which rules a programme rates its actions, and who rates one otherwise (domain.md section 8)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from programme.models.entered import Entered
from programme.models.figures import Status
from programme.models.plan import ScheduleItem
from programme.models.programmes import Cause


class StatusRules(Entered):
    """The numbers in a programme's rules; without a row the defaults of domain.md hold."""

    red_after_days = models.PositiveSmallIntegerField(
        default=20, help_text="Working days late after which an action is red"
    )
    money_share = models.PositiveSmallIntegerField(
        default=25,
        validators=[MaxValueValidator(100)],
        help_text="Percent of a workstream's money from which a red action makes it red",
    )
    stale_after_days = models.PositiveSmallIntegerField(
        default=30, help_text="Days without an update after which an action is stale"
    )

    class Meta:
        verbose_name_plural = "status rules"
        constraints = (models.UniqueConstraint(fields=["programme"], name="status_rules_once"),)

    def __str__(self) -> str:
        return f"Red after {self.red_after_days} working days"


class StatusOverride(Entered):
    """That somebody rates an item otherwise than the rules do, why, and until when."""

    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="overrides")
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=Status)
    reason = models.TextField()
    expires_on = models.DateField(help_text="The last day on which it holds")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["item"], condition=Q(withdrawn_at=None), name="one_standing_override_an_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.get_status_display()} until {self.expires_on}"
