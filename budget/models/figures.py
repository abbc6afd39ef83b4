"""Computed pounds: written by the recalculation alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from budget.delay import DelayStep, delay_steps
from budget.models.proposals import Proposal
from budget.money import ZERO, of_pennies
from budget.savings import Trigger, TriggerKind
from budget.status import DeliveryStatus, Rag
from programme.fields import PlanDateField
from programme.financial_years import year_label
from programme.models import Programme, ScheduleItem

COMPUTED: dict[str, Any] = {"max_digits": 20, "decimal_places": 2}
"""Wider than what is entered: a cost that goes on for years is many times the amount of one."""


class OfYear(models.Model):
    """Something of one programme in one financial year."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True

    @property
    def year_label(self) -> str:
        return year_label(self.year)


class SavingFigure(OfYear):
    """One leaf proposal in one financial year. `approved` is empty where the year was not stated.

    `slippage` is what delay costs: positive is worse, for growth and for reductions. `weighted` is the
    forecast by finance's confidence in its status. `status` is finance's rating where it gave one.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="figures")
    approved = models.DecimalField(null=True, **COMPUTED)
    forecast = models.DecimalField(**COMPUTED)
    weighted = models.DecimalField(**COMPUTED)
    delivered = models.DecimalField(**COMPUTED, help_text="Confirmed by finance so far")
    slippage = models.DecimalField(**COMPUTED)
    delay_months = models.PositiveIntegerField(
        null=True, help_text="Empty when what delivers it will not happen"
    )
    delay_days = models.PositiveIntegerField(null=True, help_text="Only where it works to the day")
    delayed_by = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=DeliveryStatus)
    rag = models.PositiveSmallIntegerField(choices=Rag, default=Rag.GREEN)

    class Meta:
        ordering = ("proposal__position", "year")
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_figure_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)}: {self.forecast}"

    @property
    def variance(self) -> Decimal:
        """Forecast less approved: slippage, and what is withdrawn."""
        return self.forecast - (self.approved or ZERO)


class MonthlyFigure(OfYear):
    """One leaf in one financial year by month: each list is twelve amounts in pence, April first.

    They add up to the year's `SavingFigure`.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="monthly_figures")
    approved = models.JSONField()
    forecast = models.JSONField()
    delivered = models.JSONField(help_text="Confirmed by finance")

    class Meta:
        ordering = ("proposal__position", "year")
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_monthly_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)} by month"


class SlippageParts(OfYear):
    """What the slippage of one leaf in one year is made of: all of these add up to it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="slippage_parts")
    sole = models.JSONField(help_text="What each item's own slip costs alone: pence by the item's id")
    shared = models.DecimalField(**COMPUTED, help_text="What no item could recover alone")
    unexplained = models.DecimalField(**COMPUTED, help_text="What no own slip of an item explains")

    class Meta:
        ordering = ("proposal__position", "year")
        verbose_name_plural = "slippage parts"
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_in_parts_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)} in parts"


class LastMonthFigure(OfYear):
    """One leaf proposal in one year as it stood when the month before the reporting date ended.

    `seen` is the newest cause that it knows of: as long as no other took effect by then, it stands.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="last_month_figures")
    ended_on = models.DateField(help_text="The last day of that month")
    seen = models.PositiveBigIntegerField()
    approved = models.DecimalField(null=True, **COMPUTED)
    forecast = models.DecimalField(**COMPUTED)
    weighted = models.DecimalField(**COMPUTED)
    delivered = models.DecimalField(**COMPUTED)
    slippage = models.DecimalField(**COMPUTED)
    status = models.CharField(max_length=12, choices=DeliveryStatus)
    rag = models.PositiveSmallIntegerField(choices=Rag)

    class Meta:
        ordering = ("proposal__position", "year")
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_last_month_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)} on {self.ended_on}: {self.forecast}"


class ImpliedFigure(OfYear):
    """What a profile implies in a year that is not stated. Shown, never approved and never added up."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="implied_figures")
    planned = models.DecimalField(**COMPUTED)
    forecast = models.DecimalField(**COMPUTED)

    class Meta:
        ordering = ("proposal__position", "year")
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_implied_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)}: {self.planned} implied"


class EffectFigure(models.Model):
    """When the money of a leaf proposal begins, and what a full year of it is worth."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="effect_figure")
    effect = PlanDateField()
    is_assumed = models.BooleanField(help_text="Worked out from the drivers' months, or 1 April")
    forecast = PlanDateField(null=True, help_text="Empty when what delivers it will not happen")
    full_year = models.DecimalField(
        null=True, **COMPUTED, help_text="Twelve months at the full rate; empty for what is one-off"
    )
    waits_for = models.CharField(
        max_length=5, blank=True, choices=[(kind.value, kind.value) for kind in TriggerKind]
    )
    planned = models.DateField(null=True, help_text="The date that the money waits for, as approved")
    delay_costs = models.JSONField(
        default=list, help_text="Pence that it costs, all years together, to be none, one, two … months late"
    )

    class Meta:
        ordering = ("proposal__position",)

    def __str__(self) -> str:
        return f"{self.proposal.code} from {self.effect}"

    @property
    def delay_steps(self) -> list[DelayStep]:
        """What each month of delay would cost; nothing where no date delivers it."""
        if self.planned is None:
            return []
        trigger = Trigger(TriggerKind(self.waits_for), self.planned, None)
        return delay_steps(trigger, map(of_pennies, self.delay_costs))


class SlippageCause(OfYear):
    """What the own slip of one item costs in one year; `chains` lead from it to what delivers the money.

    `sole` would be recovered if it alone were back on its baseline. `shared` is what its slip alone would
    cost, less `sole`. These do not add up to the slippage, which is worked out once (`SlippageTotal`).
    """

    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="+")
    sole = models.DecimalField(**COMPUTED)
    shared = models.DecimalField(**COMPUTED)
    chains = models.JSONField(default=list, help_text="Ids of items, each list from the cause on")

    class Meta:
        ordering = ("-sole", "-shared", "item")
        constraints = (models.UniqueConstraint(fields=["item", "year"], name="one_cause_a_year"),)

    def __str__(self) -> str:
        return f"{self.item.code} {year_label(self.year)}: {self.sole}"


class SlippageTotal(OfYear):
    """What slippage costs in one year, and how much of it no slip of an item explains.

    The rest comes from dates approved anew, or links made, after the amounts were approved.
    """

    total = models.DecimalField(**COMPUTED)
    unexplained = models.DecimalField(**COMPUTED)

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=["programme", "year"], name="one_slippage_a_year"),)

    def __str__(self) -> str:
        return f"{year_label(self.year)}: {self.total}"
