"""Addresses of a programme's budget, below /programmes/<programme>/budget/."""

from django.urls import path

from budget.views.deliveries import AddDelivery, EndDelivery
from budget.views.proposals import ChangeProposal, ProposalList, ProposalPage

app_name = "budget"

urlpatterns = [
    path("", ProposalList.as_view(), name="proposals"),
    path("<str:code>/", ProposalPage.as_view(), name="proposal"),
    path("<str:code>/change/", ChangeProposal.as_view(), name="change-proposal"),
    path("<str:code>/deliveries/add/", AddDelivery.as_view(), name="add-delivery"),
    path("<str:code>/deliveries/<uuid:uid>/end/", EndDelivery.as_view(), name="end-delivery"),
]
