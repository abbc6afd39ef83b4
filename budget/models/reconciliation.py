"""Reconciliation: totals as documents print them, computed checks, and findings that finance has accepted."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self, cast
from zlib import crc32

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from budget.models.proposals import POUNDS, Proposal
from budget.reconciliation.checks import Rule, Unit
from programme.financial_years import year_label
from programme.models import Entered, EnteredQuerySet, Programme

FIGURE = 120
"""Longest figure as text: pounds with pence, a date, or the words of one."""
LONGEST_PLACE = 400
WIDE: dict[str, Any] = {"max_digits": 40, "decimal_places": 2}
"""People times pounds times weeks, whatever is typed for each."""


class PrintedTotal(Entered):
    """A total as a document prints it, kept beside what the proposals add up to and never overwritten."""

    class Kind(models.TextChoices):
        GROWTH = "GROWTH", "Growth"
        REDUCTION = "REDUCTION", "Reductions"
        NET = "NET", "Net of both"

    class RoundedTo(models.IntegerChoices):
        POUND = 1, "£1"
        THOUSAND = 1_000, "£1,000"
        TEN_THOUSAND = 10_000, "£10,000, as £1.82m"
        HUNDRED_THOUSAND = 100_000, "£100,000, as £1.8m"
        MILLION = 1_000_000, "£1 million"

    place = models.CharField(max_length=120, help_text="Where it is printed")
    kind = models.CharField(max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(help_text="Of its heading: 2011 for 2011/12")
    amount = models.DecimalField(**POUNDS)
    rounded_to = models.PositiveIntegerField(choices=RoundedTo, default=RoundedTo.THOUSAND)

    class Meta:
        ordering = ("year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "place", "kind", "year"],
                condition=Q(withdrawn_at=None),
                name="printed_total_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}, {self.get_kind_display().lower()} {self.year_label}: {self.amount}"

    @property
    def year_label(self) -> str:
        return year_label(self.year)


class AcceptedQuerySet(EnteredQuerySet["AcceptedFinding"]):
    def without_finding(self) -> Self:
        """Those whose finding is not found any more: mended, or put otherwise."""
        same = CheckFigure.objects.filter(
            programme=OuterRef("programme"),
            rule=OuterRef("rule"),
            code=OuterRef("code"),
            place=OuterRef("place"),
            agrees=False,
        )
        return self.filter(~Exists(same))


class AcceptedFinding(Entered):
    """That somebody has accepted a finding, with the figures it had: when those change it is open again."""

    rule = models.CharField(max_length=20, choices=Rule)
    code = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=LONGEST_PLACE)
    stated = models.CharField(max_length=FIGURE, blank=True)
    computed = models.CharField(max_length=FIGURE, blank=True)
    reason = models.TextField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_on = models.DateField()

    objects: ClassVar[Any] = AcceptedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "rule", "code", "place"],
                condition=Q(withdrawn_at=None),
                name="finding_accepted_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_rule_display()}, {self.code} {self.place}"


class CheckQuerySet(models.QuerySet["CheckFigure"]):
    def visible_to(self, person: Any) -> CheckQuerySet:
        return self.filter(programme__in=Programme.objects.open_to(person))

    def findings(self) -> CheckQuerySet:
        return self.filter(agrees=False)

    def with_acceptance(self) -> CheckQuerySet:
        """With the ids of its acceptance, and of that only while the figures are those accepted."""
        standing = AcceptedFinding.objects.filter(
            programme=OuterRef("programme"),
            rule=OuterRef("rule"),
            code=OuterRef("code"),
            place=OuterRef("place"),
            withdrawn_at=None,
        )
        same = standing.filter(stated=OuterRef("stated"), computed=OuterRef("computed"))
        return self.annotate(
            acceptance=Subquery(standing.values("pk")[:1]),
            accepted_as=Subquery(same.values("pk")[:1]),
        )

    def open(self) -> CheckQuerySet:
        """Findings that nobody has accepted, or whose figures have changed since."""
        found: Any = self.findings().with_acceptance()
        return cast(CheckQuerySet, found.filter(accepted_as=None))

    def accepted(self) -> CheckQuerySet:
        found: Any = self.findings().with_acceptance()
        return cast(CheckQuerySet, found.exclude(accepted_as=None))

    def about(self, *subjects: str) -> CheckQuerySet:
        """The checks that belong on a page, such as `proposal:R7`; `proposal` means any."""
        lines = [f"\n{each}\n" if ":" in each else f"\n{each}:" for each in subjects]
        return self.filter(reduce(or_, (Q(subjects__contains=line) for line in lines)))

    def by_proposal(self) -> CheckQuerySet:
        """Proposals in printed order; what is about none comes last."""
        return self.order_by(F("proposal__position").asc(nulls_last=True), "code", "position")


class CheckFigure(models.Model):
    """One comparison of printed figures, written by the recalculation alone; a finding unless it agrees."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=20, choices=Rule)
    code = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=LONGEST_PLACE)
    key = models.CharField(max_length=16, help_text="Stands for rule, code and place in addresses")
    position = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="checks")
    subjects = models.TextField(blank=True, help_text="The pages it belongs on, one a line")
    message = models.TextField(blank=True, help_text="What does not agree, in a sentence")
    mend = models.TextField(blank=True)
    stated = models.CharField(max_length=FIGURE, blank=True)
    computed = models.CharField(max_length=FIGURE, blank=True)
    difference = models.DecimalField(null=True, **WIDE)
    allowed = models.DecimalField(null=True, **WIDE)
    unit = models.CharField(max_length=6, choices=Unit)
    agrees = models.BooleanField()
    is_later = models.BooleanField(
        default=False, help_text="Found only after the programme was first reconciled"
    )

    objects: ClassVar[Any] = CheckQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "rule", "code", "place"], name="one_check_each"),
        )
        indexes = (models.Index(fields=["programme", "agrees", "position"], name="check_by_agreement"),)

    def __str__(self) -> str:
        return f"{self.get_rule_display()}, {self.code} {self.place}"

    def get_absolute_url(self) -> str:
        return reverse("budget:finding", args=[self.programme.slug, self.key])

    @property
    def figures(self) -> int:
        """Stands for what is stated and computed, so that a form can say which figures its author saw."""
        return crc32(f"{self.stated}\n{self.computed}".encode())

    @property
    def main_subject(self) -> str:
        """Whose page it leads to, if anybody's."""
        return next(filter(None, self.subjects.split("\n")), "")

    @property
    def band(self) -> tuple[Decimal, Decimal] | None:
        """Between which figures a stated one agrees with the computed one, where not it alone does."""
        if not self.allowed or not self.computed:
            return None
        computed = Decimal(self.computed)
        return computed - self.allowed, computed + self.allowed
