from budget.models.approvals import ProposalApproval, ProposalEdition
from budget.models.delivered import DeliveredAmount
from budget.models.deliveries import Delivery, ProposalLink
from budget.models.figures import (
    EffectFigure,
    ImpliedFigure,
    LastMonthFigure,
    MonthlyFigure,
    SavingFigure,
    SlippageCause,
    SlippageParts,
    SlippageTotal,
)
from budget.models.proposal_lines import Driver, ProposalAmount, StaffingLine, TargetGroup
from budget.models.proposals import Proposal
from budget.models.reconciliation import AcceptedFinding, CheckFigure, PrintedTotal
from budget.models.risks import ProposalRisk
from budget.models.tracking import BudgetAssumption, Pressure, RatingWeight
from budget.status import DeliveryStatus

__all__ = [
    "MonthlyFigure",
    "AcceptedFinding",
    "BudgetAssumption",
    "CheckFigure",
    "DeliveredAmount",
    "Delivery",
    "DeliveryStatus",
    "Driver",
    "EffectFigure",
    "ImpliedFigure",
    "LastMonthFigure",
    "Pressure",
    "PrintedTotal",
    "Proposal",
    "ProposalAmount",
    "ProposalApproval",
    "ProposalEdition",
    "ProposalLink",
    "ProposalRisk",
    "RatingWeight",
    "SavingFigure",
    "SlippageCause",
    "SlippageParts",
    "SlippageTotal",
    "StaffingLine",
    "TargetGroup",
]
