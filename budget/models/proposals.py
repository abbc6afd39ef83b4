"""Proposals as councils print them: proformas for growth and for reduction."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from budget.savings import Response
from programme.fields import PlanDateField
from programme.financial_years import year_label
from programme.models import Baseline, Entered, EnteredQuerySet

POUNDS: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}


class ProposalQuerySet(EnteredQuerySet["Proposal"]):
    def with_figures(self, year: int) -> Self:
        """With one year's pounds: a leaf's own, a summary's the sum of its leaves."""

        def total(name: str) -> models.Subquery:
            of_year = self._figures().filter(year=year).order_by().values("year")
            return models.Subquery(of_year.annotate(sum=models.Sum(name)).values("sum"))

        return self.annotate(
            approved=total("approved"),
            forecast=total("forecast"),
            slippage=total("slippage"),
            delivered=total("delivered"),
        ).select_related("programme", "parent")

    def undelivered(self) -> Self:
        """Leaves that no action delivers."""
        deliveries = self._related("Delivery").filter(proposal=models.OuterRef("pk"), withdrawn_at=None)
        return self.filter(~models.Exists(deliveries), is_summary=False)

    def delayed(self) -> Self:
        """Proposals with a late trigger, and summaries with such a leaf."""
        late = self._figures().exclude(delay_months=0)
        return self.filter(models.Exists(late))

    def _figures(self) -> models.QuerySet[Any]:
        """Figures of the proposal in hand: its own, or its leaves'."""
        mine = Q(proposal=models.OuterRef("pk")) | Q(proposal__parent=models.OuterRef("pk"))
        figures: models.QuerySet[Any] = self._related("SavingFigure").filter(mine)
        return figures

    def _related(self, name: str) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = self.model._meta.apps.get_model("budget", name)._default_manager.all()
        return rows


class Proposal(Entered):
    """One proforma. Money is entered on leaves; a summary sheet is the sum of its leaves."""

    class Kind(models.TextChoices):
        GROWTH = "GROWTH", "Growth"
        REDUCTION = "REDUCTION", "Reduction"

    class Profile(models.TextChoices):
        STEP = "STEP", "The full rate from the effect date"

    class DelayResponse(models.TextChoices):
        POSTPONED = Response.POSTPONED.value, "Postponed: it begins later"
        PROLONGED = Response.PROLONGED.value, "Prolonged: the cost goes on for longer"
        UNAFFECTED = Response.UNAFFECTED.value, "Unaffected by delay"

    code = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    is_summary = models.BooleanField(default=False)
    service_area = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    implications = models.TextField(blank=True)
    note = models.TextField(blank=True)
    printed_type = models.CharField(max_length=60, blank=True)
    printed_effect = models.CharField(max_length=60, blank=True)
    effect = PlanDateField(null=True, blank=True)
    profile = models.CharField(max_length=10, choices=Profile, default=Profile.STEP)
    delay_response = models.CharField(max_length=10, choices=DelayResponse, default=DelayResponse.POSTPONED)
    baseline = models.ForeignKey(
        Baseline,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The dates that were current when the amounts were approved: delay runs against them",
    )
    is_recurrent = models.BooleanField(default=True)
    clients = models.PositiveIntegerField(null=True, blank=True)
    covers_all_groups = models.BooleanField(default=False)
    group_note = models.CharField(max_length=200, blank=True)
    existing_staff = models.DecimalField(null=True, blank=True, **POUNDS)
    existing_non_staff = models.DecimalField(null=True, blank=True, **POUNDS)
    existing_income = models.DecimalField(null=True, blank=True, **POUNDS)
    existing_net = models.DecimalField(null=True, blank=True, **POUNDS)

    objects: ClassVar[Any] = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="proposal_code_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="proposal_not_its_own_parent"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("budget:proposal", args=[self.programme.slug, self.code])


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
        span = f"{self.duration:g}" if self.duration else ""
        if self.duration_max:
            span = f"{span} to {self.duration_max:g}"
        parts = [
            f"{self.clients} people" if self.clients is not None else "",
            f"£{self.current_weekly_cost:g} a week now" if self.current_weekly_cost is not None else "",
            f"£{self.new_weekly_cost:g} a week then" if self.new_weekly_cost is not None else "",
            f"for {span} {self.duration_unit}" if span else "",
            f"£{self.one_off_investment:,.0f} once" if self.one_off_investment is not None else "",
            f"{self.percent:g}%" if self.percent is not None else "",
            f"of £{self.percent_base:,.0f}" if self.percent_base is not None else "",
        ]
        return ", ".join(part for part in parts if part) or self.get_kind_display()


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
