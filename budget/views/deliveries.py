"""Saying which action delivers a proposal, and taking that back."""

from __future__ import annotations

from typing import Any

from budget.forms.deliveries import DeliveryForm
from budget.models import Delivery
from budget.operations import add_delivery, end_delivery, preview_delivery, preview_end
from budget.views.proposals import ProposalForms
from programme.consequences import Consequence
from programme.forms.ending import EndForm
from programme.views.confirming import ConfirmingView, EndingView


class AddDelivery(ProposalForms, ConfirmingView):
    preview_says_all = True
    saved_message = "What delivers it is recorded."

    def get_form(self, data: Any = None) -> DeliveryForm:
        return DeliveryForm(data, proposal=self.proposal)

    def consequence_of(self, form: DeliveryForm) -> Consequence:
        return preview_delivery(self.proposal, form.cleaned_data["action"], form.cleaned_data["trigger"])

    def save(self, form: DeliveryForm) -> None:
        data = form.cleaned_data
        add_delivery(self.proposal, data["action"], data["trigger"], by=self.request.user)

    def page(self) -> dict[str, Any]:
        return {"title": f"Say what delivers {self.proposal.code}", "caption": self.proposal.title}


class EndDelivery(ProposalForms, EndingView):
    """Asks first, with what it would do to the forecast."""

    preview_says_all = True
    ended: Delivery

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        deliveries = Delivery.objects.visible_to(self.request.user).filter(proposal=self.proposal)
        found = deliveries.select_related("item", "proposal", "programme")
        self.ended = self.find_row(found, uid=address["uid"])

    def consequence_of(self, form: EndForm) -> Consequence:
        return preview_end(self.ended)

    def save(self, form: EndForm) -> None:
        end_delivery(self.ended, by=self.request.user)

    def page(self) -> dict[str, Any]:
        return {"title": self._words(), "caption": self.proposal.title}

    def save_label(self, result: Consequence) -> str:
        return "Record this"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self._words()}."

    def _words(self) -> str:
        return f"Action {self.ended.item.code} no longer delivers {self.proposal.code}"
