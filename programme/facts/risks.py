"""The risks of a programme as facts: where each stands in the matrix, and whether it moved."""

from __future__ import annotations

from programme.days import Day, first_day
from programme.facts import Fact, FactKind
from programme.models import Person, Risk
from programme.risk_levels import cell_of, moved, rating_of, third_of
from programme.statuses import month_before
from programme.ui.format import NOT_STATED

MOVES = {"worse": "Up from {}", "better": "Down from {}", "new": "New", "": "No change"}


class Risks(FactKind):
    name = "risks"
    title = "Risks"
    one = "risk"
    columns = ("Likelihood", "Severity", "Score", "Rating", "In a month", "Owner", "What is done about it")
    marks = {
        "open": "Open",
        "rating": "Rated",
        "cell": "Likelihood and severity",
        "third": "Likelihood and severity",
        "unplaced": "Without likelihood or severity",
        "moved": "In a month",
        "owner": "Owned by",
    }

    def facts(self, day: Day) -> list[Fact]:
        risks, before = day.rows(Risk), scores_before(day)
        owners = dict(
            Person.objects.filter(pk__in={risk.owner_id for risk in risks} - {None}).values_list(
                "pk", "username"
            )
        )
        ordered = sorted(risks, key=lambda risk: (-risk.score, risk.number))
        return [_fact(day, risk, owners.get(risk.owner_id or 0, ""), before.get(risk.pk)) for risk in ordered]


def scores_before(day: Day) -> dict[int, int]:
    """The score of each risk a month before; a programme that did not exist yet had none."""
    earlier, first = month_before(day.as_at), first_day(day.programme)
    if first is None or earlier < first:
        # Nothing is new where everything is.
        return {risk.pk: risk.score for risk in day.rows(Risk)}
    then = Day(day.programme, earlier)
    return {risk.pk: risk.score for risk in then.rows(Risk)}


def movement_words(before: int | None, now: int) -> str:
    return MOVES[moved(before, now)].format(before or NOT_STATED)


def _fact(day: Day, risk: Risk, owner: str, before: int | None) -> Fact:
    rating = rating_of(risk.likelihood, risk.severity)
    marks: dict[str, str | tuple[str, ...]] = {"rating": rating} if rating else {"unplaced": "on"}
    if risk.likelihood and risk.severity:
        marks["cell"] = cell_of(risk.likelihood, risk.severity)
        marks["third"] = f"{third_of(risk.likelihood)}-{third_of(risk.severity)}"
    if risk.state == Risk.State.OPEN:
        marks["open"] = "on"
    if owner:
        marks["owner"] = owner
    if way := moved(before, risk.score):
        marks["moved"] = way
    return Fact(
        label=f"{risk.number} {risk.text}",
        href=risk.get_absolute_url() if day.stands(risk) else "",
        marks=marks,
        cells=(
            risk.get_likelihood_display() or NOT_STATED,
            risk.get_severity_display() or NOT_STATED,
            str(risk.score or NOT_STATED),
            rating.capitalize() or NOT_STATED,
            movement_words(before, risk.score),
            owner or "Nobody is named",
            risk.controls or NOT_STATED,
        ),
    )
