"""Consequences and histories in the words that components take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from programme.consequences import Consequence, Move
from programme.financial_years import year_label
from programme.items import item_href
from programme.models import Action, Cause, ItemFigure, Movement, Programme, ScheduleItem
from programme.ui.format import days_words, long_date, plural, pounds, rounding_note
from programme.ui.parts import ChainStep, Event


@dataclass(frozen=True, slots=True)
class MoveRow:
    label: str
    href: str
    what: str
    before: str
    after: str
    days: int


@dataclass(frozen=True, slots=True)
class MoneyRow:
    code: str
    title: str
    href: str
    by_year: list[Decimal]


@dataclass(frozen=True, slots=True)
class Preview:
    """What `components/preview.html` shows."""

    sentence: str
    moves: list[MoveRow]
    years: list[str]
    money: list[MoneyRow]
    money_total: list[Decimal]
    rounding: list[str]
    absorbed: list[str]
    crossings: list[str]


def preview_of(result: Consequence, programme: Programme) -> Preview:
    years = result.years
    return Preview(
        sentence=_sentence(result),
        moves=[_move_row(move, programme) for move in result.moves],
        years=[year_label(year) for year in years],
        money=[
            MoneyRow(each.code, each.title, each.href, [each.by_year.get(year, Decimal(0)) for year in years])
            for each in result.money
        ],
        money_total=[result.total(year) for year in years],
        rounding=[note for year in years if (note := _rounding(result, year))],
        absorbed=[
            f"{held.item} does not move; {plural(held.days, 'day')} of room left." for held in result.absorbed
        ],
        crossings=result.crossings,
    )


def _rounding(result: Consequence, year: int) -> str:
    return rounding_note(each.by_year.get(year, Decimal(0)) for each in result.money)


def _move_row(move: Move, programme: Programme) -> MoveRow:
    what = "end" if move.has_end else "start"
    before, after = (str(date) if date else "Not in the plan" for date in (move.before, move.after))
    return MoveRow(str(move.item), item_href(programme, move.item), what, before, after, move.days)


def _sentence(result: Consequence) -> str:
    if not result.moves and not result.money:
        return "Nothing moves and no money changes."
    moving = f"{plural(len(result.moves), 'date')} {'moves' if len(result.moves) == 1 else 'move'}"
    parts = [moving] if result.moves else []
    parts += [money_words(result.total(year), year) for year in result.years if result.total(year)]
    return f"{' and '.join(parts) if len(parts) < 3 else ', '.join(parts)}."


def money_words(amount: Decimal, year: int) -> str:
    """`£264,521 more is spent or lost in 2011/12`."""
    way = "more is spent or lost" if amount > 0 else "less is spent or lost"
    return f"{pounds(abs(amount))} {way} in {year_label(year)}"


def save_label(result: Consequence, item: ScheduleItem) -> str:
    """The button repeats the consequence."""
    own = next((move for move in result.moves if move.item.pk == item.pk), None)
    words = f"Move {item.code} to {own.after}" if own and own.after else "Save this update"
    total = sum((result.total(year) for year in result.years), Decimal(0))
    if total:
        words += f" and {'add' if total > 0 else 'save'} {pounds(abs(total), 'k')}"
    return words


def why_late(item: ScheduleItem, late: Mapping[int, ItemFigure]) -> list[ChainStep]:
    """The chain of drivers up to an item, where it began first; nothing when it is not late.

    `late` holds the figures of the programme's late items by item id, each with its item.
    """
    chain: list[ItemFigure] = []
    figure = late.get(item.pk)
    while figure is not None and figure not in chain:
        chain.append(figure)
        figure = late.get(figure.driver_id) if figure.driver_id else None
    return [_step(each, is_first=each is chain[-1], is_here=each is chain[0]) for each in reversed(chain)]


def _step(figure: ItemFigure, *, is_first: bool, is_here: bool) -> ChainStep:
    item, own = figure.item, figure.own_slip_days
    whose = "its own" if own == figure.slip_days else f"{plural(own, 'day')} its own" if own else "inherited"
    planned, now = (item.baseline_end, figure.end) if figure.end else (item.baseline_start, figure.start)
    place = "This action" if is_here else "Where it began" if is_first else "Then"
    return ChainStep(
        place=f"{item.code} · {place}",
        title=item.title,
        href="" if is_here else item_href(figure.programme, item),
        slip=f"{days_words(figure.slip_days, float(figure.slip_months))}, {whose}",
        note=f"{planned}, now {now}",
        kind="here" if is_here else "cause" if is_first else "",
    )


def history_events(action: Action, causes: Iterable[Cause]) -> list[Event]:
    """What happened to an action, newest first: what was said, and what it moved or was moved by."""
    return [_event(action, cause) for cause in causes]


def _event(action: Action, cause: Cause) -> Event:
    move: Movement | None = next(iter(cause.own_movements), None)  # type: ignore[attr-defined]
    update = next(iter(cause.own_updates), None)  # type: ignore[attr-defined]
    what = update.get_news_display() if update else cause.what
    if move:
        before, after = (
            (move.end_before, move.end_after) if move.end_after else (move.start_before, move.start_after)
        )
        what = f"{what}: {before}, now {after}"
    return event_of(cause, what, moved=move is not None)


def event_of(cause: Cause, what: str, *, moved: bool = False) -> Event:
    """One change as a timeline shows it: when it took effect, who made it, and why."""
    return Event(
        when=long_date(timezone.localtime(cause.effective_at).date()),
        who=str(cause.by) if cause.by else "",
        what=what,
        text=f"{cause.get_reason_display()}. {cause.text}" if cause.reason else cause.text,
        moved=moved,
    )
