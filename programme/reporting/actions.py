"""What a report says of the plan: how many actions are late, which and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from programme.models import (
    Action,
    ItemFigure,
    ProgressUpdate,
    ScheduleItem,
    Status,
    StatusOverride,
    Workstream,
)
from programme.reporting.action_changes import by_code
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, count_cell
from programme.reporting.quarter_end import QuarterEnd
from programme.ui.format import days_words, long_date, plural, short_date

News = ProgressUpdate.News
SHOWN = (Status.RED, Status.AMBER, Status.GREEN, Status.COMPLETE, Status.NOT_DUE)


def is_late(figure: ItemFigure) -> bool:
    """Forecast, or finished, after the baseline: as the dashboard counts it."""
    return figure.slip_days > 0


def late_actions(end: QuarterEnd) -> list[tuple[Action, ItemFigure]]:
    return [
        (action, end.figures[action.item_id])
        for action in end.actions
        if is_late(end.figures[action.item_id])
    ]


def slip_words(figure: ItemFigure) -> str:
    return days_words(figure.slip_days, float(figure.slip_months))


def summary(end: QuarterEnd) -> Iterator[Element]:
    total, late = len(end.actions), late_actions(end)
    if not total:
        yield Paragraph(f"The plan held no action on {long_date(end.on)}.")
        return
    finished = sum(end.figures[each.item_id].status == Status.COMPLETE for each in end.actions)
    overdue = sum(end.figures[each.item_id].is_overdue for each in end.actions)
    words = f"{finished} of {plural(total, 'action')} {'is' if 1 in (finished, total) else 'are'} complete. "
    if not late:
        yield Paragraph(f"{words}None is late against the dates that were approved.")
    else:
        critical = sum(figure.is_critical for _, figure in late)
        words += (
            f"{len(late)} {'is' if len(late) == 1 else 'are'} late against the dates that were approved, "
        )
        words += f"{critical or 'none'} of them critical; "
        words += f"{overdue or 'none'} {'is' if overdue == 1 else 'are'} overdue."
        yield Paragraph(words)
        own = [(action, figure) for action, figure in late if figure.own_slip_days > 0]
        for action, figure in sorted(own, key=lambda pair: -pair[1].own_slip_days)[:3]:
            title = end.plan.items[action.item_id].title
            yield Paragraph(f"Action {_code(end, action)}, {title}, is {slip_words(figure)}.")
    yield by_workstream(end)


def by_workstream(end: QuarterEnd) -> Table:
    """As the dashboard shows it: the actions of each workstream by status."""
    counts: dict[int, Counter[str]] = {each.pk: Counter() for each in end.rows(Workstream)}
    for action in end.actions:
        counts.setdefault(action.workstream_id, Counter())[end.figures[action.item_id].status] += 1
    names = {each.pk: each.name for each in end.rows(Workstream)}
    rows = [
        [
            Cell(names.get(pk, "Other")),
            *(count_cell(count[status]) for status in SHOWN),
            count_cell(count.total()),
        ]
        for pk, count in counts.items()
    ]
    whole = sum(counts.values(), Counter[str]())
    return Table(
        caption="Actions by workstream and status",
        columns=[
            Column("Workstream"),
            *(Column(status.label, "count", is_totalled=True) for status in SHOWN),
            Column("All", "count", is_totalled=True),
        ],
        groups=[Group(rows)],
        total=[
            Cell("All actions"),
            *(count_cell(whole[status]) for status in SHOWN),
            count_cell(whole.total()),
        ],
    )


def _code(end: QuarterEnd, action: Action) -> str:
    return end.plan.items[action.item_id].code


def exceptions(end: QuarterEnd) -> Iterator[Element]:
    late = late_actions(end)
    overrides = [each for each in end.rows(StatusOverride) if each.expires_on >= end.on]
    if not late:
        yield Paragraph("No action is late against the dates that were approved.")
    else:
        reasons = moved_reasons(end)
        rows = [_exception(end, action, figure, reasons) for action, figure in late]
        yield Paragraph(
            "Every action that is forecast to end, or has ended, after its approved date, with the reason."
        )
        yield Table(
            caption="Actions that end later than approved",
            columns=[
                Column(each) for each in ("Action", "Approved", "Now", "Late by", "Because of", "Reason")
            ],
            groups=[Group(rows)],
        )
    if overrides:
        yield Table(
            caption="Ratings that somebody has set against the rules",
            columns=[
                Column("Action"),
                Column("By the rules", "status"),
                Column("Shown", "status"),
                Column("Until"),
                Column("Reason"),
            ],
            groups=[Group([_override(end, each) for each in overrides if each.item_id in end.figures])],
        )


def _exception(end: QuarterEnd, action: Action, figure: ItemFigure, reasons: Mapping[int, str]) -> list[Cell]:
    item, waits = end.plan.items[action.item_id], late_before(end, action.item_id)
    names = [each.short for each in waits] + (["itself"] if figure.own_slip_days > 0 or not waits else [])
    reason = reasons.get(item.pk) or f"Waits for {', '.join(str(each) for each in waits)}"
    ended = "Ended " if figure.status == Status.COMPLETE else ""
    because = " and ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
    return [
        Cell(str(item)),
        Cell(str(item.baseline_end or item.baseline_start or "Not dated")),
        Cell(f"{ended}{figure.end or figure.start or 'Not dated'}"),
        Cell(slip_words(figure)),
        Cell(because[:1].upper() + because[1:]),
        Cell(reason if waits or item.pk in reasons else figure.status_reason),
    ]


def late_before(end: QuarterEnd, pk: int) -> list[ScheduleItem]:
    """What the item waits for and is late itself, where any of its slip is inherited."""
    if end.figures[pk].inherited_slip_days <= 0:
        return []
    waits = {link.predecessor for link in end.plan.links if link.successor == pk and link.constraining}
    late = [end.plan.items[each] for each in waits if each in end.figures and is_late(end.figures[each])]
    return sorted(late, key=lambda item: by_code(item.code))


def moved_reasons(end: QuarterEnd) -> dict[int, str]:
    """Why each item's dates were last moved, as it was said by then."""
    said = [each for each in end.rows(ProgressUpdate) if each.news in (News.MOVED, News.DONE, News.BLOCKED)]
    causes = {each.pk: each for each in end.programme.causes.filter(pk__in={row.cause_id for row in said})}
    found = {}
    # The reason for a move counts before what was said when it ended.
    for row in sorted(said, key=lambda row: (row.news == News.MOVED, row.made_on, row.pk)):
        cause = causes[row.cause_id]
        words = ": ".join(part for part in (cause.reason_words, cause.text or row.text) if part)
        if words:
            found[row.item_id] = words
    return found


