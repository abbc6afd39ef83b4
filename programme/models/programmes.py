"""The programme, to which everything else belongs, and the causes of its changes."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from programme.access import ROLES, Permission, roles_with


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, person: Any) -> Self:
        """The programmes in which the person has a role: no others exist for them."""
        return self._with_roles(person, [role.name for role in ROLES])

    def open_to(self, person: Any) -> Self:
        """The programmes whose plan and budget the person may see; not those they only read reports of."""
        return self._with_roles(person, roles_with(Permission.VIEW))

    def published_to(self, person: Any) -> Self:
        """The programmes whose published reports the person may read."""
        return self._with_roles(person, roles_with(Permission.READ_PUBLISHED))

    def _with_roles(self, person: Any, roles: list[str]) -> Self:
        held = self.model.objects.filter(
            roleassignment__person=person,
            roleassignment__role__in=roles,
            roleassignment__withdrawn_at=None,
        )
        return self.filter(pk__in=held.values("pk"))


class Programme(models.Model):
    """One council's transformation programme."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    council = models.CharField(max_length=120)
    source = models.TextField(blank=True, help_text="The document the plan was taken from")
    is_illustrative = models.BooleanField(
        default=False, help_text="Some of what it shows is made up, and every page says so"
    )
    reporting_date = models.DateField(
        null=True, blank=True, help_text="Stands for today; empty means the real today"
    )
    counts_working_days = models.BooleanField(
        default=False,
        help_text="Durations and lags in days count working days in England, not calendar days",
    )
    consultation_days = models.PositiveSmallIntegerField(
        default=84, help_text="The least number of days that a consultation takes"
    )
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = ProgrammeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme:dashboard", args=[self.slug])

    def today(self) -> dt.date:
        """The only source of "today" for anything that belongs to the programme."""
        return self.reporting_date or timezone.localdate()


CAUSE_ON_PAGES = ("programme", "by", "undone_by")
"""What an entry of a timeline shows beside the cause itself."""


class CauseQuerySet(models.QuerySet["Cause"]):
    def for_pages(self) -> Self:
        """With everything a row or an entry of a timeline shows, in one query."""
        return self.select_related(*CAUSE_ON_PAGES)


class Cause(models.Model):
    """Who changed something, why and when: every history row names one, and undo reverses one."""

    class Reason(models.TextChoices):
        """Why a forecast moved (domain.md section 2: every change has a reason from a list, and text)."""

        DECISION_LATE = "DECISION_LATE", "A decision was taken later than planned"
        CONSULTATION = "CONSULTATION", "Consultation or engagement takes longer"
        CAPACITY = "CAPACITY", "Not enough people or skills"
        PROVIDER = "PROVIDER", "Provider, supplier or placement not ready"
        PEOPLE_MOVING = "PEOPLE_MOVING", "People need longer to move"
        PROPERTY = "PROPERTY", "Building, lease or equipment not ready"
        FUNDING = "FUNDING", "Funding not agreed"
        SCOPE = "SCOPE", "The work has changed"
        ESTIMATE = "ESTIMATE", "The first estimate was wrong"
        EARLIER = "EARLIER", "Work went faster than planned"
        CORRECTION = "CORRECTION", "An earlier entry is put right"
        OTHER = "OTHER", "Another reason"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="causes")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=200, help_text="What was done, in a few words")
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    text = models.TextField(blank=True)
    effective_at = models.DateTimeField(help_text="When it took effect")
    recorded_at = models.DateTimeField(default=timezone.now, help_text="When it was entered")
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    objects = CauseQuerySet.as_manager()

    class Meta:
        ordering = ("effective_at", "id")
        indexes = (models.Index(fields=["programme", "effective_at"], name="cause_by_programme_and_time"),)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("programme:change", args=[self.programme.slug, self.uid])

    @property
    def reason_words(self) -> str:
        """The reason from the list; who undoes something is asked for none."""
        return "Undo" if self.undoes_id else self.get_reason_display()
