"""Consequences and histories in the words that components take."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from programme.consequences import Consequence, Held, Move
from programme.contributions import MoneyEffect
from programme.differences import moved_date
from programme.financial_years import year_label
from programme.items import item_href
from programme.models import CAUSE_ON_PAGES, Action, Cause, ItemFigure, Movement, Programme, ScheduleItem
from programme.moving import Moves
from programme.reasons import Reasons
from programme.ui.format import days_words, long_date, plural, pounds, rounding_note
from programme.ui.parts import ChainStep, Event
from programme.what_if import Change, Drop, Span, Unit

LONGEST_WHY = 4
"""Steps of a chain that are spelled out; of a longer one the ends are enough."""
UNITS = {Unit.MONTHS: "month", Unit.WEEKS: "week", Unit.DAYS: "day"}


@dataclass(frozen=True, slots=True)
class MoveRow:
    label: str
    href: str
    what: str
    before: str
    after: str
    days: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    code: str
    title: str
    href: str
    by_year: list[Decimal]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What `components/preview.html` shows."""

    sentence: str
    moves: list[MoveRow]
    years: list[str]
    money: list[MoneyRow]
    money_total: list[Decimal]
    rounding: list[str]
    money_rule: str
    absorbed: list[str]
    crossings: list[str]
    warnings: list[str]
    mends: str
    settled: list[MoveRow]
    heading: str = ""


def preview_of(result: Consequence, programme: Programme, heading: str = "") -> Preview:
    years = result.years
    return Preview(
        sentence=_sentence(result),
        moves=[_move_row(move, result, programme) for move in result.moves],
        years=[year_label(year) for year in years],
        money=[_money_row(each, result) for each in result.money],
        money_total=[result.total(year) for year in years],
        rounding=[note for year in years if (note := _rounding(result, year))],
        money_rule=_money_rule(result),
        absorbed=[_absorbed(held) for held in result.absorbed],
        crossings=result.crossings,
        warnings=result.warnings,
        mends=result.mends,
        settled=[_move_row(move, result, programme) for move in result.settled],
        heading=heading,
    )


def mark_of(preview: Preview) -> str:
    """Differs where a preview says anything else."""
    return hashlib.sha256(repr(preview).encode()).hexdigest()[:16]


def _absorbed(held: Held) -> str:
    if held.left:
        room = f"{held.used} of its {plural(held.used + held.left, 'day')} of room after {held.after.short}"
        return f"{held.item} uses {room}, and {held.left} are left."
    room = f"all its {plural(held.used, 'day')} of room after {held.after.short}"
    return f"{held.item} uses {room}{', and then moves' if held.moves else ''}."


def _rounding(result: Consequence, year: int) -> str:
    return rounding_note(result.amounts(year))


def _money_row(effect: MoneyEffect, result: Consequence) -> MoneyRow:
    amounts = [effect.by_year.get(year, Decimal(0)) for year in result.years]
    waits, rule = why_costs(result, effect), rule_words(effect.each_month, effect.rule)
    why = "; ".join(words for words in (waits, rule) if words)
    if not effect.counted:
        why = f"{why}; not counted in totals" if why else "not counted in totals"
    return MoneyRow(effect.code, effect.title, effect.href, amounts, why)


def rule_words(each_month: Decimal | None, rule: str) -> str:
    """`it costs £132,261 for each month that 27 goes on`; nothing where months do not cost the same."""
    if not rule or not each_month:
        return ""
    return f"it {'costs' if each_month > 0 else 'saves'} {pounds(abs(each_month))} {rule}"


def _money_rule(result: Consequence) -> str:
    """The rule of all counted money together, where it grows with one date."""
    counted = [effect for effect in result.money if effect.counted]
    months = [effect.each_month for effect in counted if effect.each_month is not None]
    rules = {effect.rule for effect in counted}
    if len(counted) < 2 or len(months) < len(counted) or len(rules) > 1:
        return ""
    words = rule_words(sum(months, Decimal(0)), rules.pop())
    return f"Altogether {words}." if words else ""


def why_costs(result: Consequence, effect: MoneyEffect) -> str:
    """`waits for 27, which waits for 25, which waits for 23`; nothing where no date moves it."""
    chain = result.behind(effect)
    if not chain:
        return ""
    further = why_moved(result.reasons, chain[-1])
    return f"waits for {chain[-1].short}" + (f", which {further}" if further else "")


