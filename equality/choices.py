"""The words of an assessment, in the order in which a form offers them."""

from __future__ import annotations

from django.db.models import TextChoices


class Impact(TextChoices):
    """What a proposal does to the people a strand is about. Unknown is not neutral."""

    NEGATIVE = "NEGATIVE", "Negative"
    POSSIBLE = "POSSIBLE", "Possible"
    UNKNOWN = "UNKNOWN", "Unknown"
    NEUTRAL = "NEUTRAL", "Neutral"
    POSITIVE = "POSITIVE", "Positive"


class Stage(TextChoices):
    SCREENING = "SCREENING", "Screening"
    DRAFT = "DRAFT", "Draft"
    CONSULTATION = "CONSULTATION", "Consultation"
    FINAL = "FINAL", "Final"
    SIGNED_OFF = "SIGNED_OFF", "Signed off"
    REVIEW_DUE = "REVIEW_DUE", "Review due"


class Outcome(TextChoices):
    NO_CHANGE = "NO_CHANGE", "No major change"
    ADJUST = "ADJUST", "Adjust the proposal"
    CONTINUE = "CONTINUE", "Continue, with justification"
    STOP = "STOP", "Stop and rethink"
