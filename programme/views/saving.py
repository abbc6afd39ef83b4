"""Pages with one form: what all of them do with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from programme import drafts
from programme.dates import DateOutOfRange
from programme.history import StaleVersion
from programme.models import Entered
from programme.operations.errors import Refused
from programme.schedule import ScheduleError
from programme.views.base import ProgrammeView
from programme.views.both_sides import BothSides, show_gone


class SavingView(ProgrammeView):
    """A form that is checked, saved, and followed by another page; what is wrong is said and loses nothing.

    A subclass says how its subject is found (`find_subject`), which rows it changes (`rows`), its form
    (`form_on`, or `get_form` where that holds no values of rows), how it is saved (`save`), what stands
    around it (`page`) and what follows (`success_url`).
    """

    template_name: ClassVar[str] = "layouts/form.html"
    saved_message = "Saved."
    gone: Entered | None = None
    """A row that the address names and that somebody has taken out of use."""

    def find_subject(self, **address: Any) -> None:
        """Read what the address names (with `find_row`), or raise Http404."""

    def rows(self) -> dict[str, Entered | None]:
        """The stored rows that the form changes, each by the field with the version its author saw."""
        return {}

    def get_form(self, data: Any = None) -> Any:
        return self.form_on(self.rows(), data)

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> Any:
        """The form on these rows, as they are stored or as they were at the versions somebody saw."""
        raise NotImplementedError

    def save(self, form: Any) -> None:
        raise NotImplementedError

    def page(self) -> dict[str, Any]:
        """Title, and optionally caption, lead and what else the template takes."""
        raise NotImplementedError

    def success_url(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        return self.show(self.get_form(drafts.taken_up(request, request.path)))

    def post(self, request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        drafts.drop(request)
        self.find_subject(**address)
        form = self.get_form(request.POST)
        if self.gone:
            return show_gone(self, form, self.gone)
        if self.is_stale(form):
            sides = BothSides(self, form, self.versions_seen(form))
            if not sides.is_settled:
                return sides.show()
            if sides.is_given_up:
                messages.info(request, "Nothing of yours was saved. What was stored stays.")
                return HttpResponseRedirect(self.success_url())
            form = self.get_form(sides.merged())
        if not form.is_valid():
            return self.show(form)
        try:
            return self.answer(form)
        except Refused as refusal:
            context = self.context_of(form, refusal)
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(form, **context)
        except (ScheduleError, DateOutOfRange) as error:
            form.add_error(None, f"{error}. Choose another date")
            return self.show(form)
        except StaleVersion:
            # Somebody was faster by less than this request takes.
            self.find_subject(**address)
            form = self.get_form(form.data)
            return BothSides(self, form, self.versions_seen(form)).show()

    def answer(self, form: Any) -> HttpResponse:
        """What follows from a valid form. Raises what an operation raises."""
        self.save(form)
        messages.success(self.request, self.saved_message)
        return HttpResponseRedirect(self.success_url())

    def context_of(self, form: Any, refusal: Refused) -> dict[str, Any]:
        """What else the page shows when saving was refused."""
        return {}

    def show(self, form: Any, **extra: Any) -> HttpResponse:
        context = {**self.page(), "form": form, "cancel_href": self.success_url(), **extra}
        return render(self.request, self.template_name, context)

    def find_row(self, rows: QuerySet[Any], **named: Any) -> Any:
        """Whoever has typed something also finds what is gone, so that they are told and lose nothing."""
        try:
            return super().find_row(rows, **named)
        except Http404:
            if self.request.method != "POST":
                raise
            row = rows.filter(**named).order_by("-withdrawn_at").first()
            if row is None:
                raise
            self.gone = self.gone or row
            return row

    def is_stale(self, form: Any) -> bool:
        """Whether what was typed is about another version of a row than the one that is stored."""
        stored = self.versions()
        return any(seen != stored[name] for name, seen in self.versions_seen(form).items())

    def versions(self) -> dict[str, int]:
        """The stored version of each row, 0 where there is none; a subclass may add what else counts."""
        return {name: row.version if row else 0 for name, row in self.rows().items()}

    def versions_seen(self, form: Any) -> dict[str, int]:
        """The versions that the author of a form saw, as far as it says them soundly."""
        found = {}
        for name in self.versions():
            if name in form.fields:
                with suppress(ValidationError):
                    found[name] = form.fields[name].clean(form[name].data)
        return {name: version for name, version in found.items() if version is not None}