def _move_row(move: Move, result: Consequence, programme: Programme) -> MoveRow:
    shown = move.shown
    before, after = (str(date) if date else "Not in the plan" for date in (shown.before, shown.after))
    href, why = item_href(programme, move.item), why_moved(result.reasons, move.item)
    days = shown.days if shown.before and shown.after else None
    return MoveRow(str(move.item), href, shown.what, before, after, days, why)


def why_moved(reasons: Reasons, item: ScheduleItem) -> str:
    """`waits for 26, which waits for 25, which waits for 23`; nothing where the item itself is changed.

    Of a longer chain the nearest two steps and where it began.
    """
    names: list[str] = []
    at, hold = item, reasons.hold(item)
    freed = bool(hold and hold.freed)
    while hold and len(names) < LONGEST_WHY:
        names.append(hold.by.short)
        at = hold.by
        hold = reasons.hold(at)
    if not names:
        return ""
    if hold:
        names[2:] = []
    verb = "was held by" if freed else "waits for"
    words = f"{verb} " + f", which {verb} ".join(names)
    return f"{words}, and so on back to {reasons.origin(item).short}" if hold else words


def _sentence(result: Consequence) -> str:
    if result.mends:
        return (
            f"The plan cannot be worked out as it is: {result.mends}. With this change it can, and it comes "
            "out with the dates below. What moves and what it costs is not known, as there is nothing to "
            "compare with."
        )
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


def change_words(change: Change, name: str) -> str:
    """`23 ends 2 months later`, `13 starts in Oct 2011`, `51 is dropped`."""
    if isinstance(change, Drop):
        return f"{name} is dropped"
    what, to = "starts" if change.of_start else "ends", change.to
    if isinstance(to, Span):
        way = "earlier" if to.amount < 0 else "later"
        return f"{name} {what} {plural(abs(to.amount), UNITS[to.unit])} {way}"
    return f"{name} {what} {'in' if to.is_month else 'on'} {to}"


def save_label(result: Consequence, item: ScheduleItem) -> str:
    """The button repeats the consequence."""
    own = next((move.shown for move in result.moves if move.item.pk == item.pk), None)
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
        shown = moved_date(move)
        what = f"{what}: {shown.before or 'not dated'}, now {shown.after or 'not dated'}"
    return event_of(cause, what, moved=move is not None)


def changes_of(*histories: Any) -> list[Event]:
    """What happened to entered rows, newest first: each cause of their histories once."""
    causes = {
        version.caused_by_id: version.caused_by
        for history in histories
        for version in history.select_related(*(f"caused_by__{name}" for name in CAUSE_ON_PAGES))
    }
    newest = sorted(causes.values(), key=lambda cause: (cause.effective_at, cause.pk), reverse=True)
    return [event_of(cause, cause.what) for cause in newest]


def event_of(cause: Cause, what: str, *, moved: bool = False) -> Event:
    """One change as a timeline shows it: when it took effect, who made it, and why."""
    return Event(
        when=long_date(timezone.localdate(cause.effective_at)),
        who=str(cause.by) if cause.by else "",
        what=what,
        text=why(cause),
        moved=moved,
        href=cause.get_absolute_url(),
        note="This has been undone." if hasattr(cause, "undone_by") else "",
    )


def why(cause: Cause) -> str:
    """The reason from the list, then the words."""
    return f"{cause.reason_words}. {cause.text}".strip() if cause.reason else cause.text


def moves_words(moves: Moves | None) -> str:
    """`Moved 3 times, 61 days later in all`, or once, or twice."""
    if moves is None:
        return "Never moved"
    times = {1: "once", 2: "twice"}.get(moves.times, f"{moves.times} times")
    return f"Moved {times}, {shift_words(moves.days)} in all"


def shift_words(days: int) -> str:
    return f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'}" if days else "0 days"


def reasons_words(moves: Moves) -> str:
    """Why it moved: its own reasons, each with how often, and how often others moved it."""
    own = Counter(step.reason for step in moves.steps if step.is_own)
    inherited = moves.times - own.total()
    parts = []
    if own:
        named = [f"{reason}{f' ({count} times)' if count > 1 else ''}" for reason, count in own.most_common()]
        parts.append(f"Its own reasons: {'; '.join(named)}.")
    if inherited:
        parts.append(f"Moved {plural(inherited, 'time')} by what it waits for.")
    return " ".join(parts)
