"""Proposals as councils print them: proformas for growth and for reduction."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from budget.places import ELSEWHERE, NOWHERE, SEVERAL, Place
from budget.profiles import ProfileKind
from budget.savings import Basis, Response
from budget.status import RATINGS, DeliveryStatus
from programme.fields import PlanDateField
from programme.models import Baseline, Entered, EnteredQuerySet

POUNDS: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}
RATING_CHOICES = [(rating.value, rating.label) for rating in RATINGS]


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
        ).select_related("programme", "parent", "replaced_by__programme")

    def undelivered(self) -> Self:
        """Leaves that no action delivers."""
        deliveries = self._related("Delivery").filter(proposal=models.OuterRef("pk"), withdrawn_at=None)
        return self.filter(~models.Exists(deliveries), is_summary=False)

    def delivered_by(self, code: str) -> Self:
        """Leaves that the item with this number or code delivers."""
        mine = models.Q(proposal=models.OuterRef("pk"), item__code=code, withdrawn_at=None)
        return self.filter(models.Exists(self._related("Delivery").filter(mine)))

    def waiting(self) -> Self:
        """Whose newest version is not approved."""
        return self.filter(~Q(edition=models.F("approved_edition")) | Q(approved_edition=None))

    def delivered_in(self, place: Place) -> Self:
        """Leaves whose place this is (see `budget.places.place_of`)."""
        slug = Coalesce("item__action__workstream__slug", models.Value(""))
        of_leaf = self._related("Delivery").filter(proposal=models.OuterRef("pk"), withdrawn_at=None)
        places = of_leaf.order_by().values("proposal")
        leaves = self.filter(is_summary=False).annotate(
            places=Coalesce(models.Subquery(places.annotate(n=Count(slug, distinct=True)).values("n")), 0),
            place=models.Subquery(places.annotate(slug=models.Max(slug)).values("slug")),
        )
        if place == NOWHERE:
            return leaves.filter(places=0)
        if place == SEVERAL:
            return leaves.filter(places__gt=1)
        return leaves.filter(places=1, place="" if place == ELSEWHERE else place)

    def delayed(self) -> Self:
        """Proposals with a late trigger, and summaries with such a leaf."""
        late = self._figures().exclude(delay_months=0)
        return self.filter(models.Exists(late))

    def _figures(self) -> models.QuerySet[Any]:
        """Figures of the proposal in hand: its own, or its leaves'. Avoidance is not added to a summary."""
        of_leaf = Q(proposal__parent=models.OuterRef("pk")) & ~Q(proposal__benefit="AVOIDANCE")
        mine = Q(proposal=models.OuterRef("pk")) | of_leaf
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
        STEP = ProfileKind.STEP.value, "The full rate from the effect date"
        RAMP = ProfileKind.RAMP.value, "A ramp: it builds up month by month"
        ONCE = ProfileKind.ONCE.value, "A single amount in the month of the effect"

    class Basis(models.TextChoices):
        CUMULATIVE = Basis.CUMULATIVE.value, "All that differs from the base budget in that year"
        INCREMENTAL = Basis.INCREMENTAL.value, "The further change in that year"

    class Benefit(models.TextChoices):
        CASHABLE = "CASHABLE", "Cashable"
        NON_CASHABLE = "NON_CASHABLE", "Not cashable"
        AVOIDANCE = "AVOIDANCE", "Cost avoidance: never added to savings"

    class EndState(models.TextChoices):
        WITHDRAWN = DeliveryStatus.WITHDRAWN.value, "Withdrawn"
        REPLACED = DeliveryStatus.REPLACED.value, "Replaced by another proposal"

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
    purpose = models.TextField(blank=True, help_text="What the service is for")
    description = models.TextField(blank=True)
    implications = models.TextField(blank=True)
    note = models.TextField(blank=True)
    printed_type = models.CharField(max_length=60, blank=True)
    printed_effect = models.CharField(max_length=60, blank=True)
    effect = PlanDateField(null=True, blank=True)
    profile = models.CharField(max_length=10, choices=Profile, default=Profile.STEP)
    ramp_months = models.PositiveSmallIntegerField(null=True, blank=True)
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.CUMULATIVE)
    benefit = models.CharField(max_length=12, choices=Benefit, default=Benefit.CASHABLE)
    works_to_day = models.BooleanField(default=False, help_text="Delay counts in days, not whole months")
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

    edition = models.PositiveIntegerField(default=1, help_text="Raised when what is proposed changes")
    approved_edition = models.PositiveIntegerField(
        null=True, blank=True, default=1, help_text="The version that counts; empty until one is approved"
    )
    original_rating = models.CharField(
        max_length=12, blank=True, choices=RATING_CHOICES, help_text="At budget setting"
    )
    rating = models.CharField(
        max_length=12, blank=True, choices=RATING_CHOICES, help_text="Finance's; empty: as worked out"
    )
    explanation = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    end_state = models.CharField(max_length=12, blank=True, choices=EndState)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects: ClassVar[Any] = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="proposal_code_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="proposal_not_its_own_parent"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("budget:proposal", args=[self.programme.slug, self.code])

    @property
    def waits_for_approval(self) -> bool:
        return self.edition != self.approved_edition

    @property
    def sign(self) -> int:
        """Amounts are typed without a sign: growth adds to the budget, a reduction takes from it."""
        return -1 if self.kind == self.Kind.REDUCTION else 1
