"""The links of the plan as facts: what waits for what, from which area into which, and how each stands."""

from __future__ import annotations

from programme.days import Day
from programme.facts import Fact, FactKind
from programme.network.reading import network_on
from programme.network.values import Box, Mark


class Links(FactKind):
    name = "links"
    title = "Links"
    one = "link"
    columns = ("Is waited for by", "How", "It", "What waits", "How it stands")
    marks = {
        "from": "From",
        "to": "Into",
        "across": "Across areas",
        "within": "Within one area",
        "broken": "Dates contradict it",
        "late": "What it waits for is late",
        "before": "What waits for",
        "after": "What is waited for by",
    }
    note = "With what actions deliver and name, which has no date of its own."

    def facts(self, day: Day) -> list[Fact]:
        network = network_on(day)
        boxes = {key: network.box(key) for key in network.places}
        found = []
        for link in network.links():
            before, after = boxes[link.before], boxes[link.after]
            marks: dict[str, str | tuple[str, ...]] = {
                "from": before.area.slug,
                "to": after.area.slug,
                "within" if before.area == after.area else "across": "on",
                "before": before.key,
                "after": after.key,
            }
            ticked = {"broken": link.mark is Mark.BROKEN, "late": link.is_late}
            marks |= {name: "on" for name, is_so in ticked.items() if is_so}
            cells = (after.name, link.words, _dates(before), _dates(after), link.state)
            found.append(Fact(before.name, before.href, marks, cells=cells))
        return found


def _dates(box: Box) -> str:
    return ", ".join(words for words in (box.when, box.late) if words)
