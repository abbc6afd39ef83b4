from services.models.closures import Closure, ClosureStage, Stage, stage_code
from services.models.costs import CostLine, CostSheet, HomeCost
from services.models.outcomes import Fact, Trajectory, TrajectoryPoint
from services.models.risks import ServiceRisk
from services.models.services import Service, ServiceMention, ServiceProposal, StaffGroup, StaffingTable

__all__ = [
    "Closure",
    "ClosureStage",
    "CostLine",
    "CostSheet",
    "Fact",
    "HomeCost",
    "Service",
    "ServiceMention",
    "ServiceProposal",
    "ServiceRisk",
    "Stage",
    "StaffGroup",
    "StaffingTable",
    "Trajectory",
    "TrajectoryPoint",
    "stage_code",
]
