"""The services of the two real programmes as printed; what is not printed stays empty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from budget.models import Proposal
from programme.dates import PlanDate
from programme.demo import document
from programme.history import change, write
from programme.models import (
    Baseline,
    BaselineDate,
    Cause,
    Dependency,
    Entered,
    Person,
    Programme,
    ScheduleItem,
)
from programme.schedule import LinkType, Unit
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    Fact,
    HomeCost,
    Service,
    ServiceMention,
    ServiceProposal,
    StaffGroup,
    StaffingTable,
    Stage,
    Trajectory,
    TrajectoryPoint,
)
from services.operations import closure_rows

FOLDER = Path(__file__).parent
State = ScheduleItem.State


def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Load a programme's services with all that hangs on them, once; return how many rows were made."""
    programme = Programme.objects.get(slug=slug)
    file = FOLDER / f"{document(slug)}.json"
    if not file.exists() or Service.objects.filter(programme=programme).exists():
        return {}
    facts = json.loads(file.read_text())
    baseline = Baseline.objects.get(programme=programme, number=1)
    with change(programme, by=None, what="Services loaded as printed", on=baseline.approved_on) as cause:
        loading = Loading(cause, baseline)
        loading.staffing(facts["staffing"])
        loading.services(facts["services"])
        loading.closures(facts["services"])
        loading.cost_sheets(facts["cost_sheets"])
        loading.trajectories(facts["trajectories"])
    return {
        "services": len(facts["services"]),
        "closures": Closure.objects.filter(programme=programme).count(),
    }


