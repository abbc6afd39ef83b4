"""Services, the people who use them and the staff who run them, as facts. Counts alone, never names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from programme.days import Day
from programme.facts import Fact, FactKind, Measure
from programme.models import ItemFigure, ScheduleItem
from programme.ui.format import NOT_STATED, days_words
from services.items import staffing_href
from services.models import Closure, ClosureStage, Service, StaffGroup, StaffingTable, Stage
from services.querysets import REACHED

COMPLETE = ScheduleItem.State.COMPLETE
NO_STAGE = "NONE"
"""The mark of a service that has reached no stage yet."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a service has come: what becomes of it, the last stage reached, the next with a date."""

    closure: Closure | None = None
    reached: Stage | None = None
    next: Stage | None = None
    dated: Stage | None = None
    figure: ItemFigure | None = None
    is_over: bool = False
    """Whether nobody is left to move: it is closed or, where it never closes, changed."""


def progress_on(day: Day) -> dict[int, Progress]:
    """By service; one that nothing becomes of has no closure."""
    return day.of(_progress)


def stages_on(day: Day) -> dict[int, list[ClosureStage]]:
    """By closure, in their order."""
    return day.of(_stages)


def _stages(day: Day) -> dict[int, list[ClosureStage]]:
    stages: dict[int, list[ClosureStage]] = {closure.pk: [] for closure in day.rows(Closure)}
    for stage in sorted(day.rows(ClosureStage), key=lambda row: row.position):
        if stage.closure_id in stages:
            stages[stage.closure_id].append(stage)
    return stages


def _progress(day: Day) -> dict[int, Progress]:
    stages = stages_on(day)
    return {closure.service_id: _of(day, closure, stages[closure.pk]) for closure in day.rows(Closure)}


def _of(day: Day, closure: Closure, stages: Sequence[ClosureStage]) -> Progress:
    items = day.by_id(ScheduleItem)
    reached = [each for each in stages if items[each.item_id].state in REACHED]
    ahead = [
        each for each in stages if items[each.item_id].state not in (*REACHED, ScheduleItem.State.CANCELLED)
    ]
    dated = next((each for each in ahead if (figure := day.figures.get(each.item_id)) and figure.end), None)
    return Progress(
        closure=closure,
        reached=Stage(reached[-1].stage) if reached else None,
        next=Stage(ahead[0].stage) if ahead else None,
        dated=Stage(dated.stage) if dated else None,
        figure=day.figures[dated.item_id] if dated else None,
        is_over=_last(closure) in {each.stage for each in reached if items[each.item_id].state == COMPLETE},
    )


def _last(closure: Closure) -> Stage:
    """The stage at whose end nobody is left to move."""
    stages = Closure.STAGES[Closure.Kind(closure.kind)]
    return Stage.CLOSED if Stage.CLOSED in stages else stages[-1]


def service_href(day: Day, service: Service) -> str:
    return service.get_absolute_url() if day.stands(service) else ""


def in_order(day: Day) -> list[Service]:
    return sorted(day.rows(Service), key=lambda row: row.position)


class Services(FactKind):
    name = "services"
    title = "Services by the stage reached"
    one = "service"
    columns = ("Kind", "What becomes of it", "Stage reached", "Next dated stage", "Its date", "Slip")
    marks = {
        "stage": "Stage",
        "kind": "Kind",
        "intent": "Proposal",
        "late": "Next stage late",
    }

    def facts(self, day: Day) -> list[Fact]:
        progress = progress_on(day)
        return [_service(day, each, progress.get(each.pk, Progress())) for each in in_order(day)]


def _service(day: Day, service: Service, progress: Progress) -> Fact:
    figure = progress.figure
    marks: dict[str, str | tuple[str, ...]] = {
        "stage": progress.reached or NO_STAGE,
        "kind": service.kind,
        "intent": service.intent,
    }
    if figure and figure.slip_days > 0:
        marks["late"] = "on"
    return Fact(
        label=service.name,
        href=service_href(day, service),
        marks=marks,
        cells=(
            service.get_kind_display(),
            service.get_intent_display(),
            progress.reached.label if progress.reached else "None",
            progress.dated.label if progress.dated else "None",
            str(figure.end) if figure else "No date",
            days_words(figure.slip_days, float(figure.slip_months)) if figure else "",
        ),
    )


class People(FactKind):
    name = "people"
    title = "People still to move"
    one = "service"
    columns = ("What becomes of it", "Stage reached", "People, as printed")
    marks = {"stated": "Number stated", "unstated": "Number not stated"}
    measures = {"people": Measure("People", is_pounds=False)}
    note = (
        "Who uses a service that is to close or change and has not yet: those who live there, or else its "
        "clients. Where no number is printed none is counted, which is not zero."
    )

    def facts(self, day: Day) -> list[Fact]:
        progress = progress_on(day)
        return [
            _people(day, each, found)
            for each in in_order(day)
            if (found := progress.get(each.pk)) and _must_move(found)
        ]


def _must_move(progress: Progress) -> bool:
    return bool(progress.closure and progress.closure.kind != Closure.Kind.RETAIN and not progress.is_over)


def _people(day: Day, service: Service, progress: Progress) -> Fact:
    number = service.clients if service.occupied is None else service.occupied
    return Fact(
        label=service.name,
        href=service_href(day, service),
        marks={"unstated" if number is None else "stated": "on"},
        amounts={"people": number or 0},
        cells=(
            service.get_intent_display(),
            progress.reached.label if progress.reached else "None",
            NOT_STATED if number is None else f"{number:,}",
        ),
    )


class Staff(FactKind):
    name = "staff"
    title = "Staff still to move"
    one = "group of staff"
    many = "groups of staff"
    columns = ("Table", "Staff", "Required", "Posts lost")
    marks = {"table": "Staffing table"}
    measures = {
        "lost": Measure("Posts lost", is_pounds=False),
        "displaced": Measure("Displaced", is_pounds=False),
    }
    note = (
        "Posts lost are the establishment less what is still required, in groups whose services have not all "
        "closed. Displaced is that less those whom other work takes."
    )

    def facts(self, day: Day) -> list[Fact]:
        progress = progress_on(day)
        services: defaultdict[int, list[bool]] = defaultdict(list)
        for service in day.rows(Service):
            services[service.staff_group_id or 0].append(
                service.pk in progress and progress[service.pk].is_over
            )
        tables = sorted(day.rows(StaffingTable), key=lambda row: row.position)
        groups = [
            row
            for row in sorted(day.rows(StaffGroup), key=lambda row: row.position)
            if not (services[row.pk] and all(services[row.pk]))
        ]
        return [
            fact
            for table in tables
            for fact in _staff(table, groups, staffing_href(day.programme.slug, table.slug))
        ]


def _staff(table: StaffingTable, groups: Sequence[StaffGroup], href: str) -> list[Fact]:
    mine = [row for row in groups if row.table_id == table.pk]
    facts = [
        Fact(
            label=row.name,
            href=href,
            marks={"table": table.slug},
            amounts={"lost": row.staff - row.required, "displaced": row.staff - row.required},
            cells=(table.name, f"{row.staff:,}", f"{row.required:,}", f"{row.staff - row.required:,}"),
        )
        for row in mine
    ]
    if table.redeployable and mine:
        words = f"Taken by {table.redeploy_to}" if table.redeploy_to else "Taken by other work"
        facts.append(
            Fact(
                words,
                href,
                {"table": table.slug},
                {"displaced": -table.redeployable},
                (table.name, "", "", ""),
            )
        )
    return facts
