"""The mail that tells the members of the panel that a report is published: once each, whatever fails."""

from __future__ import annotations

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from programme.access import Permission, roles_with
from programme.digests.delivery import is_address
from programme.digests.mails import mail_id, whole, with_whole_addresses
from programme.models import Mailing, Person, Programme, Report, RoleAssignment
from programme.ui.format import long_date


def panel_of(programme: Programme) -> QuerySet[Person]:
    """Those who read what is published, and see nothing else of the programme."""
    held = RoleAssignment.objects.filter(programme=programme).standing()
    readers = held.filter(role__in=roles_with(Permission.READ_PUBLISHED))
    viewers = held.filter(role__in=roles_with(Permission.VIEW))
    people = Person.objects.filter(pk__in=readers.values("person"), is_active=True)
    return people.exclude(pk__in=viewers.values("person")).order_by("pk")


def tell_panel(report: Report) -> None:
    """Let a mail to each member wait to be sent, in the transaction that publishes the report.

    A member who has one of this report gets no other, however often it runs; one who wants no mails gets
    none. The worker sends them as it sends digests.
    """
    members = panel_of(report.programme).exclude(mails=Person.Mails.NONE)
    mailings = [_mailing(report, person) for person in members]
    # Whoever has been told by somebody faster is left alone.
    Mailing.objects.bulk_create(mailings, ignore_conflicts=True)


def _mailing(report: Report, person: Person) -> Mailing:
    is_known = is_address(person.email)
    return Mailing(
        person=person,
        day=timezone.localdate(),
        report=report,
        address=person.email,
        subject=_subject(report),
        text=_text(report),
        html=with_whole_addresses(render_to_string("mail/publication.html", _context(report))),
        message_id=mail_id("report", report.uid, person.pk),
        try_at=timezone.now(),
        state=Mailing.State.WAITING if is_known else Mailing.State.FAILED,
        answer="" if is_known else "No mail address is known",
    )


def _subject(report: Report) -> str:
    """No line breaks, whatever a programme is called."""
    return " ".join(f"The report on {report.period} is published: {report.programme.name}".split())[:200]


def _context(report: Report) -> dict[str, object]:
    meeting = report.meeting
    return {
        "title": _subject(report),
        "programme": report.programme,
        "day": long_date(timezone.localdate()),
        "words": report.period.words,
        "goes_to": f"It goes to {meeting.body} on {long_date(meeting.held_on)}."
        if meeting and meeting.held_on
        else "",
        "report_href": report.get_absolute_url(),
        "account_href": reverse("account"),
    }


def _text(report: Report) -> str:
    """Made by hand: a template would leave HTML's escapes in it."""
    context = _context(report)
    made_up = "Some of what this programme shows is made up." if report.programme.is_illustrative else ""
    lines = [
        f"Waymark, {context['day']}",
        f"{report.programme.name.upper()}",
        made_up,
        f"The quarterly report is published. {context['words']}.",
        str(context["goes_to"]),
        f"Read it, or ask a question about it: {whole(report.get_absolute_url())}",
        f"How often you are told by mail: {whole(reverse('account'))}\nThis mail cannot be answered.",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"
