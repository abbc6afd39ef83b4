"""Setting and moving the dates of a closure's stages, with what follows shown first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programme.access import Permission
from programme.consequences import Consequence
from programme.models import ScheduleItem
from programme.operations.edits import edit_for
from programme.operations.updates import preview, report_progress
from programme.planning import load_plan
from programme.views.confirming import ConfirmingView
from services.forms.stages import StageForm
from services.models import ClosureStage
from services.views.services import ServiceMixin


class ChangeStage(ServiceMixin, ConfirmingView):
    permission = Permission.EDIT_SERVICES
    stage: ClosureStage

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        self.stage = self.find_stage(uid)
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.stage = self.find_stage(kwargs["uid"])
        return super().post(request, *args, **kwargs)

    def find_stage(self, uid: UUID) -> ClosureStage:
        """A stage that is complete has happened, so there is no date left to change."""
        self.service = self.find()
        stages = ClosureStage.objects.visible_to(self.request.user).filter(closure__service=self.service)
        return get_object_or_404(
            stages.standing()
            .exclude(item__state=ScheduleItem.State.COMPLETE)
            .select_related("item__figure", "item__programme", "programme"),
            uid=uid,
        )

    def get_form(self, data: Any = None) -> StageForm:
        return StageForm(data, stage=self.stage)

    def consequence_of(self, form: StageForm) -> Consequence:
        plan = load_plan(self.programme)
        return preview(plan, edit_for(plan, plan.items[self.stage.item_id], form.report()))

    def save(self, form: StageForm) -> None:
        data = form.cleaned_data
        report_progress(
            self.stage.item,
            form.report(),
            by=self.request.user,
            version=data["version"],
            reason=data["reason"],
            text=data["text"],
        )

    def show(self, form: StageForm, **extra: Any) -> HttpResponse:
        context = {
            "title": f"Change the dates of stage “{self.stage.get_stage_display().lower()}”",
            "caption": self.service.name,
            "form": form,
            "cancel_href": self.success_url(),
            **extra,
        }
        return render(self.request, "programme/confirming.html", context)

    def show_both(self, form: StageForm) -> HttpResponse:
        self.stage = self.find_stage(self.stage.uid)
        form.data = {**self.request.POST.dict(), "version": str(self.stage.item.version)}
        return super().show_both(form)

    def save_label(self, result: Consequence) -> str:
        return f"Save and move {len(result.moves)} dates" if len(result.moves) > 1 else "Save this date"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The dates of {self.stage.item.title} are saved."

    def success_url(self) -> str:
        return reverse("services:service", args=[self.programme.slug, self.service.slug])
