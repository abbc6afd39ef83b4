"""The forms that councils fill in, as data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from programme.models import Entered


class AssessmentTemplate(Entered):
    """A form: what it asks, strand by strand."""

    slug = models.SlugField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    note = models.TextField(blank=True, help_text="What the form says of itself")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "slug"], name="assessment_template_slug_once"),
        )

    def __str__(self) -> str:
        return self.name


class TemplateStrand(Entered):
    """One characteristic or group of questions of a form."""

    template = models.ForeignKey(AssessmentTemplate, on_delete=models.PROTECT, related_name="strands")
    position = models.PositiveIntegerField()
    key = models.SlugField()
    name = models.CharField(max_length=80)
    question = models.TextField()
    mitigation_question = models.TextField(blank=True, help_text="Empty where the form does not ask for any")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=["template", "key"], condition=Q(withdrawn_at=None), name="template_strand_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
