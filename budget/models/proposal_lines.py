"""What stands on a proforma in lines: amounts by year, drivers, groups of people, posts."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from budget.models.proposals import POUNDS, Proposal
from programme.financial_years import year_label
from programme.models import Entered


class ProposalAmount(Entered):
    """The change to the budget stated for one financial year, signed: growth positive, reduction negative.

    A summary sheet's own figure is kept, shown beside the sum of its leaves, and never added.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="amounts")
    year = models.PositiveSmallIntegerField(help_text="2011 for 2011/12")
    amount = models.DecimalField(**POUNDS)
    staff = models.DecimalField(null=True, blank=True, **POUNDS)
    non_staff = models.DecimalField(null=True, blank=True, **POUNDS)
    income = models.DecimalField(null=True, blank=True, **POUNDS)
    source = models.CharField(
        max_length=120, blank=True, help_text="Where it is stated, when not on the proforma"
    )

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "year"], condition=Q(withdrawn_at=None), name="one_amount_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)}: {self.amount}"


class Driver(Entered):
    """A typed line that explains the amount: who, at what weekly cost, for how long."""

    class Kind(models.TextChoices):
        WEEKLY_COST = "weekly_cost", "Clients × weekly cost × weeks"
        WEEKLY_SAVING = "weekly_saving", "Clients × weekly saving × weeks"
        WEEKLY_SAVING_LESS_INVESTMENT = (
            "weekly_saving_less_investment",
            "Clients × weekly saving × weeks, less investment",
        )
        INVESTMENT = "investment", "One-off investment"
        PERCENTAGE = "percentage", "Percentage of a budget"
        SUBSIDY_PER_MEAL = "subsidy_per_meal", "Subsidy per meal"
        HEADCOUNT = "headcount", "People helped"

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="drivers")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=Kind)
    clients = models.PositiveIntegerField(null=True, blank=True)
    current_weekly_cost = models.DecimalField(null=True, blank=True, **POUNDS)
    new_weekly_cost = models.DecimalField(null=True, blank=True, **POUNDS)
    duration = models.DecimalField(null=True, blank=True, max_digits=6, decimal_places=2)
    duration_max = models.DecimalField(null=True, blank=True, max_digits=6, decimal_places=2)
    duration_unit = models.CharField(
        max_length=6, blank=True, choices=[("weeks", "weeks"), ("months", "months")]
    )
    one_off_investment = models.DecimalField(null=True, blank=True, **POUNDS)
    percent = models.DecimalField(null=True, blank=True, max_digits=5, decimal_places=2)
    percent_base = models.DecimalField(null=True, blank=True, **POUNDS)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.proposal.code}: {self.get_kind_display()}"

    @property
    def in_words(self) -> str:
        """`11 people, £602 a week now, £283 a week then, for 6 months`."""
        span = _plain(self.duration) if self.duration else ""
        if self.duration_max:
            span = f"{span} to {_plain(self.duration_max)}"
        now, then, base = self.current_weekly_cost, self.new_weekly_cost, self.percent_base
        parts = [
            f"{self.clients} people" if self.clients is not None else "",
            f"£{_plain(now)} a week now" if now is not None else "",
            f"£{_plain(then)} a week then" if then is not None else "",
            f"for {span} {self.duration_unit}" if span else "",
            f"£{self.one_off_investment:,.0f} once" if self.one_off_investment is not None else "",
            f"{_plain(self.percent)}%" if self.percent is not None else "",
            f"of £{base:,.0f}" if base is not None else "",
        ]
        return ", ".join(part for part in parts if part) or self.get_kind_display()


def _plain(number: Decimal) -> str:
    """`15` and `2.5`: as somebody writes it, without noughts at the end."""
    return f"{number.normalize():f}"


class TargetGroup(Entered):
    """How many people of one group a proposal concerns."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="target_groups")
    name = models.CharField(max_length=80)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.name}: {self.people}"


class StaffingLine(Entered):
    """Full-time equivalents printed on the proforma; `year` is empty in the "current" column.

    An empty number is what the proforma prints as not applicable.
    """

    class Line(models.TextChoices):
        CURRENT_SERVICE = "current_service_fte", "Current service"
        EXTRA_POSTS = "extra_posts_fte", "Extra posts"
        POSTS_DELETED = "posts_deleted_fte", "Posts deleted"
        VACANCIES = "current_vacancies_fte", "Current vacancies"
        AT_RISK = "individuals_at_risk_fte", "Individuals at risk"

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="staffing")
    line = models.CharField(max_length=30, choices=Line)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    posts = models.DecimalField(null=True, blank=True, max_digits=8, decimal_places=2)

    class Meta:
        ordering = ("id",)
        verbose_name = "staffing line"

    def __str__(self) -> str:
        return f"{self.get_line_display()}: {self.posts}"
