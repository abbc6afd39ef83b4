"""Files kept as evidence: once stored, never changed."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.db import models

from programme.models.entered import Entered
from programme.models.plan import ScheduleItem
from programme.models.programmes import Cause, Programme


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, person: Any) -> Self:
        return self.filter(programme__in=Programme.objects.open_to(person))


class Document(models.Model):
    """The bytes of a file with their SHA-256, so that a decision can pin exactly what was shown."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    objects = DocumentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A stored document never changes")
        super().save(*args, **kwargs)


class Attachment(Entered):
    """That a document belongs to an item."""

    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="attachments")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.document.name
