"""What-ifs that somebody keeps: a name, a purpose and the changes that are asked about."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.models.entered import Entered, EnteredQuerySet
from programme.models.programmes import Cause


class ScenarioQuerySet(EnteredQuerySet["Scenario"]):
    def visible_to(self, person: Any) -> Self:
        """A person's own, and those that others share."""
        return super().visible_to(person).filter(Q(owner=person) | Q(is_shared=True))

    def for_pages(self) -> Self:
        return self.standing().with_row()

    def with_row(self) -> Self:
        """The same, also of withdrawn ones."""
        return self.select_related("programme", "owner", "adopted_by")

    def open(self) -> Self:
        """Those that can still be changed, compared and adopted."""
        return self.filter(adopted_by=None)


class Scenario(Entered):
    """A named what-if. Its changes are worked out on the plan as it stands whenever it is opened.

    Once adopted it is kept as it is: its changes are part of the plan.
    """

    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    changes = models.JSONField(help_text="A list of changes as programme.what_if reads them")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField(default=False, help_text="Others who may see the plan see it too")
    adopted_by = models.ForeignKey(Cause, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar[Any] = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "name"], condition=Q(withdrawn_at=None), name="scenario_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme:scenario", args=[self.programme.slug, self.uid])
