"""What a risk concerns. Each app that has something to link declares one kind in config.pages.RISK_LINKS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet, prefetch_related_objects

from programme.contributions import contributed
from programme.items import item_href
from programme.models import Action, Entered, Programme, Risk, RiskItem, ScheduleItem
from programme.past import standing_with
from programme.ui.parts import Link


class RiskLinks:
    """One kind of thing that a risk can concern, with the rows that say so."""

    name: ClassVar[str]
    """Of the form's field and of the heading: "actions"."""
    one: ClassVar[str]
    """What one is called: "action"."""
    help_text: ClassVar[str]
    model: ClassVar[type[Entered]]
    """Says that a risk concerns something: has `risk`, `note`, and the thing under the name `other`."""
    other: ClassVar[str]

    def things(self, programme: Programme) -> QuerySet[Any]:
        """What may be linked."""
        raise NotImplementedError

    def code(self, thing: Any) -> str:
        code: str = thing.code
        return code

    def href(self, thing: Any) -> str:
        href: str = thing.get_absolute_url()
        return href

    def standing(self, **narrow: Any) -> QuerySet[Any]:
        found = self.model._default_manager.filter(withdrawn_at=None, **narrow)
        return found.select_related(self.other, f"{self.other}__programme").order_by("id")

    def thing(self, link: Any) -> Any:
        return getattr(link, self.other)

    def codes(self, risk: Risk) -> list[str]:
        """What it concerns, or concerned when it was as it is here."""
        links = standing_with(risk, self.model, risk=risk)
        prefetch_related_objects(links, self.other)
        return [self.code(self.thing(link)) for link in links]

    def shown(self, risk: Risk) -> list[tuple[Link, str]]:
        """What a risk concerns, each with the note on who says so."""
        return [
            (Link(str(self.thing(link)), self.href(self.thing(link))), link.note)
            for link in self.standing(risk=risk)
        ]

    def codes_by_risk(self, programme: Programme) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for link in self.standing(programme=programme):
            found[link.risk_id].append(self.code(self.thing(link)))
        return found

    def find(self, programme: Programme, codes: Iterable[str]) -> tuple[list[Any], list[str]]:
        """The things with these codes, however they are written, and the codes that nothing has."""
        known = {self.code(thing).casefold(): thing for thing in self.things(programme)}
        wanted = dict.fromkeys(codes)
        return (
            list({thing.pk: thing for code in wanted if (thing := known.get(code.casefold()))}.values()),
            [code for code in wanted if code.casefold() not in known],
        )

    def changes(self, risk: Risk, things: Iterable[Any]) -> tuple[list[Any], list[Any]]:
        """The rows to add and the rows to end, so that a risk concerns just these."""
        held = {} if risk._state.adding else {self.thing(link).pk: link for link in self.standing(risk=risk)}
        wanted = {thing.pk: thing for thing in things}
        model: Any = self.model
        new = [
            model(programme=risk.programme, risk=risk, **{self.other: thing})
            for pk, thing in wanted.items()
            if pk not in held
        ]
        return new, [link for pk, link in held.items() if pk not in wanted]


class ActionsOfRisk(RiskLinks):
    name = "actions"
    one = "action"
    help_text = "The numbers of the actions it concerns, for example 23, 27."
    model = RiskItem
    other = "item"

    def things(self, programme: Programme) -> QuerySet[Any]:
        return ScheduleItem.objects.filter(programme=programme, kind=Action.KIND).standing()

    def href(self, thing: Any) -> str:
        return item_href(thing.programme, thing)


def risk_links() -> list[RiskLinks]:
    """The declared kinds, in order."""
    return [kind() for kind in contributed("RISK_LINKS")]


def concerns_by_risk(programme: Programme) -> Mapping[int, str]:
    """What each risk concerns, in words: `Actions 1, 2; proposals R8`."""
    words: dict[int, list[str]] = defaultdict(list)
    for kind in risk_links():
        for risk, codes in kind.codes_by_risk(programme).items():
            words[risk].append(f"{kind.name if len(codes) > 1 else kind.one} {', '.join(codes)}")
    joined = {risk: "; ".join(each) for risk, each in words.items()}
    return {risk: each[:1].upper() + each[1:] for risk, each in joined.items()}
