"""The workstreams that a document lists, and how they map to the workstreams of the plan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from programme.models.entered import Entered
from programme.models.plan import ScheduleItem, Workstream


class ListedWorkstream(Entered):
    """A workstream as the document describes it, with its lead as printed; not part of the plan itself."""

    class Group(models.TextChoices):
        STRATEGY = "STRATEGY", "Strategy"
        ENABLING = "ENABLING", "Enabling"

    name = models.CharField(max_length=120)
    slug = models.SlugField()
    position = models.PositiveIntegerField()
    group = models.CharField(max_length=10, choices=Group)
    lead_printed = models.CharField(max_length=120, blank=True)
    remit = models.TextField(blank=True)
    note = models.CharField(
        max_length=300, blank=True, help_text="Whose reading the place in the plan is, and what is unclear"
    )

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["programme", "slug"], name="listed_workstream_once"),)

    def __str__(self) -> str:
        return self.name


class ListedPlace(Entered):
    """Where a listed workstream is in the plan: a whole workstream of it, or a single item."""

    listed = models.ForeignKey(ListedWorkstream, on_delete=models.PROTECT, related_name="places")
    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="listed_places"
    )
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(workstream=None, item__isnull=False) | Q(workstream__isnull=False, item=None),
                name="listed_place_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["listed", "item"],
                condition=Q(withdrawn_at=None, item__isnull=False),
                name="listed_place_item_once",
            ),
            models.UniqueConstraint(
                fields=["listed", "workstream"],
                condition=Q(withdrawn_at=None, workstream__isnull=False),
                name="listed_place_workstream_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.listed} → {self.workstream or self.item}"
