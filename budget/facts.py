"""The money of proposals as facts. A figure in pounds is the sum of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from budget.days import money_on, year_money_on, year_on
from budget.models import Delivery, Proposal, ProposalRisk, SavingFigure, SlippageCause
from budget.money import ZERO, of_pennies
from budget.pictures.steps import changes
from budget.savings import MONTHS_A_YEAR
from budget.totals import is_counted
from programme.dates import PlanDate
from programme.days import Day
from programme.facts import Fact, FactKind, Measure
from programme.financial_years import first_month, year_label
from programme.items import item_href
from programme.models import Risk, ScheduleItem
from programme.risk_levels import cell_of, rating_of, third_of
from programme.ui.format import plural, whole

Marks = dict[str, str | tuple[str, ...]]
YEAR_DIGITS = 4
AMOUNTS = {
    "approved": Measure("Approved"),
    "forecast": Measure("Forecast"),
    "counted": Measure("Counts, by confidence"),
    "delivered": Measure("Delivered"),
    "slippage": Measure("Slippage"),
    "other": Measure("Other change"),
}


def year_words(value: str) -> str:
    """A financial year as it is written, `2011/12`; what is no year stays as it was asked for."""
    return year_label(int(value)) if value.isdecimal() and len(value) == YEAR_DIGITS else value


class Savings(FactKind):
    name = "savings"
    title = "Proposals by year"
    one = "proposal"
    columns = ("Year", "Kind", "Status", "Delay", "Delayed by")
    marks = {
        "year": "Year",
        "kind": "Kind",
        "status": "Rated",
        "delayed": "Delayed",
        "half": "Slippage",
        "undelivered": "No action delivers it",
        "code": "Proposal",
    }
    measures = AMOUNTS
    note = (
        "Pounds of leaf proposals, each counted once; cost avoidance is left out. A minus is money saved; "
        "slippage is a plus when it is worse."
    )

    def value_in_words(self, mark: str, value: str) -> str:
        return year_words(value) if mark == "year" else super().value_in_words(mark, value)

    def facts(self, day: Day) -> list[Fact]:
        delivered = {row.proposal_id for row in day.rows(Delivery)}
        items = day.by_id(ScheduleItem)
        return [
            _saving(day, row, items, is_delivered=row.proposal_id in delivered)
            for row in money_on(day).savings
            if is_counted(row.proposal)
        ]


def _saving(day: Day, row: SavingFigure, items: dict[int, ScheduleItem], *, is_delivered: bool) -> Fact:
    marks: Marks = {
        "year": str(row.year),
        "kind": row.proposal.kind,
        "status": row.status,
        "code": row.proposal.code,
    }
    if row.slippage:
        marks["delayed"] = "on"
        marks["half"] = "WORSE" if row.slippage > 0 else "KEPT"
    if not is_delivered:
        marks["undelivered"] = "on"
    late = items.get(row.delayed_by_id or 0)
    delay = "It will not happen" if row.delay_months is None else plural(row.delay_months, "month")
    return Fact(
        label=str(row.proposal),
        href=row.proposal.get_absolute_url() if day.stands(row.proposal) else "",
        marks=marks,
        amounts={
            "approved": row.approved or ZERO,
            "forecast": row.forecast,
            "counted": row.weighted,
            "delivered": row.delivered,
            "slippage": row.slippage,
            "other": row.variance - row.slippage,
        },
        cells=(
            row.year_label,
            row.proposal.get_kind_display(),
            row.get_status_display(),
            "None" if row.delay_months == 0 else delay,
            str(late) if late else "",
        ),
    )


class Causes(FactKind):
    name = "causes"
    title = "Causes of slippage by year"
    one = "cause"
    columns = ("Year", "Alone", "Shared with others")
    marks = {"year": "Year", "item": "Caused by"}
    measures = {"sole": Measure("Comes back if it alone is put right"), "shared": Measure("Shared")}
    note = (
        "What two causes share is in neither of their sums, so causes do not add up to what slippage costs."
    )

    def value_in_words(self, mark: str, value: str) -> str:
        return year_words(value) if mark == "year" else super().value_in_words(mark, value)

    def facts(self, day: Day) -> list[Fact]:
        items = day.by_id(ScheduleItem)
        return [_cause(day, row, items[row.item_id]) for row in money_on(day).causes]


def _cause(day: Day, row: SlippageCause, item: ScheduleItem) -> Fact:
    return Fact(
        label=str(item),
        href=item_href(day.programme, item) if day.stands(item) else "",
        marks={"year": str(row.year), "item": item.code},
        amounts={"sole": row.sole, "shared": row.shared},
        cells=(row.year_label, whole(row.sole), whole(row.shared)),
    )


class Steps(FactKind):
    name = "steps"
    title = "From approved to forecast, proposal by proposal"
    one = "difference"
    columns = ("Year", "Step")
    marks = {"year": "Year", "part": "Step"}
    measures = {"change": Measure("Change")}
    note = "What each proposal has of each step of the budget year. A plus is worse."

    def value_in_words(self, mark: str, value: str) -> str:
        return year_words(value) if mark == "year" else super().value_in_words(mark, value)

    def facts(self, day: Day) -> list[Fact]:
        year = year_on(day)
        money = year_money_on(day, year)
        proposals = {row.proposal_id: row.proposal for row in money.figures}
        return [
            Fact(
                label=str(proposals[pk]),
                href=proposals[pk].get_absolute_url() if day.stands(proposals[pk]) else "",
                marks={"year": str(year), "part": step.part},
                amounts={"change": amount},
                cells=(year_label(year), step.label),
            )
            for step in changes(money)
            for pk, amount in step.of.items()
            if amount
        ]


class Months(FactKind):
    name = "months"
    title = "Proposals month by month"
    one = "month of a proposal"
    many = "months of proposals"
    columns = ("Month",)
    marks = {"by": "By the end of", "code": "Proposal"}
    measures = {name: AMOUNTS[name] for name in ("approved", "forecast", "delivered")}
    note = "How the amounts of the budget year fall on its months. A minus is money saved."

    def facts(self, day: Day) -> list[Fact]:
        money = year_money_on(day, year_on(day))
        months = [divmod(first_month(money.year) + place, 12) for place in range(MONTHS_A_YEAR)]
        names = [f"{year}-{month + 1:02}" for year, month in months]
        return [
            Fact(
                label=str(row.proposal),
                href=row.proposal.get_absolute_url() if day.stands(row.proposal) else "",
                # A month counts for its own end and for that of each later one.
                marks={"by": tuple(names[place:]), "code": row.proposal.code},
                amounts={name: of_pennies(getattr(row, name)[place]) for name in self.measures},
                cells=(str(PlanDate(year, month + 1)),),
            )
            for row in money.months
            for place, (year, month) in enumerate(months)
            if any(getattr(row, name)[place] for name in self.measures)
        ]


class MoneyAtRisk(FactKind):
    name = "money-at-risk"
    title = "Money at risk"
    one = "proposal"
    columns = ("Year", "Risks")
    marks = {
        "risk": "Concerned by risk",
        "cell": "Likelihood and severity",
        "third": "Likelihood and severity",
        "rating": "Rated",
    }
    measures = {"money": Measure("Forecast")}
    note = (
        "The forecast of the budget year, without sign, of proposals that an open risk concerns: each once, "
        "however many risks concern it. A summary stands for its parts."
    )

    def facts(self, day: Day) -> list[Fact]:
        year, concerned = year_on(day), _risks_by_leaf(day)
        return [
            _at_risk(day, row, concerned[row.proposal_id])
            for row in money_on(day).savings
            if row.year == year and row.proposal_id in concerned and is_counted(row.proposal)
        ]


def _risks_by_leaf(day: Day) -> dict[int, list[Risk]]:
    """The open risks that concern each leaf proposal, by their numbers."""
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for proposal in day.rows(Proposal):
        if proposal.parent_id:
            parts[proposal.parent_id].append(proposal.pk)

    def with_parts(proposal: int) -> Iterable[int]:
        found = [proposal]
        for each in found:
            found += [part for part in parts[each] if part not in found]
        return found

    risks, found = day.by_id(Risk), defaultdict[int, dict[int, Risk]](dict)
    for link in day.rows(ProposalRisk):
        risk = risks.get(link.risk_id)
        if risk and risk.state == Risk.State.OPEN:
            for leaf in with_parts(link.proposal_id):
                found[leaf][risk.number] = risk
    return {leaf: [each for _, each in sorted(held.items())] for leaf, held in found.items()}


def _at_risk(day: Day, row: SavingFigure, risks: list[Risk]) -> Fact:
    numbers = tuple(str(risk.number) for risk in risks)
    placed = [risk for risk in risks if risk.likelihood and risk.severity]
    return Fact(
        label=str(row.proposal),
        href=row.proposal.get_absolute_url() if day.stands(row.proposal) else "",
        marks={
            "risk": numbers,
            "cell": tuple(sorted({cell_of(risk.likelihood or 0, risk.severity or 0) for risk in placed})),
            "third": tuple(
                sorted(
                    {f"{third_of(risk.likelihood or 0)}-{third_of(risk.severity or 0)}" for risk in placed}
                )
            ),
            "rating": tuple(sorted({rating_of(risk.likelihood, risk.severity) for risk in placed})),
        },
        amounts={"money": abs(row.forecast)},
        cells=(year_label(row.year), ", ".join(numbers)),
    )
