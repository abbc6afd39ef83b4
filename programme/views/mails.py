"""What became of the mails to people of a programme, and sending one again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from programme.access import Permission
from programme.digests.delivery import WAITS, send_again
from programme.filters.alerts import MailFilter
from programme.models import Mailing
from programme.tables.mails import MailTable
from programme.ui.format import long_date
from programme.ui.forms import Form
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView


class MailMixin(ProgrammeView):
    section = "programme:alerts"
    permission = Permission.KEEP_ALERTS

    def mailings(self) -> Any:
        """Not their words: these may tell of programmes that the administrator of this one does not see."""
        return (
            Mailing.objects.to_people_of(self.programme)
            .select_related("person", "report")
            .defer("text", "html")
        )


class MailList(MailMixin, TableView):
    template_name = "programme/mails.html"
    title = "Mails"
    one = "mail"
    table_class = MailTable
    filterset_class = MailFilter

    def get_queryset(self) -> Any:
        told = Count("notices", filter=Q(notices__alert__programme=self.programme))
        return self.mailings().annotate(alerts=told)

    def get_table_kwargs(self) -> dict[str, Any]:
        lost = self.mailings().lost().values_list("pk", flat=True)
        return {"programme": self.programme, "lost": set(lost)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            breadcrumbs=[Link("Alerts", reverse("programme:alerts", args=[self.programme.slug]))],
            lost=self.mailings().lost().count(),
            waits=[wait.seconds // 60 for wait in WAITS],
            **kwargs,
        )


class SendAgainForm(Form):
    """Asks nothing."""

    submit_label = "Send it again"


class SendAgain(MailMixin, SavingView):
    """A digest, which its day names."""

    saved_message = "The mail waits to be sent: it goes within minutes of a working day."
    mailing: Mailing

    def find_subject(self, **address: Any) -> None:
        try:
            day = dt.date.fromisoformat(address["day"])
        except ValueError as error:
            raise Http404 from error
        digests = self.mailings().digests()
        self.mailing = get_object_or_404(digests, person__username=address["username"], day=day)

    def get_form(self, data: Any = None) -> SendAgainForm:
        return SendAgainForm(data)

    def page(self) -> dict[str, Any]:
        mailing = self.mailing
        return {
            "title": "Send a mail again",
            "caption": f"{mailing.person}, {long_date(mailing.day)}",
            "breadcrumbs": [
                Link("Alerts", reverse("programme:alerts", args=[self.programme.slug])),
                Link("Mails", self.success_url()),
            ],
            "lead": f"{_words(mailing)} It goes to {mailing.person.email or 'nobody: no address is known'}.",
        }

    def save(self, form: Any) -> None:
        send_again(self.mailing)

    def success_url(self) -> str:
        return reverse("programme:mails", args=[self.programme.slug])


class SendPublicationAgain(SendAgain):
    """A mail that tells of a published report of this programme."""

    def find_subject(self, **address: Any) -> None:
        told = self.mailings().filter(report__programme=self.programme, report__quarter=address["quarter"])
        self.mailing = get_object_or_404(told, person__username=address["username"])


def _words(mailing: Mailing) -> str:
    if mailing.state == Mailing.State.UNKNOWN:
        return "Nobody knows whether it has arrived: whoever has it already may have it twice."
    return f"{mailing.get_state_display()}. {mailing.answer}".rstrip(". ") + "."
