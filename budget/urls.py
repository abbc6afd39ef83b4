"""Addresses of a programme's budget, below /programmes/<programme>/budget/."""

from django.urls import path

from budget.views.charts import Charts, StepRows, UpToMonth
from budget.views.delivered import Delivered
from budget.views.deliveries import AddDelivery, EndDelivery
from budget.views.findings import AcceptFinding, FindingPage, ReopenFinding
from budget.views.printed_totals import AddTotal, ChangeTotal, WithdrawTotal
from budget.views.proformas import AddProposal, ApproveProposal, ChangeProposal, VersionPage, Versions
from budget.views.proposals import ProposalList, ProposalPage
from budget.views.reconciliation import Reconciliation
from budget.views.tracker import Tracker
from budget.views.tracking import (
    AddPressure,
    ChangePressure,
    EndProposal,
    RateProposal,
    SetAssumption,
    SetWeights,
    WithdrawPressure,
)

app_name = "budget"

urlpatterns = [
    path("", ProposalList.as_view(), name="proposals"),
    path("add/", AddProposal.as_view(), name="add-proposal"),
    path("charts/", Charts.as_view(), name="charts"),
    path("charts/months/", UpToMonth.as_view(), name="months"),
    path("charts/slippage/", StepRows.as_view(), name="slippage"),
    path("tracker/", Tracker.as_view(), name="tracker"),
    path("tracker/delivered/", Delivered.as_view(), name="delivered"),
    path("tracker/confidence/", SetWeights.as_view(), name="weights"),
    path("tracker/assumptions/<int:year>/", SetAssumption.as_view(), name="assumption"),
    path("tracker/pressures/add/", AddPressure.as_view(), name="add-pressure"),
    path("tracker/pressures/<uuid:uid>/change/", ChangePressure.as_view(), name="change-pressure"),
    path("tracker/pressures/<uuid:uid>/withdraw/", WithdrawPressure.as_view(), name="withdraw-pressure"),
    path("reconciliation/", Reconciliation.as_view(), name="reconciliation"),
    path("reconciliation/totals/add/", AddTotal.as_view(), name="add-total"),
    path("reconciliation/totals/<uuid:uid>/change/", ChangeTotal.as_view(), name="change-total"),
    path("reconciliation/totals/<uuid:uid>/withdraw/", WithdrawTotal.as_view(), name="withdraw-total"),
    path("reconciliation/<str:key>/", FindingPage.as_view(), name="finding"),
    path("reconciliation/<str:key>/accept/", AcceptFinding.as_view(), name="accept-finding"),
    path("reconciliation/<str:key>/reopen/", ReopenFinding.as_view(), name="reopen-finding"),
    path("<str:code>/", ProposalPage.as_view(), name="proposal"),
    path("<str:code>/change/", ChangeProposal.as_view(), name="change-proposal"),
    path("<str:code>/approve/", ApproveProposal.as_view(), name="approve-proposal"),
    path("<str:code>/end/", EndProposal.as_view(), name="end-proposal"),
    path("<str:code>/rating/", RateProposal.as_view(), name="rate-proposal"),
    path("<str:code>/versions/", Versions.as_view(), name="versions"),
    path("<str:code>/versions/<int:number>/", VersionPage.as_view(), name="version"),
    path("<str:code>/deliveries/add/", AddDelivery.as_view(), name="add-delivery"),
    path("<str:code>/deliveries/<uuid:uid>/end/", EndDelivery.as_view(), name="end-delivery"),
]
