"""Adding a link to an action, and ending one."""

from __future__ import annotations

from typing import Any

from programme.access import Permission
from programme.consequences import Consequence
from programme.forms.explained import EndExplainedForm
from programme.forms.links import LinkForm
from programme.models import Dependency
from programme.operations.link_edits import link_edit
from programme.operations.links import add_link, end_link
from programme.operations.updates import preview
from programme.planning import Edit, load_plan
from programme.views.actions import ActionMixin
from programme.views.confirming import ConfirmingView, EndingView


class AddLink(ActionMixin, ConfirmingView):
    preview_says_all = True
    permission = Permission.EDIT_PLAN
    saved_message = "The link is added."

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()

    def get_form(self, data: Any = None) -> LinkForm:
        return LinkForm(data, action=self.action)

    def consequence_of(self, form: LinkForm) -> Consequence:
        plan = load_plan(self.programme)
        edit = link_edit(plan, successor=plan.items[self.action.item_id], **form.link())
        return preview(plan, edit)

    def save(self, form: LinkForm) -> None:
        add_link(self.action.item, by=self.request.user, **form.explanation(), **form.link())

    def page(self) -> dict[str, Any]:
        return {
            "title": f"Make action {self.action.number} wait for another",
            "caption": self.action.item.title,
        }

    def save_label(self, result: Consequence) -> str:
        return "Add the link"

    def success_url(self) -> str:
        return self.action.get_absolute_url()


class EndLink(ActionMixin, EndingView):
    """Asks first, with what would move; the link stays in history."""

    preview_says_all = True
    permission = Permission.EDIT_PLAN
    saved_message = "The link has ended."
    ended: Dependency

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()
        links = Dependency.objects.visible_to(self.request.user).filter(successor=self.action.item)
        found = links.select_related("predecessor", "successor", "programme")
        self.ended = self.find_row(found, uid=address["uid"])

    def consequence_of(self, form: EndExplainedForm) -> Consequence:
        return preview(load_plan(self.programme), Edit(ended_links=[self.ended]))

    def get_form(self, data: Any = None) -> EndExplainedForm:
        return EndExplainedForm(data, row=self.ended)

    def save(self, form: EndExplainedForm) -> None:
        end_link(self.ended, by=self.request.user, **form.explanation())

    def page(self) -> dict[str, Any]:
        title = f"Action {self.action.number} no longer waits for {self.ended.predecessor}"
        return {"title": title, "caption": self.action.item.title}

    def save_label(self, result: Consequence) -> str:
        return "End the link"

    def success_url(self) -> str:
        return self.action.get_absolute_url()
