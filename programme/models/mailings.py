"""Mails to people: what is new on a day, or a report that is published, and what became of each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from programme.models.alerts import Alert, Urgency
from programme.models.people import RoleAssignment
from programme.models.programmes import Cause, Programme


class MailingQuerySet(models.QuerySet["Mailing"]):
    def to_people_of(self, programme: Programme) -> MailingQuerySet:
        """Mails to those who have a role in a programme, whatever they tell of."""
        held = RoleAssignment.objects.filter(programme=programme).standing()
        return self.filter(person__in=held.values("person"))

    def digests(self) -> MailingQuerySet:
        """Those that say what is new on a day."""
        return self.filter(report=None)

    def lost(self) -> MailingQuerySet:
        """Those that have not arrived, or may not have, and that no later mail has made up for.

        What a digest said is told by the next one; of a published report nobody is told again by itself.
        """
        later = self.model.objects.digests().filter(person=OuterRef("person"), day__gt=OuterRef("day"))
        return self.filter(state__in=LOST).exclude(Exists(later), report=None)


class Mailing(models.Model):
    """The one mail of a person and a day, or of a person and a published report, kept as it is sent.

    The constraints make it one. Whoever makes the row has claimed the mail. It is `SENDING` from before the
    mail server is handed its text until the answer is known: a row that stays there may or may not have
    arrived, and is never sent by itself again. `message_id` is the same however often it is tried.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Waiting"
        SENDING = "SENDING", "Sending"
        SENT = "SENT", "Sent"
        FAILED = "FAILED", "Failed"
        UNKNOWN = "UNKNOWN", "Not known whether it arrived"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mailings")
    day = models.DateField()
    report = models.ForeignKey(
        "programme.Report",
        on_delete=models.PROTECT,
        null=True,
        related_name="mailings",
        help_text="Published, and told of by this mail; empty where it says what is new on a day",
    )
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    summary = models.TextField(blank=True, help_text="The figures it gives, to tell whether any is new")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(help_text="Not before this moment")
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, help_text="What the mail server last said")

    objects = MailingQuerySet.as_manager()

    class Meta:
        ordering = ("-day", "person")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "day"], condition=Q(report=None), name="one_mail_a_person_and_day"
            ),
            models.UniqueConstraint(fields=["person", "report"], name="one_mail_a_person_and_report"),
        )
        indexes = (models.Index(fields=["state", "try_at"], name="mailing_by_state"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.day}: {self.get_state_display()}"


LOST = (Mailing.State.FAILED, Mailing.State.UNKNOWN)
TOLD = (Mailing.State.WAITING, Mailing.State.SENDING, Mailing.State.SENT)
"""States in which what a mail says counts as told: what failed is told in the next one."""


class Notice(models.Model):
    """That a mail tells of an alert, and how bad it was then: told again only when it gets worse."""

    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="notices")
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="notices")
    urgency = models.PositiveSmallIntegerField(choices=Urgency)
    ceiling = models.PositiveBigIntegerField(default=0, help_text="As that of an answer")
    answered = models.ForeignKey(
        Cause,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The answer that had stood and held no longer: after another one it is news again",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailing", "alert"], name="one_notice_a_mail"),)

    def __str__(self) -> str:
        return f"{self.mailing}: {self.alert}"


class LeadNotice(models.Model):
    """That a mail tells somebody how a change altered what they lead: told once."""

    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="lead_notices")
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailing", "cause"], name="one_lead_notice_a_mail"),)

    def __str__(self) -> str:
        return f"{self.mailing}: {self.cause}"


class DigestDay(models.Model):
    """That the digests of a day have all been made, so that nothing is added to it later."""

    day = models.DateField(primary_key=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.day)
