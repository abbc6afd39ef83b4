"""People and the roles they have in each programme."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from programme.access import ROLES
from programme.models.entered import Entered


class Person(AbstractUser):
    """Someone who signs in. What they may do follows from their role in each programme alone."""

    class Mails(models.TextChoices):
        """How often somebody wants to be told by mail."""

        BY_ROLE = (
            "",
            "As my role needs it: daily; for directors weekly, and when something urgent is passed on",
        )
        DAILY = "DAILY", "Daily: on working days on which something is new"
        WEEKLY = "WEEKLY", "Weekly: on the first working day of a week"
        NONE = "NONE", "Not at all: I look at the pages"

    mails = models.CharField(max_length=6, choices=Mails, blank=True, default=Mails.BY_ROLE)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class RoleAssignment(Entered):
    """That a person has a role in a programme."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role.name, role.label) for role in ROLES])

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "person", "role"],
                condition=models.Q(withdrawn_at=None),
                name="one_role_assignment_each",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
