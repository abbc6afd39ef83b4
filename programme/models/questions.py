"""What members of the panel ask about published reports, and the answers."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from programme.models.entered import Entered, EnteredQuerySet
from programme.models.reports import Report


class QuestionQuerySet(EnteredQuerySet["Question"]):
    def readable_by(self, person: Any) -> Self:
        """Those about what the person may read."""
        return self.filter(report__in=Report.objects.readable_by(person))

    def for_pages(self) -> Self:
        people = ("asked_by", "answered_by")
        return self.standing().select_related("programme", "report__programme", "report__edition", *people)

    def unanswered(self) -> Self:
        return self.filter(answered_on=None)


class Question(Entered):
    """What a member asks about a published report, by when an answer is wanted, and the answer.

    An answer that is changed stays in the history, and is shown under the one that replaced it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    section = models.SlugField(max_length=40, blank=True, help_text="Empty where it is about all of it")
    text = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    reply_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["programme", "number"], name="question_number_once"),)

    def __str__(self) -> str:
        return f"Question {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("programme:question", args=[self.programme.slug, self.number])

    def is_overdue(self, today: dt.date) -> bool:
        return self.answered_on is None and self.reply_by < today
