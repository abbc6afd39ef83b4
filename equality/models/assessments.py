"""Equality impact assessments: what is found for each strand, and what is promised about it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from budget.models import Proposal
from equality.choices import Impact, Outcome, Stage
from equality.models.templates import AssessmentTemplate, TemplateStrand
from equality.querysets import AssessmentQuerySet, FindingQuerySet
from equality.rules import WORKING
from programme.models import Entered, ScheduleItem
from services.models import Service


class Assessment(Entered):
    """One form about one service, closure or proposal. Its review has the dates of its schedule item."""

    REVIEW = "review"
    """The kind of schedule item that a review hangs on; its code is `<slug>.<n>`."""

    slug = models.SlugField()
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    label = models.CharField(max_length=80, blank=True, help_text="What it is about, as printed on the form")
    template = models.ForeignKey(AssessmentTemplate, on_delete=models.PROTECT, related_name="assessments")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SCREENING)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_reason = models.TextField(blank=True)
    register_number = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_on = models.DateField(null=True, blank=True)
    review = models.OneToOneField(
        ScheduleItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "slug"], name="assessment_slug_once"),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_on=None)
                | Q(signed_by__isnull=False, signed_on__isnull=False),
                name="assessment_signed_by_and_on_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SIGNED_OFF) | Q(signed_on__isnull=False) & ~Q(outcome=""),
                name="assessment_signed_off_has_signer_and_outcome",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("equality:assessment", args=[self.programme.slug, self.slug])

    @property
    def may_change(self) -> bool:
        """Whether its text may be changed: a signed one stays as it was signed until it is reopened."""
        return self.stage in WORKING


class StrandFinding(Entered):
    """What an assessment says of one strand.

    `printed_impact` is the word on the paper form. Where the form only describes people, the impact is
    somebody's reading of it and not `stated_outright`.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="findings")
    strand = models.ForeignKey(TemplateStrand, on_delete=models.PROTECT, related_name="+")
    impact = models.CharField(max_length=10, choices=Impact)
    printed_impact = models.CharField(max_length=40, blank=True)
    stated_outright = models.BooleanField(default=True)
    affected = models.TextField(blank=True, help_text="Who is affected, and how")
    evidence = models.TextField(blank=True)
    justification = models.TextField(blank=True)
    remains = models.TextField(blank=True, help_text="What remains after the mitigations")

    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("strand__position",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "strand"], condition=Q(withdrawn_at=None), name="strand_finding_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment}: {self.strand}"


class Mitigation(Entered):
    """A promise. One that has a date, or has been kept, is tracked by its schedule item, like an action."""

    KIND = "mitigation"
    """The kind of its schedule item; the code is `<assessment slug>.<number>`."""

    finding = models.ForeignKey(StrandFinding, on_delete=models.PROTECT, related_name="mitigations")
    number = models.PositiveIntegerField(help_text="Within its assessment")
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    item = models.OneToOneField(
        ScheduleItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["finding", "number"], name="mitigation_number_once"),)

    def __str__(self) -> str:
        return self.text

    @property
    def is_done(self) -> bool:
        return self.item is not None and self.item.state == ScheduleItem.State.COMPLETE


class AssessmentProposal(Entered):
    """That an assessment is about a proposal of the budget; inferred where the form names none."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="proposal_links")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    is_inferred = models.BooleanField(default=False)

    class Meta:
        ordering = ("proposal__position",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "proposal"],
                condition=Q(withdrawn_at=None),
                name="assessment_proposal_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment}: {self.proposal.code}"


class AssessmentService(Entered):
    """That an assessment covers a service; inferred where the form names none."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="service_links")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    is_inferred = models.BooleanField(default=False)

    class Meta:
        ordering = ("service__position",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "service"],
                condition=Q(withdrawn_at=None),
                name="assessment_service_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment}: {self.service}"
