"""Who is told and asked what: bodies, their meetings, recommendations, and what a report has to say."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from programme.models.entered import Entered, EnteredQuerySet


class Body(Entered):
    """A cabinet, board, panel or committee."""

    name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "bodies"
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "name"], condition=Q(withdrawn_at=None), name="body_name_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name


class MeetingQuerySet(EnteredQuerySet["Meeting"]):
    def for_pages(self) -> Self:
        """With what a row shows, in one query."""
        standing = Q(recommendations__withdrawn_at=None)
        return (
            self.standing()
            .select_related("programme", "body")
            .annotate(asked=Count("recommendations", filter=standing))
        )


class Meeting(Entered):
    """A meeting of a body. Some are mentioned without their date."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(null=True, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    decision = models.TextField(blank=True)

    objects: ClassVar[Any] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("held_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "body", "held_on"],
                condition=Q(withdrawn_at=None),
                name="meeting_of_a_body_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on or 'date not given'}"

    def get_absolute_url(self) -> str:
        return reverse("programme:meeting", args=[self.programme.slug, self.uid])


class Recommendation(Entered):
    """What a meeting was asked to agree, or asked somebody else to do, and what became of it."""

    class State(models.TextChoices):
        OPEN = "OPEN", "No response yet"
        NOTED = "NOTED", "Noted"
        AGREED = "AGREED", "Agreed"
        PARTLY = "PARTLY", "Partly agreed"
        REFUSED = "REFUSED", "Not agreed"
        DONE = "DONE", "Carried out"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="recommendations")
    position = models.PositiveIntegerField()
    text = models.TextField()
    made_by = models.CharField(max_length=120, blank=True)
    made_to = models.CharField(max_length=120, blank=True)
    response = models.TextField(blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)

    class Meta:
        ordering = ("meeting", "position")

    def __str__(self) -> str:
        return self.text


class ReportingDuty(Entered):
    """What a body is to be told regularly."""

    class Frequency(models.TextChoices):
        MONTHLY = "MONTHLY", "Every month"
        QUARTERLY = "QUARTERLY", "Every quarter"
        YEARLY = "YEARLY", "Every year"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reporting_duties")
    frequency = models.CharField(max_length=10, choices=Frequency)
    subject = models.CharField(max_length=300)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "reporting duties"

    def __str__(self) -> str:
        return f"{self.body}: {self.subject}"


class Implication(Entered):
    """A line of the list that every report ends with: whether an area is touched, and where it says so."""

    area = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    applies = models.BooleanField()
    paragraphs = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.area


class ProgrammeNote(Entered):
    """Something the document says that has no table of its own, under the heading it stands under."""

    heading = models.CharField(max_length=80)
    label = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.label or self.heading}: {self.text}"
