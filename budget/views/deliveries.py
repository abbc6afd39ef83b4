"""Saying which action delivers a proposal, and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from budget.forms.proposals import DeliveryForm
from budget.models import Delivery, Proposal
from budget.operations import add_delivery, end_delivery, preview_delivery, preview_end
from budget.views.proposals import ProposalMixin
from programme.access import Permission
from programme.consequences import Consequence
from programme.history import StaleVersion
from programme.operations.errors import Refused
from programme.presenters import preview_of
from programme.views.confirming import ConfirmingView


class AddDelivery(ProposalMixin, ConfirmingView):
    permission = Permission.EDIT_BUDGET
    saved_message = "What delivers it is recorded."

    def get(self, request: HttpRequest) -> HttpResponse:
        self.proposal = self.find()
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.proposal = self.find()
        return super().post(request, *args, **kwargs)

    def get_form(self, data: Any = None) -> DeliveryForm:
        return DeliveryForm(data, proposal=self.proposal)

    def consequence_of(self, form: DeliveryForm) -> Consequence:
        return preview_delivery(self.proposal, form.cleaned_data["action"], form.cleaned_data["trigger"])

    def save(self, form: DeliveryForm) -> None:
        data = form.cleaned_data
        add_delivery(self.proposal, data["action"], data["trigger"], by=self.request.user)

    def show(self, form: DeliveryForm, **extra: Any) -> HttpResponse:
        context = {
            "title": f"Say what delivers {self.proposal.code}",
            "caption": self.proposal.title,
            "form": form,
            "cancel_href": self.proposal.get_absolute_url(),
            **extra,
        }
        return render(self.request, "programme/confirming.html", context)

    def success_url(self) -> str:
        return self.proposal.get_absolute_url()


class EndDelivery(ProposalMixin):
    """Asks first, with what it would do to the forecast."""

    permission = Permission.EDIT_BUDGET

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        proposal, delivery = self._found(uid)
        context = {
            "title": f"Action {delivery.item.code} no longer delivers {proposal.code}",
            "caption": proposal.title,
            "preview": preview_of(preview_end(delivery), self.programme),
            "submit_label": "Record this",
            "cancel_href": proposal.get_absolute_url(),
        }
        return render(request, "programme/confirming.html", context)

    def post(self, request: HttpRequest, uid: str) -> HttpResponse:
        proposal, delivery = self._found(uid)
        try:
            end_delivery(delivery, by=request.user)
        except StaleVersion:
            messages.info(request, "Somebody else has taken that back already.")
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Action {delivery.item.code} no longer delivers {proposal.code}.")
        return HttpResponseRedirect(proposal.get_absolute_url())

    def _found(self, uid: str) -> tuple[Proposal, Delivery]:
        proposal = self.find()
        deliveries = Delivery.objects.visible_to(self.request.user).filter(proposal=proposal).standing()
        return proposal, get_object_or_404(
            deliveries.select_related("item", "proposal", "programme"), uid=uid
        )
