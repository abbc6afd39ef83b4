from programme.models.alerts import Alert
from programme.models.baselines import Baseline, BaselineDate
from programme.models.documents import Attachment, Document
from programme.models.entered import Entered, EnteredQuerySet, as_at, changed, end_of, standing
from programme.models.figures import Calculation, ItemFigure, Movement, Status, WorkerBeat
from programme.models.meetings import (
    Body,
    Implication,
    Meeting,
    ProgrammeNote,
    Recommendation,
    ReportingDuty,
)
from programme.models.people import Person, RoleAssignment
from programme.models.plan import LONGEST_LAG, Action, Dependency, ProgressUpdate, ScheduleItem, Workstream
from programme.models.programmes import Cause, Programme
from programme.models.risks import Risk, RiskItem
from programme.models.workstreams import ListedPlace, ListedWorkstream

__all__ = [
    "LONGEST_LAG",
    "Action",
    "Alert",
    "Attachment",
    "Baseline",
    "BaselineDate",
    "Body",
    "Calculation",
    "Cause",
    "Dependency",
    "Document",
    "Entered",
    "EnteredQuerySet",
    "Implication",
    "ItemFigure",
    "ListedPlace",
    "ListedWorkstream",
    "Meeting",
    "Movement",
    "Person",
    "Programme",
    "ProgrammeNote",
    "ProgressUpdate",
    "Recommendation",
    "ReportingDuty",
    "Risk",
    "RiskItem",
    "RoleAssignment",
    "ScheduleItem",
    "Status",
    "WorkerBeat",
    "Workstream",
    "as_at",
    "changed",
    "end_of",
    "standing",
]
