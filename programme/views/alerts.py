"""What somebody should know now: the list of alerts, one alert, and the answers to it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from programme.access import Permission
from programme.alert_states import answer_of, standing_of
from programme.alerts import alert_rules, title_of
from programme.filters.alerts import AlertFilter
from programme.forms.alerts import AnswerForm
from programme.forms.ending import EndForm
from programme.hearing import listener, may_answer, passed_on, told_words
from programme.models import Alert, AlertAnswer, Entered, Mailing
from programme.operations.alerts import answer_alert, take_back
from programme.presenters import changes_of
from programme.subjects import subject_href
from programme.tables.alerts import AlertTable
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView


class AlertList(ProgrammeView, TableView):
    section = "programme:alerts"
    template_name = "programme/alerts.html"
    title = "Alerts"
    one = "alert"
    export_name = "alerts"
    table_class = AlertTable
    filterset_class = AlertFilter

    @cached_property
    def today(self) -> Any:
        return self.programme.today()

    def get_queryset(self) -> Any:
        alerts = Alert.objects.visible_to(self.request.user).filter(programme=self.programme)
        return alerts.for_pages().most_urgent_first()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"today": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alerts = Alert.objects.filter(programme=self.programme)
        return super().get_context_data(
            waiting=alerts.waiting(self.today).count(),
            answered=alerts.open().answered(self.today).count(),
            may_see_mails=self.may(Permission.KEEP_ALERTS),
            lost=Mailing.objects.to_people_of(self.programme).lost().count(),
            **kwargs,
        )


class AlertMixin(ProgrammeView):
    """Finds the newest alert of the rule and subject in the address: the open one where there is one."""

    section = "programme:alerts"
    alert: Alert
    answer_given: AlertAnswer | None

    def find_subject(self, **address: Any) -> None:
        alerts = Alert.objects.visible_to(self.request.user).filter(programme=self.programme)
        found = alerts.filter(**address).for_pages().order_by("-id").first()
        if found is None:
            raise Http404
        self.alert, self.answer_given = found, answer_of(found)
        if self.request.method == "POST" and not self.may_answer:
            raise PermissionDenied

    @cached_property
    def may_answer(self) -> bool:
        who = listener(self.request.user, programme=self.programme)
        return may_answer(who, self.alert)

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.answer_given}

    def success_url(self) -> str:
        return self.alert.get_absolute_url()


class AlertPage(AlertMixin, SavingView):
    """One alert with how it stands, and the form of an answer for those who are told of it."""

    template_name = "programme/alert.html"
    saved_message = "Your answer is saved."

    def get_form(self, data: Any = None) -> AnswerForm:
        return AnswerForm(data, answer=self.answer_given, is_holding=self.standing.state.is_quiet)

    @property
    def standing(self) -> Any:
        return standing_of(self.alert, self.answer_given, self.programme.today())

    def page(self) -> dict[str, Any]:
        alert, rule = self.alert, alert_rules().get(self.alert.rule)
        earlier = Alert.objects.filter(programme=self.programme, rule=alert.rule, subject=alert.subject)
        answers = AlertAnswer.history.filter(alert=alert)
        return {
            "title": title_of(alert),
            "breadcrumbs": [Link("Alerts", reverse("programme:alerts", args=[self.programme.slug]))],
            "alert": alert,
            "rule": rule,
            "standing": self.standing,
            "reason": self.answer_given.reason if self.answer_given else "",
            "about": str(alert.item or alert.subject.partition(":")[2]),
            "about_href": subject_href(self.programme.slug, alert.subject),
            "told": told_words(alert.rule, alert.owner),
            "passed_on": [] if self.standing.state.is_quiet else passed_on(alert, self.answer_given),
            "earlier": earlier.exclude(pk=alert.pk).order_by("-id"),
            "events": changes_of(answers),
            "may_take_back": self.may_answer and self.standing.state.is_quiet,
        }

    def show(self, form: Any, **extra: Any) -> HttpResponse:
        """The page is not only a form: there is nothing to cancel. What was typed is shown in any case."""
        shown = self.may_answer and (form.is_bound or not self.alert.closed_on)
        return super().show(form, **{"cancel_href": "", "may_answer": shown, **extra})

    def save(self, form: AnswerForm) -> None:
        data = form.cleaned_data
        answer_alert(self.alert, **data, by=self.request.user)


class TakeBackAnswer(AlertMixin, SavingView):
    saved_message = "The answer is taken back: the alert waits for one again."
    taken: AlertAnswer

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        if not self.may_answer:
            raise PermissionDenied
        answers = AlertAnswer.objects.visible_to(self.request.user).filter(alert=self.alert)
        self.taken = self.find_row(answers.select_related("alert", "cause__by", "programme"))

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.taken}

    def get_form(self, data: Any = None) -> EndForm:
        return EndForm(data, row=self.taken)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Take the answer back",
            "caption": self.alert.message,
            "lead": standing_of(self.alert, self.taken, self.programme.today()).words,
            "submit_label": "Take it back",
        }

    def save(self, form: EndForm) -> None:
        take_back(self.taken, version=form.cleaned_data["version"], by=self.request.user)
