"""What the council runs, and the staff who run it. No names of people who use services, ever."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from budget.models import Proposal
from programme.models import Entered, ScheduleItem
from services.querysets import ServiceQuerySet


class StaffingTable(Entered):
    """A staffing table as printed: its groups are rows, its totals are kept beside what they add up to."""

    class Displaced(models.TextChoices):
        AFTER = "AFTER", "posts lost less those who can be redeployed"
        BEFORE = "BEFORE", "posts lost, redeployment not taken off"

    slug = models.SlugField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, help_text="Where it is printed")
    unit = models.CharField(max_length=80, blank=True, help_text="Who is counted")
    printed_staff = models.PositiveIntegerField(null=True, blank=True)
    printed_required = models.PositiveIntegerField(null=True, blank=True)
    printed_lost = models.PositiveIntegerField(null=True, blank=True)
    printed_retained = models.PositiveIntegerField(null=True, blank=True)
    printed_displaced = models.PositiveIntegerField(null=True, blank=True)
    displaced_meaning = models.CharField(max_length=6, choices=Displaced, blank=True)
    redeployable = models.PositiveIntegerField(null=True, blank=True)
    redeploy_to = models.CharField(max_length=120, blank=True)
    turnover_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "slug"], name="staffing_table_slug_once"),
        )

    def __str__(self) -> str:
        return self.name


class StaffGroup(Entered):
    """A row of a staffing table: one home, or the staff whom several services share."""

    table = models.ForeignKey(StaffingTable, on_delete=models.PROTECT, related_name="groups")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    staff = models.PositiveIntegerField(help_text="Permanent staff or the establishment, as printed")
    required = models.PositiveIntegerField(help_text="Staff still required afterwards")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["table", "name"], name="staff_group_once"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.staff}, {self.required} required"


class Service(Entered):
    """A care home, a day service, meals or a site. Empty counts are not printed, which is not zero."""

    class Kind(models.TextChoices):
        CARE_HOME = "CARE_HOME", "Care home"
        DAY_SERVICE = "DAY_SERVICE", "Day service"
        MEALS = "MEALS", "Meals"
        SITE = "SITE", "Day opportunity site"
        EMPLOYMENT = "EMPLOYMENT", "Employment support"

    class Intent(models.TextChoices):
        CLOSE = "CLOSE", "Close"
        DECOMMISSION = "DECOMMISSION", "Decommission"
        CHANGE_USE = "CHANGE_USE", "Change use"
        REPROVIDE = "REPROVIDE", "Re-provide"
        REASSESS = "REASSESS", "Reassess and move users"
        TRANSFORM = "TRANSFORM", "Transform in phases"
        RETAIN = "RETAIN", "Retain and develop"
        DEVELOP = "DEVELOP", "Develop"
        AS_IT_IS = "AS_IT_IS", "Intermediate care, as it is"
        NEW = "NEW", "New service"

    slug = models.SlugField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    description = models.CharField(max_length=200, blank=True, help_text="What it is, as printed")
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    ward = models.CharField(max_length=80, blank=True)
    ward_councillors = models.CharField(max_length=200, blank=True)
    users = models.CharField(max_length=200, blank=True, help_text="Who uses it, in words and never by name")
    beds = models.PositiveIntegerField(null=True, blank=True)
    occupied = models.PositiveIntegerField(null=True, blank=True)
    clients = models.PositiveIntegerField(null=True, blank=True)
    tenure = models.CharField(max_length=120, blank=True)
    is_in_scope = models.BooleanField(default=True)
    staff_group = models.ForeignKey(
        StaffGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    intent = models.CharField("proposal", max_length=12, choices=Intent)
    rationale = models.TextField(blank=True, help_text="One reason a line")
    phase = models.CharField(max_length=60, blank=True, help_text="When, as printed")
    note = models.TextField(blank=True)

    objects: ClassVar[Any] = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["programme", "slug"], name="service_slug_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def reasons(self) -> list[str]:
        return self.rationale.splitlines()

    def get_absolute_url(self) -> str:
        return reverse("services:service", args=[self.programme.slug, self.slug])


class ServiceProposal(Entered):
    """That a proposal of the budget is about a service."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="proposal_links")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("proposal__position",)
        constraints = (
            models.UniqueConstraint(
                fields=["service", "proposal"], condition=Q(withdrawn_at=None), name="service_proposal_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.service}: {self.proposal.code}"


class ServiceMention(Entered):
    """That a line of the plan names a service; unlike a link between dates it moves nothing."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="mentions")
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["service", "item"], condition=Q(withdrawn_at=None), name="service_mention_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item.code} names {self.service}"
