"""Where services are going: trajectories with their points, and single facts with their place."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from programme.fields import PlanDateField
from programme.models import Entered, ScheduleItem
from services.models.services import Service, StaffingTable


class Trajectory(Entered):
    """One measure over time: where it is, and where it is to be by when."""

    slug = models.SlugField()
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    measure = models.CharField(max_length=120, help_text="What is counted")
    unit = models.CharField(max_length=20, blank=True, help_text="% or nothing")
    place = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="trajectories"
    )

    class Meta:
        ordering = ("position",)
        verbose_name_plural = "trajectories"
        constraints = (models.UniqueConstraint(fields=["programme", "slug"], name="trajectory_slug_once"),)

    def __str__(self) -> str:
        return self.name


class TrajectoryPoint(Entered):
    """A value at a date; where only words are printed for the date, those."""

    class Kind(models.TextChoices):
        AS_IS = "AS_IS", "As it is"
        TARGET = "TARGET", "Target"
        ACTUAL = "ACTUAL", "Actual"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=Kind)
    date = PlanDateField(null=True, blank=True)
    printed_date = models.CharField(max_length=60, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    item = models.ForeignKey(
        ScheduleItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The action that is to reach it",
    )

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.trajectory}: {self.value:g}"

    @property
    def when(self) -> str:
        return str(self.date) if self.date else self.printed_date


class Fact(Entered):
    """A printed figure about a service, a trajectory or a staffing table, with its unit and place."""

    class Unit(models.TextChoices):
        COUNT = "COUNT", "a count"
        POUNDS = "POUNDS", "£"
        PENCE = "PENCE", "£ and pence"
        PERCENT = "PERCENT", "%"
        WEEKS = "WEEKS", "weeks"
        MONTHS = "MONTHS", "months"
        YEARS = "YEARS", "years"

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="facts"
    )
    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.PROTECT, null=True, blank=True, related_name="facts"
    )
    staffing = models.ForeignKey(
        StaffingTable, on_delete=models.PROTECT, null=True, blank=True, related_name="facts"
    )
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    words = models.CharField(max_length=300, blank=True, help_text="Where it is no figure")
    unit = models.CharField(max_length=8, choices=Unit, default=Unit.COUNT)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(service__isnull=False, trajectory=None, staffing=None)
                | Q(service=None, trajectory__isnull=False, staffing=None)
                | Q(service=None, trajectory=None, staffing__isnull=False),
                name="a_fact_is_about_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.in_words}"

    @property
    def in_words(self) -> str:
        """`£5.20`, `853`, `20%`, `6 weeks`."""
        if self.value is None:
            return self.words
        if self.unit == self.Unit.PENCE:
            return f"£{self.value:,.2f}"
        number = f"{self.value:,.0f}" if self.value == int(self.value) else f"{self.value:,f}".rstrip("0")
        if self.unit == self.Unit.POUNDS:
            return f"£{number}"
        if self.unit == self.Unit.PERCENT:
            return f"{number}%"
        return number if self.unit == self.Unit.COUNT else f"{number} {self.unit.lower()}"
