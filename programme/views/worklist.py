"""The monthly round: one page, a row an action, saved row by row or all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget

from programme import drafts
from programme.access import Permission
from programme.dates import DateOutOfRange
from programme.forms.reasons import LONGEST, REASONS
from programme.forms.worklist import OPEN, AnswerForm
from programme.history import StaleVersion, lock
from programme.models import Action
from programme.operations.edits import News, edit_for
from programme.operations.errors import Refused
from programme.operations.rounds import report_no_change
from programme.operations.updates import preview, report_progress
from programme.planning import Plan, load_plan
from programme.presenters import Preview, mark_of, preview_of
from programme.schedule import ScheduleError
from programme.snapshots import one_state_to_read
from programme.ui.format import plural
from programme.views.base import ProgrammeView
from programme.views.meanwhile import events_of, meanwhile
from programme.views.plan import tabs
from programme.worklist import ANSWERS, Group, Line, groups

PER_PAGE = 100
ALL = "all"


@dataclass(slots=True)
class Row:
    """A line with its form, as far as somebody has answered it on this page."""

    line: Line
    form: AnswerForm
    is_open: bool = False
    preview: Preview | None = None
    confirm: str = ""
    saved: bool = False

    @property
    def number(self) -> str:
        return self.line.number


class Worklist(ProgrammeView):
    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        opened, kept = self.opened(), drafts.taken_up(request, request.path)
        rows = {line.number: self.row(line, kept, is_open=line.number == opened) for line in self.lines()}
        return self.page(rows)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save one row (`save` names it) or all that are answered; show what a row would do (`look`)."""
        drafts.drop(request)
        save, look = request.POST.get("save", ""), request.POST.get("look", "")
        rows = {line.number: self.row(line, request.POST) for line in self.lines()}
        wanted = [row for row in rows.values() if save in (row.number, ALL) and row.form.said]
        self.save(wanted)
        if look in rows:
            self.consider(rows[look])
        shown = rows.get(look or save) if request.headers.get("HX-Request") else None
        all_saved = wanted and all(row.saved for row in wanted)
        if not shown and all_saved and not any(row.is_open for row in rows.values()):
            return HttpResponseRedirect(f"{request.get_full_path()}#left")
        with one_state_to_read():
            # What was saved has raised the revision that the page names.
            self.look_at(self.programme.slug)
            return self.part(shown) if shown else self.page(rows)

    def lines(self) -> list[Line]:
        return [line for group in self.groups() for line in group.lines]

    def groups(self) -> list[Group]:
        """The part of the round that is on this page, narrowed to what the person may tell about."""
        if not {Permission.UPDATE_ANY, Permission.UPDATE_OWN} & self.request.permissions:
            raise PermissionDenied
        actions = Action.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()
        if self.only_mine():
            actions = actions.led_by(self.request.user)
        actions = actions.order_by("workstream__position", "position").select_related("workstream__lead")
        pages = Paginator(actions, PER_PAGE)
        self.pages: Page[Any] = pages.get_page(self.request.GET.get("page") or self.page_of_opened(actions))
        return groups(
            list(self.pages.object_list),
            self.programme,
            with_not_due=self.with_not_due(),
            also=self.opened(),
        )

    def opened(self) -> str:
        """The number of the action whose row a link opens, as from a mail."""
        number: str = self.request.GET.get("change", "")
        return number

    def page_of_opened(self, actions: Any) -> int:
        numbers = list(actions.values_list("item__code", flat=True)) if self.opened() else []
        return numbers.index(self.opened()) // PER_PAGE + 1 if self.opened() in numbers else 1

    def proposed(self, number: str) -> str:
        """The answer that the link has chosen already; it is only said once somebody saves it."""
        asked: str = self.request.GET.get("answer", "")
        return asked if number == self.opened() and asked in ANSWERS else ""

    def only_mine(self) -> bool:
        asked: str = self.request.GET.get("show", "")
        return asked == "mine" or not self.may(Permission.UPDATE_ANY)

    def with_not_due(self) -> bool:
        asked: str = self.request.GET.get("not_due", "")
        return asked == "yes"

    def row(self, line: Line, data: Any = None, *, is_open: bool = False) -> Row:
        answered = data is not None and f"{line.number}-answer" in data
        proposed = self.proposed(line.number) if is_open else ""
        form = AnswerForm(data if answered else None, action=line.action, answer=proposed)
        return Row(line, form, is_open=is_open or (answered and form.said in OPEN))

    def save(self, rows: list[Row]) -> None:
        """Each row by itself: what is wrong with one keeps no other from being saved."""
        valid = [row for row in rows if row.form.is_valid()]
        self.save_unchanged([row for row in valid if row.form.report().news is News.NO_CHANGE])
        for row in valid:
            if row.form.report().news is not News.NO_CHANGE:
                self.attempt(row, save=True)
        for row in rows:
            row.is_open = not row.saved

    def save_unchanged(self, rows: list[Row]) -> None:
        """All rows without a change under one cause; those that somebody else changed meanwhile stay."""
        versions = {row.line.action.item_id: row.form.cleaned_data["version"] for row in rows}
        if not versions:
            return
        try:
            report_no_change(self.programme, versions, by=self.request.user)
        except StaleVersion as error:
            stale = {item.pk for item in error.rows}
            for row in rows:
                if row.line.action.item_id in stale:
                    self.refuse_stale(row)
            self.save_unchanged([row for row in rows if row.line.action.item_id not in stale])
        else:
            for row in rows:
                row.saved = True

    def consider(self, row: Row) -> None:
        """Show what a row would do, and save nothing. What is still missing is no error yet."""
        row.is_open = row.form.said in OPEN
        if row.form.is_valid():
            self.attempt(row, save=False)
        if not row.preview:
            row.form.errors.clear()

    def attempt(self, row: Row, *, save: bool) -> None:
        """Save a row whose consequence has been seen, or has nothing to show; else show it."""
        item, data, report = row.line.action.item, row.form.cleaned_data, row.form.report()
        try:
            with transaction.atomic():
                lock(self.programme)
                plan = load_plan(self.programme)
                result = preview(plan, edit_for(plan, plan.items[item.pk], report))
                shown = preview_of(result, self.programme)
                row.confirm = mark_of(shown)
                seen = self.request.POST.get(f"{row.number}-confirm") == row.confirm
                if not save or (not seen and (result.moves or result.money)):
                    row.preview = shown
                    return
                report_progress(
                    item,
                    report,
                    by=self.request.user,
                    version=data["version"],
                    reason=data["reason"],
                    text=data["text"],
                    plan=plan,
                )
            row.saved = True
        except Refused as refusal:
            field = {"news": "answer"}.get(refusal.field, refusal.field)
            row.form.add_error(field if field in row.form.fields else None, str(refusal))
            row.preview = self.preview_again(row, plan)
        except (ScheduleError, DateOutOfRange) as error:
            row.form.add_error("end", f"{error}. Enter another date")
        except StaleVersion:
            self.refuse_stale(row)

    def preview_again(self, row: Row, plan: Plan) -> Preview | None:
        """Somebody who forgot the reason has seen the consequence, and need not ask for it again."""
        if not {"reason", "text"} & row.form.errors.keys():
            return None
        edit = edit_for(plan, plan.items[row.line.action.item_id], row.form.report())
        return preview_of(preview(plan, edit), self.programme)

    def refuse_stale(self, row: Row) -> None:
        """Somebody else was faster: say who and how, keep what was typed, and make saving it a choice."""
        row.is_open = True
        stored = Action.objects.filter(programme=self.programme).for_pages().get(pk=row.line.action.pk)
        rows, seen = {"version": stored.item}, {"version": row.form.cleaned_data["version"]}
        events = events_of(meanwhile(rows, seen), rows, self.request.user)
        said = "; ".join(f"{each.who} at {each.when}: {each.what}. {each.text}" for each in events)
        row.form.add_error(
            None,
            f"Action {row.number} has changed since you opened this page. {said} What you typed is still in "
            "its row: save it again to report it on top.",
        )
        row.line.action.item = stored.item
        row.form.data = {**self.request.POST.dict(), f"{row.number}-version": str(stored.item.version)}

    def part(self, row: Row) -> HttpResponse:
        """What there is to say of one row; in place of the row itself only once it is saved."""
        if not row.saved:
            context = {"row": row, "saving": bool(self.request.POST.get("save"))}
            return render(self.request, "programme/parts/worklist_answer.html", context)
        found = self.groups()
        lines = [line for group in found for line in group.lines]
        here = [(group, line) for group in found for line in group.lines if line.number == row.number]
        if not here:
            # It was given to somebody else meanwhile.
            return HttpResponseClientRefresh()
        [(group, fresh)] = here
        context = {
            "row": Row(fresh, AnswerForm(action=fresh.action), saved=True),
            "group": group,
            "next": next_unanswered(lines, row.number),
            "is_part": True,
        }
        part = render(self.request, "programme/parts/worklist_saved.html", {**self.words(lines), **context})
        return reswap(retarget(part, f'[id="row-{row.number}"]'), "outerHTML")

    def page(self, rows: dict[str, Row]) -> HttpResponse:
        found = self.groups()
        lines = [line for group in found for line in group.lines]
        shown = [
            (group, [self.fresh(rows.get(line.number), line, lines) for line in group.lines])
            for group in found
        ]
        errors = [row for _, group in shown for row, _ in group if row.form.is_bound and row.form.errors]
        context = {
            "title": f"{self.programme.today():%B %Y} update",
            "tabs": tabs(self, "worklist"),
            "groups": shown,
            "error_rows": errors,
            "pages": self.pages,
            "only_mine": self.only_mine(),
            "may_choose": self.may(Permission.UPDATE_ANY),
            "with_not_due": self.with_not_due(),
            "query": self.request.GET.urlencode(),
            "saving": bool(self.request.POST.get("save")),
            **self.words(lines),
        }
        return render(self.request, "programme/worklist.html", context)

    def fresh(self, row: Row | None, line: Line, lines: list[Line]) -> tuple[Row, str]:
        """The row as it is after saving, with the number of the next one to answer."""
        if row is None or row.saved:
            row = Row(line, AnswerForm(action=line.action))
        row.line = line
        return row, next_unanswered(lines, line.number)

    def words(self, lines: list[Line]) -> dict[str, Any]:
        left = sum(not line.is_answered for line in lines)
        plain = self.request.GET.copy()
        for name in ("change", "answer"):
            plain.pop(name, None)
        return {
            "plain_query": plain.urlencode(),
            "reasons": REASONS,
            "longest": LONGEST,
            "programme": self.programme,
            "answers": [(news.value, words) for news, words in ANSWERS.items()],
            "answered": len(lines) - left,
            "left": left,
            "asked": plural(len(lines), "action"),
            "several_pages": self.pages.has_other_pages(),
        }


def next_unanswered(lines: list[Line], after: str) -> str:
    """The number of the next line without an answer, round to the first; empty where none is left."""
    numbers = [line.number for line in lines]
    place = numbers.index(after) + 1 if after in numbers else 0
    ordered = [*lines[place:], *lines[:place]]
    return next((line.number for line in ordered if not line.is_answered and line.number != after), "")
