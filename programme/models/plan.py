"""The plan: workstreams, schedule items, actions, links and progress."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.dates import PlanDate
from programme.fields import PlanDateField
from programme.models.entered import Entered
from programme.models.programmes import Cause
from programme.querysets import ActionQuerySet
from programme.schedule import LinkType, Mode, Unit

LONGEST_LAG = {Unit.MONTHS: 120, Unit.DAYS: 3660}
"""Ten years either way: more is a slip of the pen."""


ACTION = "action"
"""The kind of the schedule items that are actions."""

TYPE_WORDS = {
    LinkType.FINISH_TO_START: "Finish to start",
    LinkType.START_TO_START: "Start to start",
    LinkType.FINISH_TO_FINISH: "Finish to finish",
    LinkType.START_TO_FINISH: "Start to finish",
}


class Workstream(Entered):
    """A named part of the programme with a lead."""

    name = models.CharField(max_length=120)
    slug = models.SlugField()
    position = models.PositiveIntegerField()
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["programme", "slug"], name="workstream_slug_once"),)

    def __str__(self) -> str:
        return self.name


class ScheduleItem(Entered):
    """Anything with a date that can move; an action, a decision or a stage hangs on it one to one.

    An empty forecast means "as the baseline". Computed dates are in ItemFigure, never here.
    """

    class StartKind(models.TextChoices):
        DATED = "DATED", "Dated"
        ONGOING = "ONGOING", "Already under way"
        COMPLETED = "COMPLETED", "Completed"

    class State(models.TextChoices):
        NOT_STARTED = "NOT_STARTED", "Not started"
        IN_PROGRESS = "IN_PROGRESS", "In progress"
        COMPLETE = "COMPLETE", "Complete"
        ON_HOLD = "ON_HOLD", "On hold"
        CANCELLED = "CANCELLED", "Cancelled"

    kind = models.CharField(max_length=20, help_text="What hangs on it, a key of config.pages.ITEM_PAGES")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    start_kind = models.CharField(max_length=10, choices=StartKind, default=StartKind.DATED)
    is_open_ended = models.BooleanField(default=False)
    baseline_start = PlanDateField(null=True, blank=True)
    baseline_end = PlanDateField(null=True, blank=True)
    forecast_start = PlanDateField(null=True, blank=True)
    forecast_end = PlanDateField(null=True, blank=True)
    reckoned_from = PlanDateField(
        null=True,
        blank=True,
        help_text="The start that the forecast end was reckoned from, where nobody estimated the start",
    )
    actual_start = PlanDateField(null=True, blank=True)
    actual_end = PlanDateField(null=True, blank=True)
    mode = models.CharField(
        max_length=10, choices=[(mode.value, mode.value) for mode in Mode], default=Mode.AUTOMATIC.value
    )
    state = models.CharField(max_length=12, choices=State, default=State.NOT_STARTED)
    is_target = models.BooleanField(default=False, help_text="Named by an officer as a date that must hold")
    decided_by = models.ForeignKey(
        "programme.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        help_text="The body that takes this decision: when it moves, it moves to a meeting of the body",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["programme", "kind", "code"], name="schedule_item_code_once"),
            models.CheckConstraint(
                condition=Q(actual_end=None) | Q(state="COMPLETE"), name="an_actual_end_means_complete"
            ),
            models.CheckConstraint(
                condition=~Q(state="COMPLETE") | Q(actual_end__isnull=False) | Q(start_kind="COMPLETED"),
                name="complete_has_an_actual_end_unless_printed_so",
            ),
        )

    def __str__(self) -> str:
        """Only actions are known by their numbers; other codes are for addresses."""
        return f"{self.code} {self.title}" if self.kind == ACTION else self.title

    @property
    def short(self) -> str:
        return self.code if self.kind == ACTION else self.title

    @property
    def own_start(self) -> PlanDate | None:
        """The start as last estimated: the forecast, or else the baseline."""
        return self.forecast_start or self.baseline_start

    @property
    def own_end(self) -> PlanDate | None:
        return self.forecast_end or self.baseline_end

    @property
    def is_backwards(self) -> bool:
        """Whether it would end before it starts. An estimated start does not stand against a reported end."""
        end = self.actual_end or self.own_end
        start = self.actual_start or (None if self.actual_end or self.is_under_way else self.own_start)
        return start is not None and end is not None and end.last < start.first

    @property
    def is_under_way(self) -> bool:
        """Printed as ongoing or completed, so that no start date is known."""
        return self.start_kind != self.StartKind.DATED

    @property
    def has_begun(self) -> bool:
        return self.is_under_way or self.actual_start is not None or self.state == self.State.COMPLETE


class Action(Entered):
    """A numbered line of the plan. Its number, title and dates are those of its schedule item."""

    KIND = ACTION

    item = models.OneToOneField(ScheduleItem, on_delete=models.PROTECT, related_name="action")
    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, related_name="actions")
    position = models.PositiveIntegerField(help_text="Order in the printed plan")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.TextField(blank=True)
    printed_start = models.CharField(max_length=60, blank=True)
    printed_end = models.CharField(max_length=60, blank=True)
    printed_links = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = ActionQuerySet.as_manager()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return str(self.item)

    @property
    def number(self) -> str:
        return self.item.code

    def get_absolute_url(self) -> str:
        return reverse("programme:action", args=[self.programme.slug, self.item.code])


class Dependency(Entered):
    """That one item waits for another (domain.md section 2)."""

    predecessor = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="successor_links")
    successor = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="predecessor_links")
    type = models.CharField(max_length=2, choices=[(kind.value, kind.value) for kind in LinkType])
    lag = models.IntegerField(default=0)
    lag_unit = models.CharField(
        max_length=6, choices=[(unit.value, unit.value) for unit in Unit], default=Unit.MONTHS.value
    )
    is_constraining = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = (
            models.UniqueConstraint(
                fields=["predecessor", "successor", "type"],
                condition=Q(withdrawn_at=None),
                name="dependency_once",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="dependency_between_two_items"
            ),
            models.CheckConstraint(
                condition=Q(lag__gte=-LONGEST_LAG[Unit.DAYS], lag__lte=LONGEST_LAG[Unit.DAYS]),
                name="dependency_lag",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor.code} → {self.successor.code}"

    @property
    def in_words(self) -> str:
        """`Finish to start, lead 1 month`."""
        words = TYPE_WORDS[LinkType(self.type)]
        if not self.lag:
            return words
        unit = self.lag_unit if abs(self.lag) != 1 else self.lag_unit.removesuffix("s")
        return f"{words}, {'lead' if self.lag < 0 else 'lag'} {abs(self.lag)} {unit}"


class ProgressUpdate(Entered):
    """What somebody said about an item on a day; "no change" counts."""

    class News(models.TextChoices):
        LOADED = "LOADED", "Loaded"
        NO_CHANGE = "NO_CHANGE", "No change"
        STARTED = "STARTED", "Started"
        MOVED = "MOVED", "Dates changed"
        DONE = "DONE", "Complete"
        PAUSED = "PAUSED", "On hold"
        RESUMED = "RESUMED", "Taken up again"
        BLOCKED = "BLOCKED", "Blocked"
        CANCELLED = "CANCELLED", "Cancelled"

    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="updates")
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="updates")
    news = models.CharField(max_length=10, choices=News)
    made_on = models.DateField()
    text = models.TextField(blank=True)
    blocked_by = models.ForeignKey(
        ScheduleItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("made_on", "id")

    def __str__(self) -> str:
        return f"{self.get_news_display()}, {PlanDate.of_day(self.made_on)}"
