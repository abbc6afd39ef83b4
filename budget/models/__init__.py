from budget.models.delivered import DeliveredAmount
from budget.models.deliveries import Delivery, ProposalLink
from budget.models.figures import DeliveryStatus, SavingFigure
from budget.models.proposals import Driver, Proposal, ProposalAmount, StaffingLine, TargetGroup
from budget.models.risks import ProposalRisk

__all__ = [
    "DeliveredAmount",
    "Delivery",
    "DeliveryStatus",
    "Driver",
    "Proposal",
    "ProposalAmount",
    "ProposalLink",
    "ProposalRisk",
    "SavingFigure",
    "StaffingLine",
    "TargetGroup",
]
