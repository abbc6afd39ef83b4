"""The proposals of the two real programmes, as printed; a blank or "n/a" figure stays unstated."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from budget.models import (
    Delivery,
    Driver,
    Proposal,
    ProposalAmount,
    ProposalApproval,
    ProposalLink,
    StaffingLine,
    TargetGroup,
)
from programme.dates import PlanDate
from programme.demo import document
from programme.history import change, write
from programme.models import Baseline, Cause, Person, Programme, ScheduleItem

FOLDER = Path(__file__).parent
LINES = ("staff", "non_staff", "income")


def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Load a programme's proposals, once; return how many rows were made."""
    programme = Programme.objects.get(slug=slug)
    file = FOLDER / f"{document(slug)}.json"
    if not file.exists() or Proposal.objects.filter(programme=programme).exists():
        return {}
    facts = json.loads(file.read_text())
    baseline = Baseline.objects.get(programme=programme, number=1)
    with change(programme, by=None, what="Proposals loaded as printed", on=baseline.approved_on) as cause:
        proposals = _proposals(cause, facts, baseline)
        parts = [
            row
            for each in facts["proposals"]
            for row in _parts(proposals[each["code"]], each, facts["units"])
        ]
        write(cause, parts)
        items = {item.code: item for item in ScheduleItem.objects.filter(programme=programme)}
        links = _links(facts, proposals, items)
        write(cause, [*links, *_approvals(proposals.values(), baseline)])
    return {"proposals": len(proposals), "proposal_links": len(links)}


def _pounds(value: float | None, units: int) -> Decimal | None:
    return None if value is None else Decimal(str(value)) * units


def _proposals(cause: Cause, facts: dict[str, Any], baseline: Baseline) -> dict[str, Proposal]:
    proposals = {
        each["code"]: _proposal(baseline, position, each, facts["units"])
        for position, each in enumerate(facts["proposals"], start=1)
    }
    parents = [proposals[each["code"]] for each in facts["proposals"] if not each["parent"]]
    write(cause, parents)
    children = [each for each in facts["proposals"] if each["parent"]]
    for each in children:
        proposals[each["code"]].parent = proposals[each["parent"]]
    write(cause, [proposals[each["code"]] for each in children])
    return proposals


def _proposal(baseline: Baseline, position: int, facts: dict[str, Any], units: int) -> Proposal:
    existing = {f"existing_{line}": _pounds(facts["existing"][line], units) for line in (*LINES, "net")}
    return Proposal(
        programme=baseline.programme,
        baseline=baseline,
        position=position,
        code=facts["code"],
        kind=facts["kind"].upper(),
        title=facts["title"],
        is_summary=facts["is_summary"],
        service_area=facts["service_area"],
        description=facts["description"] or "",
        implications=facts["implications"] or "",
        note=facts["note"] or "",
        printed_type=facts["printed_type"] or "",
        printed_effect=facts["printed_effect"] or "",
        effect=PlanDate.from_iso(facts["effect"]) if facts["effect"] else None,
        delay_response=facts.get("delay_response", "POSTPONED"),
        is_recurrent=facts.get("delay_response") != "PROLONGED",
        profile=facts.get("profile", Proposal.Profile.STEP),
        ramp_months=facts.get("ramp_months"),
        clients=facts["clients"],
        covers_all_groups=facts["covers_all_groups"],
        group_note=facts["group_note"] or "",
        **existing,
    )


def _approvals(proposals: Iterable[Proposal], baseline: Baseline) -> list[ProposalApproval]:
    """As printed they were before the body that the plan was put to, on the same day."""
    return [
        ProposalApproval(
            programme=baseline.programme,
            proposal=each,
            edition=each.edition,
            approved_on=baseline.approved_on,
            approved_by=baseline.approved_by,
            reason=baseline.reason,
        )
        for each in proposals
    ]


def _parts(proposal: Proposal, facts: dict[str, Any], units: int) -> list[Any]:
    """Everything that hangs on one proforma: amounts, drivers, groups, staffing."""
    programme = proposal.programme
    lines = {line: _pounds(facts["lines"].get(line), units) for line in LINES}
    rows: list[Any] = [
        ProposalAmount(
            programme=programme,
            proposal=proposal,
            year=int(year),
            amount=Decimal(str(amount)) * units,
            **lines,
        )
        for year, amount in facts["amounts"].items()
    ]
    rows += [
        ProposalAmount(
            programme=programme,
            proposal=proposal,
            year=int(year),
            amount=Decimal(str(stated["amount"])) * units,
            source=stated["source"],
        )
        for year, stated in facts.get("stated_elsewhere", {}).items()
    ]
    rows += [_driver(proposal, position, each) for position, each in enumerate(facts["drivers"], start=1)]
    rows += [
        TargetGroup(programme=programme, proposal=proposal, name=name, people=people)
        for name, people in facts["target_groups"].items()
    ]
    for line, columns in facts["staffing"].items():
        rows += [
            StaffingLine(
                programme=programme,
                proposal=proposal,
                line=line,
                year=None if column == "current" else int(column[:4]),
                posts=None if posts == "N/A" else Decimal(str(posts)),
            )
            for column, posts in columns.items()
            if posts is not None
        ]
    return rows


def _driver(proposal: Proposal, position: int, facts: dict[str, Any]) -> Driver:
    base = facts.pop("percent_base_000", None)
    return Driver(
        programme=proposal.programme,
        proposal=proposal,
        position=position,
        percent_base=None if base is None else Decimal(base) * 1000,
        **facts,
    )


def _links(
    facts: dict[str, Any], proposals: dict[str, Proposal], items: dict[str, ScheduleItem]
) -> list[ProposalLink | Delivery]:
    rows: list[ProposalLink | Delivery] = []
    for link in facts["links"]:
        item = items[link["action"]]
        rows += [
            ProposalLink(programme=item.programme, item=item, code=code, proposal=proposals.get(code))
            for code in (*link["codes"], *link["unknown"])
        ]
    for delivery in facts["deliveries"]:
        item = items[delivery["action"]]
        rows += [
            Delivery(
                programme=item.programme, item=item, proposal=proposals[code], trigger=delivery["trigger"]
            )
            for code in delivery["codes"]
        ]
    return rows
