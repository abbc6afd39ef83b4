"""The plan of one day as boxes and links: items, and what upper apps hang on them (config.pages.MAP_ENDS)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from django.utils.module_loading import import_string

from programme.contributions import MapEnd, contributed, declared
from programme.days import Day
from programme.items import item_href
from programme.link_states import LinkStanding, LinkState, standing_of
from programme.models import Action, Dependency, ItemFigure, ScheduleItem, Workstream
from programme.network.layers import Edge
from programme.network.values import Area, Box, MapLink, Mark
from programme.planning import as_link, calendar_of
from programme.schedule import Unit
from programme.ui.format import days_words

NOT_WAITED_FOR = (LinkStanding.INFORMATION, LinkStanding.BEGUN)


def network_on(day: Day) -> PlanNetwork:
    """The network of a day, read once."""
    return day.of(PlanNetwork)


class PlanNetwork:
    """Keys are known at once; boxes and links are made when asked for, as a page shows few of them."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.items = day.by_id(ScheduleItem)
        self.key_of = {pk: f"{item.kind}:{item.code}" for pk, item in self.items.items()}
        self._by_key = {key: self.items[pk] for pk, key in self.key_of.items()}
        self._calendar = calendar_of(day.programme)

    @cached_property
    def ends(self) -> list[MapEnd]:
        found = (end for ends_of in contributed("MAP_ENDS") for end in ends_of(self.day))
        return [end for end in found if end.item in self.items]

    @cached_property
    def _end_by_key(self) -> dict[str, MapEnd]:
        return {_key(end): end for end in reversed(self.ends)}

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """The place of the area of each box, and its own among all: actions as the plan prints them."""
        positions = {row.item_id: row.position for row in self.day.rows(Action)}
        ordered = sorted(self.items, key=lambda pk: (pk not in positions, positions.get(pk, 0), pk))
        keys = dict.fromkeys([*(self.key_of[pk] for pk in ordered), *map(_key, self.ends)])
        return {key: (self.areas[key].place, place) for place, key in enumerate(keys)}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The area of each box."""
        streams = sorted(self.day.rows(Workstream), key=lambda row: row.position)
        known = {row.pk: Area(place, row.slug, row.name) for place, row in enumerate(streams)}
        stream_of = {row.item_id: row.workstream_id for row in self.day.rows(Action)}
        places = {kind: _place_of_menu(kind, len(streams)) for kind in declared("MAP_AREAS")}
        found = {
            key: known[stream_of[pk]] if pk in stream_of else places[self.items[pk].kind]
            for pk, key in self.key_of.items()
        }
        return found | {_key(end): places[end.kind] for end in self.ends}

    @cached_property
    def _by_edge(self) -> dict[Edge, list[Dependency | MapEnd]]:
        found: defaultdict[Edge, list[Dependency | MapEnd]] = defaultdict(list)
        for row in self.day.rows(Dependency):
            if row.predecessor_id in self.items and row.successor_id in self.items:
                found[self.key_of[row.predecessor_id], self.key_of[row.successor_id]].append(row)
        for end in self.ends:
            found[self.key_of[end.item], _key(end)].append(end)
        return dict(found)

    @property
    def edges(self) -> Collection[Edge]:
        """What leads to what, however it is linked."""
        return self._by_edge.keys()

    def links(self, edges: Collection[Edge] | None = None) -> list[MapLink]:
        """All, or those along these edges, in the order of the plan."""
        ordered = sorted(self.edges if edges is None else edges, key=self.order_of)
        return [
            self._end_link(edge, row) if isinstance(row, MapEnd) else self._link(edge, row)
            for edge in ordered
            for row in self._by_edge[edge]
        ]

    def order_of(self, edge: Edge) -> tuple[int, int]:
        """By which links are listed: no two edges share it."""
        return self.places[edge[0]][1], self.places[edge[1]][1]

    def weight_of(self, edge: Edge) -> tuple[int, int, int]:
        """Which of many links are shown: the least. What breaks, drives or is late comes first."""
        rank = min((list(Mark).index(link.mark), not link.is_late) for link in self.links([edge]))
        return rank[0] * 2 + rank[1], *self.order_of(edge)

    def _link(self, edge: Edge, row: Dependency) -> MapLink:
        before, after = (self.day.figures.get(pk) for pk in (row.predecessor_id, row.successor_id))
        state = standing_of(as_link(row), self.items[row.successor_id], before, after, self._calendar)
        drives = row.is_constraining and bool(after and after.driver_id == row.predecessor_id)
        is_late = state.standing not in NOT_WAITED_FOR and bool(before and before.slip_days > 0)
        mark = _mark(state, drives=drives)
        return MapLink(*edge, row.in_words, _short(row), state.words, mark, is_late)

    def _end_link(self, edge: Edge, end: MapEnd) -> MapLink:
        mark = Mark.INFORMATION if end.is_named else Mark.HANGS
        return MapLink(*edge, end.words, "", end.note, mark, end.is_worse)

    def is_end(self, key: str) -> bool:
        """Whether it only hangs on items."""
        return key in self._end_by_key

    def group_of(self, key: str) -> str:
        """The area of a box; in each what only hangs on items is a group of its own."""
        return f"{'ends' if self.is_end(key) else 'items'} {self.areas[key].slug}"

    @cached_property
    def area_of_group(self) -> dict[str, Area]:
        return {self.group_of(key): area for key, area in self.areas.items()}

    def box(self, key: str) -> Box:
        """Raises KeyError where nothing of that key stands."""
        if end := self._end_by_key.get(key):
            note = "" if end.is_named else end.note
            when, late = ("", note) if end.is_worse else (note, "")
            return Box(key, self.areas[key], end.name, end.href, "end", when, late)
        item = self._by_key[key]
        figure = self.day.figures.get(item.pk)
        is_done = item.state == ScheduleItem.State.COMPLETE
        return Box(
            key,
            self.areas[key],
            str(item),
            item_href(self.day.programme, item) if self.day.stands(item) else "",
            "action" if item.kind == Action.KIND else "item",
            when=_when(item, figure),
            late=_slip(figure),
            state=item.get_state_display(),
            is_critical=bool(figure and figure.is_critical) and not is_done,
            is_done=is_done,
        )


def action_key(number: str) -> str:
    """The key of an action by its number."""
    return f"{Action.KIND}:{number}"


def _key(end: MapEnd) -> str:
    return f"{end.kind}:{end.code}"


def _place_of_menu(kind: str, after: int) -> Area:
    """Behind all workstreams. A slug with a colon is none that a workstream can have."""
    entry = import_string(declared("MAP_AREAS")[kind])
    return Area(after + contributed("MENU").index(entry), f"area:{entry.label.lower()}", entry.label)


def _mark(state: LinkState, *, drives: bool) -> Mark:
    if state.is_contradicted:
        return Mark.BROKEN
    if state.standing is LinkStanding.INFORMATION:
        return Mark.INFORMATION
    return Mark.DRIVES if drives else Mark.ROOM


def _short(row: Dependency) -> str:
    """`FS −1m`, `SS`; nothing where one simply follows the other."""
    unit = "m" if row.lag_unit == Unit.MONTHS.value else "d"
    lag = f" {'−' if row.lag < 0 else '+'}{abs(row.lag)}{unit}" if row.lag else ""
    return f"{row.type}{lag}" if lag or row.type != "FS" else ""


def _slip(figure: ItemFigure | None) -> str:
    """`2 months late`; nothing where it is as planned."""
    if figure is None or not figure.slip_days:
        return ""
    return days_words(figure.slip_days, float(figure.slip_months))


def _when(item: ScheduleItem, figure: ItemFigure | None) -> str:
    if figure is None:
        return "Not in the schedule"
    if figure.end:
        return f"{'Ended' if item.state == item.State.COMPLETE else 'Ends'} {figure.end}"
    return f"Starts {figure.start}, open-ended" if figure.start and not item.has_begun else "Open-ended"