def _override(end: QuarterEnd, override: StatusOverride) -> list[Cell]:
    figure = end.figures[override.item_id]
    return [
        Cell(str(end.plan.items[override.item_id])),
        Cell(Status(figure.proposed_status).label),
        Cell(Status(override.status).label),
        Cell(short_date(override.expires_on)),
        Cell(override.reason),
    ]


def all_actions(end: QuarterEnd) -> Iterator[Element]:
    names = {each.pk: each.name for each in end.rows(Workstream)}
    groups: dict[int, list[list[Cell]]] = {}
    for action in end.actions:
        item, figure = end.plan.items[action.item_id], end.figures[action.item_id]
        groups.setdefault(action.workstream_id, []).append(
            [
                Cell(str(item)),
                Cell(str(item.baseline_end or "–")),
                Cell(str(figure.end or "–")),
                Cell("On its baseline" if not figure.slip_days else slip_words(figure)),
                Cell(Status(figure.status).label),
            ]
        )
    if groups:
        yield Table(
            caption="Every action of the plan",
            columns=[
                Column("Action"),
                Column("Approved end"),
                Column("End now"),
                Column("Slip"),
                Column("Status", "status"),
            ],
            groups=[Group(rows, names.get(pk, "Other")) for pk, rows in groups.items()],
        )


def action_facts(end: QuarterEnd) -> dict[str, Any]:
    """What the next report compares, by the number of the action."""
    facts = {}
    for action in end.actions:
        item, figure = end.plan.items[action.item_id], end.figures[action.item_id]
        facts[item.code] = {
            "title": item.title,
            "baseline": (item.baseline_end.iso() if item.baseline_end else ""),
            "end": str(figure.end or "No end date"),
            "slip_days": figure.slip_days,
            "slip": slip_words(figure),
            "status": figure.status,
        }
    return facts
