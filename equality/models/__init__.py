from equality.choices import Impact, Outcome, Stage
from equality.models.assessments import (
    Assessment,
    AssessmentProposal,
    AssessmentService,
    Mitigation,
    StrandFinding,
)
from equality.models.risks import AssessmentRisk
from equality.models.templates import AssessmentTemplate, TemplateStrand

__all__ = [
    "Assessment",
    "AssessmentProposal",
    "AssessmentRisk",
    "AssessmentService",
    "AssessmentTemplate",
    "Impact",
    "Mitigation",
    "Outcome",
    "Stage",
    "StrandFinding",
    "TemplateStrand",
]