class Loading:
    """One loading under one cause; each step finds what the ones before it made."""

    def __init__(self, cause: Cause, baseline: Baseline) -> None:
        self.cause, self.baseline, self.programme = cause, baseline, cause.programme
        self.proposals = {each.code: each for each in Proposal.objects.filter(programme=self.programme)}
        self.items = {each.code: each for each in ScheduleItem.objects.filter(programme=self.programme)}
        self.groups: dict[str, StaffGroup] = {}
        self.by_slug: dict[str, Service] = {}

    def write(self, rows: Iterator[Entered] | list[Entered]) -> None:
        write(self.cause, rows)

    def staffing(self, tables: list[dict[str, Any]]) -> None:
        for position, facts in enumerate(tables, start=1):
            printed = {name: value for name, value in facts.items() if name not in ("groups", "facts")}
            table = StaffingTable(programme=self.programme, position=position, **printed)
            self.write([table])
            groups = [
                StaffGroup(
                    programme=self.programme,
                    table=table,
                    position=place,
                    name=name,
                    staff=staff,
                    required=required,
                )
                for place, (name, staff, required) in enumerate(facts["groups"], start=1)
            ]
            self.write([*groups, *self._facts(facts, staffing=table)])
            self.groups |= {group.name: group for group in groups}

    def services(self, listed: list[dict[str, Any]]) -> None:
        parts = ("closure", "facts", "mentions", "proposals")
        for position, facts in enumerate(listed, start=1):
            own = {name: value for name, value in facts.items() if name not in parts}
            own["rationale"] = "\n".join(facts.get("rationale", []))
            own["staff_group"] = self.groups[own["staff_group"]] if own.get("staff_group") else None
            self.by_slug[facts["slug"]] = Service(programme=self.programme, position=position, **own)
        self.write(list(self.by_slug.values()))
        self.write(chain.from_iterable(self._parts(facts) for facts in listed))

    def _parts(self, facts: dict[str, Any]) -> Iterator[Entered]:
        service = self.by_slug[facts["slug"]]
        yield from self._facts(facts, service=service)
        for code in facts.get("proposals", []):
            yield ServiceProposal(programme=self.programme, service=service, proposal=self.proposals[code])
        for action, note in facts.get("mentions", []):
            yield ServiceMention(
                programme=self.programme, service=service, item=self.items[action], note=note
            )

    def closures(self, listed: list[dict[str, Any]]) -> None:
        """Every closure with the stages of its kind; a date only where one is printed."""
        with_closure = [facts for facts in listed if "closure" in facts]
        closures = [self._closure(facts) for facts in with_closure]
        self.write(list(closures))
        stages = [
            stage
            for closure, facts in zip(closures, with_closure, strict=True)
            for stage in self._stages(closure, facts["closure"]["stages"])
        ]
        self.write([stage.item for stage in stages])
        self.write(list(stages))
        BaselineDate.objects.bulk_create(
            BaselineDate(baseline=self.baseline, item=stage.item, end=stage.item.baseline_end)
            for stage in stages
            if stage.item.baseline_end
        )
        self.write(
            link
            for closure, facts in zip(closures, with_closure, strict=True)
            for link in self._links(closure, facts["closure"]["stages"], stages)
        )

    def _closure(self, facts: dict[str, Any]) -> Closure:
        other = facts["closure"].get("other", {})
        return Closure(
            programme=self.programme,
            service=self.by_slug[facts["slug"]],
            kind=facts["closure"]["kind"],
            other_date=other.get("date", ""),
            other_place=other.get("place", ""),
        )

    def _stages(self, closure: Closure, printed: dict[str, Any]) -> list[ClosureStage]:
        """What the documents name has been identified, and so has what they print as done."""
        stages = closure_rows(closure)
        for stage in stages:
            facts = printed.get(stage.stage, {})
            end = PlanDate.from_iso(facts["end"]) if "end" in facts else None
            item = stage.item
            item.baseline_end = end
            stage.place = facts.get("place", "")
            if stage.stage == Stage.IDENTIFIED or facts.get("done"):
                item.state = State.COMPLETE
                item.start_kind = ScheduleItem.StartKind.COMPLETED
                item.actual_end = end
        return stages

    def _links(
        self, closure: Closure, printed: dict[str, Any], stages: list[ClosureStage]
    ) -> Iterator[Entered]:
        for stage in stages:
            facts = printed.get(stage.stage, {})
            if stage.closure is closure and "waits_for" in facts:
                yield Dependency(
                    programme=self.programme,
                    predecessor=self.items[facts["waits_for"]],
                    successor=stage.item,
                    type=LinkType.FINISH_TO_FINISH,
                    lag=0,
                    lag_unit=Unit.MONTHS,
                )

    def cost_sheets(self, sheets: list[dict[str, Any]]) -> None:
        for facts in sheets:
            apart = ("homes", "lines", "one_off")
            printed = {name: value for name, value in facts.items() if name not in apart}
            sheet = CostSheet(programme=self.programme, **printed)
            self.write([sheet])
            self.write(
                [
                    HomeCost(
                        programme=self.programme,
                        sheet=sheet,
                        **{**home, "service": self.by_slug[home["service"]]},
                    )
                    for home in facts["homes"]
                ]
            )
            self.write(
                [
                    CostLine(
                        programme=self.programme,
                        sheet=sheet,
                        position=position,
                        part=part,
                        label=label,
                        amount=amount,
                        proposal=self.proposals[code] if code else None,
                        is_one_off=label in facts["one_off"],
                    )
                    for position, (part, label, amount, code) in enumerate(facts["lines"], start=1)
                ]
            )

    def trajectories(self, listed: list[dict[str, Any]]) -> None:
        for position, facts in enumerate(listed, start=1):
            own = {name: value for name, value in facts.items() if name not in ("points", "facts")}
            own["service"] = self.by_slug[own["service"]] if "service" in own else None
            trajectory = Trajectory(programme=self.programme, position=position, **own)
            self.write([trajectory])
            points: list[Entered] = [
                TrajectoryPoint(
                    programme=self.programme,
                    trajectory=trajectory,
                    position=place,
                    kind=point["kind"],
                    date=PlanDate.from_iso(point["date"]) if "date" in point else None,
                    printed_date=point.get("printed_date", ""),
                    value=point["value"],
                    item=self.items[point["action"]] if "action" in point else None,
                )
                for place, point in enumerate(facts["points"], start=1)
            ]
            self.write([*points, *self._facts(facts, trajectory=trajectory)])

    def _facts(self, facts: dict[str, Any], **about: Any) -> list[Fact]:
        return [
            Fact(
                programme=self.programme,
                position=position,
                label=label,
                value=None if isinstance(value, str) else Decimal(str(value)),
                words=value if isinstance(value, str) else "",
                unit=unit,
                place=place,
                **about,
            )
            for position, (label, value, unit, place) in enumerate(facts.get("facts", []), start=1)
        ]
