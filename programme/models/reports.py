"""Quarterly reports: what people write, and what is approved and frozen."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.models.documents import Document
from programme.models.entered import Entered, EnteredQuerySet
from programme.models.meetings import Meeting
from programme.models.programmes import Programme
from programme.quarters import Quarter

EXEMPT_PARAGRAPHS = (
    (1, "1 Information relating to any individual"),
    (2, "2 Information which is likely to reveal the identity of an individual"),
    (3, "3 Financial or business affairs of any particular person, the authority included"),
    (4, "4 Consultations or negotiations in connection with a labour relations matter"),
    (5, "5 A claim to legal professional privilege"),
    (6, "6 A notice, order or direction that the authority proposes"),
    (7, "7 Prevention, investigation or prosecution of crime"),
)
"""Local Government Act 1972, Schedule 12A, Part 1, shortened."""


class ReportQuerySet(EnteredQuerySet["Report"]):
    def readable_by(self, person: Any) -> Self:
        """Every report of the programmes a person may see into, and what is published to them."""
        published = Q(state=Report.State.PUBLISHED, programme__in=Programme.objects.published_to(person))
        return self.filter(Q(programme__in=Programme.objects.open_to(person)) | published)

    def published(self) -> Self:
        """What the panel may read."""
        return self.filter(state=Report.State.PUBLISHED)

    def frozen(self) -> Self:
        """Those whose figures are kept for the next report to be compared with."""
        return self.filter(state__in=(Report.State.APPROVED, Report.State.PUBLISHED))

    def for_pages(self) -> Self:
        people = ("submitted_by", "approved_by", "published_by")
        found = self.standing().select_related("programme", "meeting__body", "edition", "build", *people)
        # A list has no use for whole papers.
        return found.defer("edition__content", "build__content")


class Report(Entered):
    """The report on one quarter: its front sheet and how far it is. Its figures are never entered."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Draft"
        SUBMITTED = "SUBMITTED", "Waits for approval"
        APPROVED = "APPROVED", "Approved"
        PUBLISHED = "PUBLISHED", "Published"

    quarter = models.CharField(max_length=7, help_text="2011-Q2 for July to September 2011")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    wards = models.CharField("wards affected", max_length=200, blank=True)
    report_of = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    asks = models.TextField(
        "what the panel is asked to do", blank=True, help_text="One recommendation a line"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_on = models.DateField(null=True, blank=True)
    edition = models.ForeignKey(
        "programme.Edition", on_delete=models.PROTECT, null=True, related_name="+", help_text="As approved"
    )

    objects: ClassVar[Any] = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-quarter",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "quarter"], condition=Q(withdrawn_at=None), name="one_report_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "SUBMITTED")) | Q(edition__isnull=False),
                name="what_is_approved_is_frozen",
            ),
        )

    def __str__(self) -> str:
        return f"Report on {Quarter.from_label(self.quarter)}"

    def get_absolute_url(self) -> str:
        return reverse("programme:report", args=[self.programme.slug, self.quarter])

    @property
    def period(self) -> Quarter:
        return Quarter.from_label(self.quarter)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class ReportWords(Entered):
    """What somebody wrote for one section; every version stays in its history."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="words")
    section = models.SlugField(max_length=40)
    text = models.TextField(blank=True)
    exempt_text = models.TextField(blank=True)
    exempt_paragraph = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("section",)
        verbose_name_plural = "report words"
        constraints = (
            models.UniqueConstraint(
                fields=["report", "section"], condition=Q(withdrawn_at=None), name="words_once_a_section"
            ),
            models.CheckConstraint(
                condition=Q(exempt_text="", exempt_paragraph=0)
                | (~Q(exempt_text="") & Q(exempt_paragraph__range=(1, 7))),
                name="exempt_words_name_their_paragraph",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}: {self.section}"


class Kept(models.Model):
    """Something that is stored once and never changes."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} never changes once it is stored")
        super().save(*args, **kwargs)


class Edition(Kept):
    """A report as it was submitted: figures, rules and words, with the hash of its canonical JSON.

    Whoever approves the report approves this, and nothing that is changed later reaches it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(help_text="The version of the report that was submitted")
    built_at = models.DateTimeField()
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("report", "number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="report_edition_number_once"),
            models.UniqueConstraint(fields=["report", "version"], name="one_edition_a_submission"),
        )

    def __str__(self) -> str:
        return f"{self.report}, edition {self.number}"


class EditionFile(Kept):
    """One rendering of an edition, for the public or with what is exempt."""

    class Form(models.TextChoices):
        HTML = "html", "Web page"
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Tables (Excel)"
        ZIP = "zip", "Tables (CSV)"
        JSON = "json", "Data (JSON)"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=Form)
    is_exempt = models.BooleanField(help_text="With the parts that the public may not see")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("edition", "is_exempt", "id")
        constraints = (
            models.UniqueConstraint(fields=["edition", "form", "is_exempt"], name="report_edition_file_once"),
        )

    def __str__(self) -> str:
        return f"{self.edition}: {self.form}"


class ReportBuild(models.Model):
    """How far the worker is with a report, and what it has made: computed, and made anew at any time."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="build")
    revision = models.PositiveIntegerField(null=True, help_text="The programme's revision of the content")
    # Empty when words have changed since.
    version = models.PositiveIntegerField(null=True, help_text="The report's version of the content")
    content = models.JSONField(null=True)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=80, blank=True)
    error = models.TextField(blank=True)
    claimed_at = models.DateTimeField(null=True, help_text="When a worker took it; empty when it is done")

    def __str__(self) -> str:
        return f"{self.report}: {self.done} of {self.total}"

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


class Erratum(Entered):
    """A mistake in a published report, put right beside it: the report itself stays as it is."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="errata")
    number = models.PositiveIntegerField()
    text = models.TextField()
    published_on = models.DateField()

    class Meta:
        ordering = ("report", "number")
        verbose_name_plural = "errata"
        constraints = (models.UniqueConstraint(fields=["report", "number"], name="erratum_number_once"),)

    def __str__(self) -> str:
        return self.text
