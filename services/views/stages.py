"""Setting and moving the dates of a closure's stages, with what follows shown first."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from programme.access import Permission
from programme.consequences import Consequence
from programme.models import Entered, ScheduleItem
from programme.operations.edits import edit_for
from programme.operations.updates import preview, report_progress
from programme.planning import load_plan
from programme.views.confirming import ConfirmingView
from services.forms.stages import StageForm
from services.models import ClosureStage
from services.views.services import ServiceMixin


class ChangeStage(ServiceMixin, ConfirmingView):
    preview_says_all = True
    permission = Permission.EDIT_SERVICES
    stage: ClosureStage

    def find_subject(self, **address: Any) -> None:
        """A stage that is complete has happened, so there is no date left to change."""
        self.service = self.find()
        stages = ClosureStage.objects.visible_to(self.request.user).filter(closure__service=self.service)
        found = stages.select_related("item__figure", "item__programme", "programme")
        self.stage = self.find_row(found, uid=address["uid"])
        if self.stage.item.state == ScheduleItem.State.COMPLETE and self.request.method != "POST":
            raise Http404

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.stage.item}

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

    def page(self) -> dict[str, Any]:
        title = f"Change the dates of stage “{self.stage.get_stage_display().lower()}”"
        return {"title": title, "caption": self.service.name}

    def save_label(self, result: Consequence) -> str:
        return f"Save and move {len(result.moves)} dates" if len(result.moves) > 1 else "Save this date"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The dates of {self.stage.item.title} are saved."

    def success_url(self) -> str:
        return reverse("services:service", args=[self.programme.slug, self.service.slug])
