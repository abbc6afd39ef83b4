"""Somebody else was faster: what they stored and what was typed, side by side, for a person to choose.

A form that holds the values of rows is compared field by field: what only one side changed is kept, what both
changed is asked. A form that reports news (`form.is_report`) holds nothing to compare: its author reads what
was reported meanwhile, and reports on top of it or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from programme.forms.keeping import ALL, REPORT, SHOWN, WHOLE, KeepForm, Question
from programme.merging import Changed, Side, compare, kept
from programme.models import Cause, Entered
from programme.past import changes_since, row_at
from programme.ui.answers import Answer, answers, sent
from programme.ui.forms import GovukForm
from programme.views.meanwhile import author_of, events_of, meanwhile, title_of, title_of_end

if TYPE_CHECKING:
    from programme.views.saving import SavingView

SOURCE = {Changed.THEY: "What is stored", Changed.I: "What you typed", Changed.ALIKE: "Both"}


@dataclass(frozen=True, slots=True)
class Settled:
    """A field that needs no choice, in words."""

    label: str
    seen: str
    now: str
    source: str


class BothSides:
    """What a form holds against what is stored now. `seen` are the versions that its author saw."""

    def __init__(self, view: SavingView, form: Any, seen: Mapping[str, int]) -> None:
        self.view, self.form, self.seen = view, form, seen

    @cached_property
    def typed(self) -> dict[str, Answer]:
        return answers(self.form)

    @cached_property
    def stored(self) -> dict[str, Answer]:
        """The values that rows hold; what somebody says in their own words has none."""
        form = self.view.get_form()
        return {name: each for name, each in answers(form).items() if name in form.initial}

    @cached_property
    def then(self) -> dict[str, Entered | None] | None:
        """The rows that the author saw; None where nobody can tell any more."""
        found = {
            name: row_at(row, self.seen[name]) if row and self.seen.get(name) else None
            for name, row in self.view.rows().items()
        }
        return None if any(self.seen.get(name) and row is None for name, row in found.items()) else found

    @cached_property
    def was(self) -> dict[str, Answer]:
        """The values that the author saw."""
        return {} if self.then is None else answers(self.view.form_on(self.then))

    @property
    def is_whole(self) -> bool:
        """Whether there is one choice for all that was typed."""
        form: GovukForm = self.form
        return form.is_report or form.is_whole

    @cached_property
    def changed(self) -> dict[str, Changed]:
        if self.is_whole:
            return {}
        was, stored, typed = (
            {name: answer.value for name, answer in side.items()}
            for side in (self.was, self.stored, self.typed)
        )
        return compare(was, stored, typed, [name for name in typed if name in stored])

    @cached_property
    def keep(self) -> KeepForm:
        """Bound once somebody has chosen on this page, with what is stored now before them."""
        data = self.view.request.POST
        versions = self.view.versions().items()
        is_chosen = all(data.get(f"{SHOWN}{name}") == str(version) for name, version in versions)
        return KeepForm(data if is_chosen else None, questions=list(self._questions()))

    @property
    def is_settled(self) -> bool:
        return self.is_possible and self.keep.is_valid()

    @property
    def is_given_up(self) -> bool:
        return self.is_whole and self.keep.chosen()[ALL] is Side.THEIRS

    @cached_property
    def is_possible(self) -> bool:
        """Whether a report can still be made: what has been completed cannot be started."""
        errors = self.form.errors.as_data().values() if self.form.is_report else ()
        return not any(error.code == "invalid_choice" for found in errors for error in found)

    def merged(self) -> MultiValueDict[str, str]:
        """What to send now: what was typed, with theirs where only they changed it or theirs was chosen."""
        data: MultiValueDict[str, str] = MultiValueDict()
        chosen = self.keep.chosen()
        for name, answer in self.typed.items():
            changed = self.changed.get(name, Changed.I)
            side = self.stored[name] if kept(changed, chosen.get(name)) is Side.THEIRS else answer
            for control, values in side.posted.items():
                data.setlist(control, values)
        for name, version in self.view.versions().items():
            data[name] = str(version)
        return data

    def _questions(self) -> Iterator[Question]:
        if self.is_whole:
            yield REPORT if self.form.is_report else WHOLE
        for name, changed in self.changed.items():
            if changed is Changed.BOTH:
                label = self._label(name)
                yield Question(
                    name,
                    label=label,
                    theirs="Keep what is stored now",
                    mine="Save what you typed",
                    missing=f"Choose which to keep: {label[:1].lower()}{label[1:]}",
                    values=(self._was(name), self.stored[name].words, self.typed[name].words),
                )

    def _settled(self) -> Iterator[Settled]:
        for name, changed in self.changed.items():
            if changed in SOURCE:
                now = self.typed if changed is Changed.I else self.stored
                yield Settled(self._label(name), self._was(name), now[name].words, SOURCE[changed])

    def _own_words(self) -> list[tuple[str, str]]:
        """What no row holds, and what is no longer asked for: neither may be lost from sight."""
        own = {name: answer for name, answer in self.typed.items() if name not in self.changed}
        if self.is_whole or self.then is None:
            return in_words(self.form, own)
        before = self.view.form_on(self.then, self.form.data)
        dropped = {
            name: answer
            for name, answer in answers(before).items()
            if name not in self.typed and answer.value != self.was[name].value
        }
        return in_words(self.form, own) + in_words(before, dropped)

    def _label(self, name: str) -> str:
        return str(self.form[name].label)

    def _was(self, name: str) -> str:
        return self.was[name].words if name in self.was else ""

    def show(self) -> HttpResponse:
        view, page = self.view, self.view.page()
        causes = meanwhile(view.rows(), self.seen)
        context = {
            "title": title_of(causes, view.request.user),
            "caption": page["title"],
            "lead": page.get("lead", ""),
            "events": events_of(causes, view.rows(), view.request.user),
            "stored_by": author_of(causes, view.request.user),
            "is_report": self.form.is_report,
            "is_whole": self.is_whole,
            "stored": in_words(view.get_form(), self.stored) if self.form.is_whole else (),
            "is_possible": self.is_possible,
            "form": self.keep,
            "settled": list(self._settled()),
            "own_words": self._own_words(),
            "sent": [pair for field in self.form for pair in sent(self.form, field)],
            "shown": [(f"{SHOWN}{name}", version) for name, version in view.versions().items()],
            "submit_label": page.get("submit_label", self.form.submit_label),
            "cancel_href": view.success_url(),
        }
        return render(view.request, "programme/both_sides.html", context)


def show_gone(view: SavingView, form: Any, row: Entered) -> HttpResponse:
    """Somebody took away what was being changed."""
    causes = changes_since(row, row.version - 1)
    return give_back(view, form, title_of_end(causes, view.request.user), causes)


def give_back(view: SavingView, form: Any, title: str, causes: list[Cause]) -> HttpResponse:
    """What was typed can no longer be saved: say what happened, and show it to be copied."""
    context = {
        "title": title,
        "caption": view.page()["title"],
        "events": events_of(causes, {}, view.request.user),
        "typed": in_words(form, answers(form)),
    }
    return render(view.request, "programme/gone.html", context, status=HTTPStatus.GONE)


def in_words(form: Any, given: Mapping[str, Answer]) -> list[tuple[str, str]]:
    """What was typed, to read and to copy: label and words of each answer that was given."""
    return [(str(form[name].label), answer.words) for name, answer in given.items() if answer.given]
