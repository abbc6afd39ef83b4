"""When bodies meet and do not: meetings, the rules for their papers, and recesses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import Permission
from programme.consequences import Consequence
from programme.deadlines import too_late
from programme.forms.ending import EndForm
from programme.forms.explained import EndExplainedForm
from programme.forms.meetings import BodyForm, ChangeMeetingForm, MeetingForm, RecessForm
from programme.models import Body, Entered, Meeting, Recess
from programme.operations.meetings import (
    add_meeting,
    add_recess,
    body_named,
    cancel_meeting,
    change_body,
    change_meeting,
    end_recess,
    meeting_edit,
)
from programme.operations.updates import preview
from programme.planning import Edit, load_plan
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView, EndingView
from programme.views.meetings import tabs
from programme.views.saving import SavingView


class BodyList(ProgrammeView):
    """The bodies with the rules for their papers, and when none or one of them does not meet."""

    section = "programme:meetings"

    def get(self, request: HttpRequest) -> HttpResponse:
        to_come = Q(meetings__held_on__gte=self.programme.today(), meetings__withdrawn_at=None)
        bodies = Body.objects.visible_to(request.user).filter(programme=self.programme).standing()
        recesses = Recess.objects.visible_to(request.user).filter(programme=self.programme).standing()
        context = {
            "title": "Bodies and recesses",
            "tabs": tabs(self.programme, "bodies"),
            "bodies": bodies.annotate(next_on=Min("meetings__held_on", filter=to_come)),
            "recesses": recesses.select_related("body"),
            "programme": self.programme,
            "can_edit": self.may(Permission.EDIT_PLAN),
        }
        return render(request, "programme/bodies.html", context)


class AddMeeting(ConfirmingView):
    preview_says_all = True
    section = "programme:meetings"
    permission = Permission.EDIT_PLAN
    meeting: Meeting

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The meeting is added. {too_late(self.meeting, self.programme.today())}"

    def get_form(self, data: Any = None) -> MeetingForm:
        return MeetingForm(data, programme=self.programme)

    def consequence_of(self, form: MeetingForm) -> Consequence:
        said = form.cleaned_data
        body = body_named(self.programme, said["body"], said["new_body"])
        if body._state.adding:
            return Consequence()
        meeting = Meeting(programme=self.programme, body=body)
        plan = load_plan(self.programme)
        return preview(plan, meeting_edit(meeting, held_on=said["held_on"], purpose=said["purpose"]))

    def page(self) -> dict[str, Any]:
        return {"title": "Add a meeting"}

    def save(self, form: MeetingForm) -> None:
        self.meeting = add_meeting(self.programme, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        if hasattr(self, "meeting"):
            return self.meeting.get_absolute_url()
        return reverse("programme:meetings", args=[self.programme.slug])


class MeetingMixin(ProgrammeView):
    """Finds the meeting that the address names, within what the person may see."""

    section = "programme:meetings"
    permission = Permission.EDIT_PLAN

    def meeting_at(self, uid: str) -> Meeting:
        meetings = Meeting.objects.visible_to(self.request.user).filter(programme=self.programme)
        meeting: Meeting = self.find_row(meetings.with_row(), uid=uid)
        return meeting


class ChangeMeeting(MeetingMixin, ConfirmingView):
    preview_says_all = True

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The meeting is changed. {too_late(self.meeting, self.programme.today())}"

    def find_subject(self, **address: Any) -> None:
        self.meeting = self.meeting_at(address["uid"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.meeting}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> ChangeMeetingForm:
        return ChangeMeetingForm(data, meeting=rows["version"])

    def consequence_of(self, form: ChangeMeetingForm) -> Consequence:
        if not form.consequential():
            return Consequence()
        edit = meeting_edit(self.meeting, held_on=form.cleaned_data["held_on"])
        return preview(load_plan(self.programme), edit)

    def page(self) -> dict[str, Any]:
        return {"title": "Change the meeting", "caption": str(self.meeting)}

    def save(self, form: ChangeMeetingForm) -> None:
        self.meeting = change_meeting(self.meeting, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return self.meeting.get_absolute_url()


class CancelMeeting(MeetingMixin, EndingView):
    preview_says_all = True
    saved_message = "The meeting is cancelled."
    ended: Meeting

    def find_subject(self, **address: Any) -> None:
        self.ended = self.meeting_at(address["uid"])

    def consequence_of(self, form: EndExplainedForm) -> Consequence:
        return preview(load_plan(self.programme), Edit(ended_meetings=[self.ended]))

    def page(self) -> dict[str, Any]:
        return {"title": "Cancel the meeting", "caption": str(self.ended)}

    def save_label(self, result: Consequence) -> str:
        return "Cancel the meeting"

    def get_form(self, data: Any = None) -> EndExplainedForm:
        return EndExplainedForm(data, row=self.ended)

    def save(self, form: EndExplainedForm) -> None:
        cancel_meeting(self.ended, by=self.request.user, **form.explanation())

    def success_url(self) -> str:
        return reverse("programme:meetings", args=[self.programme.slug])


class ChangeBody(SavingView):
    section = "programme:meetings"
    permission = Permission.EDIT_PLAN
    saved_message = "The rules are saved."

    def find_subject(self, **address: Any) -> None:
        bodies = Body.objects.visible_to(self.request.user).filter(programme=self.programme)
        self.body = self.find_row(bodies, uid=address["uid"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.body}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> BodyForm:
        return BodyForm(data, body=rows["version"])

    def page(self) -> dict[str, Any]:
        return {"title": "When papers are due", "caption": str(self.body)}

    def save(self, form: BodyForm) -> None:
        change_body(self.body, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return reverse("programme:bodies", args=[self.programme.slug])


class AddRecess(SavingView):
    section = "programme:meetings"
    permission = Permission.EDIT_PLAN
    saved_message = "The recess is added."

    def get_form(self, data: Any = None) -> RecessForm:
        return RecessForm(data, programme=self.programme)

    def page(self) -> dict[str, Any]:
        return {"title": "Add a recess", "lead": "No meeting can be entered in a recess."}

    def save(self, form: RecessForm) -> None:
        add_recess(self.programme, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return reverse("programme:bodies", args=[self.programme.slug])


class EndRecess(EndingView):
    section = "programme:meetings"
    permission = Permission.EDIT_PLAN
    saved_message = "The recess is taken away."
    ended: Recess

    def find_subject(self, **address: Any) -> None:
        recesses = Recess.objects.visible_to(self.request.user).filter(programme=self.programme)
        self.ended = self.find_row(recesses.select_related("body"), uid=address["uid"])

    def consequence_of(self, form: EndForm) -> Consequence:
        return Consequence()

    def page(self) -> dict[str, Any]:
        return {"title": "Take the recess away", "caption": str(self.ended)}

    def save_label(self, result: Consequence) -> str:
        return "Take the recess away"

    def save(self, form: EndForm) -> None:
        end_recess(self.ended, by=self.request.user)

    def success_url(self) -> str:
        return reverse("programme:bodies", args=[self.programme.slug])
