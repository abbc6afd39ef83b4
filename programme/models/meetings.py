"""Who is told and asked what: bodies, their meetings, recommendations, and what a report has to say."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from programme.dates import PlanDate
from programme.models.entered import Entered, EnteredQuerySet

AGENDA_DAYS = 5
"""Local Government Act 1972, section 100B: an agenda is open to the public five clear days before."""
NOTICE_DAYS = 28
"""Executive Arrangements (Meetings and Access to Information) (England) Regulations 2012, regulation 9."""


class Body(Entered):
    """A cabinet, board, panel or committee, and how long before a meeting its papers must be out."""

    name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=20, blank=True)
    agenda_days = models.PositiveSmallIntegerField(
        default=AGENDA_DAYS, help_text="Clear working days before a meeting by which its agenda is published"
    )
    notice_days = models.PositiveSmallIntegerField(
        default=NOTICE_DAYS, help_text="Clear days of notice before a key decision is taken"
    )

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
        return self.standing().with_row()

    def with_row(self) -> Self:
        """The same, also of those that are cancelled."""
        asked = Count("recommendations", filter=Q(recommendations__withdrawn_at=None))
        return self.select_related("programme", "body").annotate(asked=asked)


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
        return f"{self.body}, {PlanDate.of_day(self.held_on) if self.held_on else 'date not given'}"

    def get_absolute_url(self) -> str:
        return reverse("programme:meeting", args=[self.programme.slug, self.uid])


class Recess(Entered):
    """Days on which a body does not meet; where none is named, no body does."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="recesses")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ("first_day", "id")
        verbose_name_plural = "recesses"
        constraints = (
            models.CheckConstraint(condition=Q(last_day__gte=models.F("first_day")), name="recess_in_order"),
        )

    def __str__(self) -> str:
        days = PlanDate.of_day(self.first_day), PlanDate.of_day(self.last_day)
        return f"{self.body or 'All bodies'}: {days[0]} to {days[1]}"

    def covers(self, body: Body, day: dt.date) -> bool:
        return self.body_id in (None, body.pk) and self.first_day <= day <= self.last_day


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
    answered_by = models.CharField(max_length=120, blank=True, help_text="Who responded: Cabinet, a director")
    progress = models.TextField(blank=True, help_text="How far it is")
    report = models.ForeignKey(
        "programme.Report",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        help_text="The report it was made on",
    )
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)

    class Meta:
        ordering = ("meeting", "position")

    def __str__(self) -> str:
        return self.text

    @property
    def answer(self) -> str:
        """What was answered and by whom: `From April (Cabinet)`."""
        by = f"({self.answered_by})" if self.answered_by else ""
        return " ".join(part for part in (self.response, by) if part)

    def get_absolute_url(self) -> str:
        return reverse("programme:recommendation", args=[self.programme.slug, self.uid])


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
