"""Pages that show the consequence of a change before they save it."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from programme.consequences import Consequence
from programme.dates import DateOutOfRange
from programme.history import StaleVersion, lock
from programme.operations.errors import Refused
from programme.presenters import preview_of
from programme.schedule import ScheduleError
from programme.views.base import ProgrammeView

WORDS = ("reason", "text")
"""Fields on which the consequence does not depend."""


class ConfirmingView(ProgrammeView):
    """Form, then preview, then confirm, on one address and without a script.

    Posting shows what would follow; posting again with the fingerprint of that preview saves. Where nothing
    would move and no money change there is nothing to show, so it is saved at once.
    A subclass gives the form, what would follow from it, and what saving is.
    """

    saved_message = "Saved."

    def get_form(self, data: Any = None) -> Any:
        raise NotImplementedError

    def consequence_of(self, form: Any) -> Consequence:
        raise NotImplementedError

    def save(self, form: Any) -> None:
        raise NotImplementedError

    def show(self, form: Any, **context: Any) -> HttpResponse:
        raise NotImplementedError

    def success_url(self) -> str:
        raise NotImplementedError

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            if "confirm" not in request.POST:
                return self._preview_or_save(form)
            with transaction.atomic():
                # What was previewed is compared and saved while nothing else can change the programme.
                lock(self.programme)
                return self._preview_or_save(form)
        except Refused as refusal:
            # Somebody who forgot the reason has seen the consequence, and need not ask for it again.
            context = self._shown_before(form) if refusal.field in WORDS else {}
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(form, **context)
        except (ScheduleError, DateOutOfRange) as error:
            form.add_error(None, f"{error}. Choose another date")
        except StaleVersion:
            return self.show_both(form)
        return self.show(form)

    def _shown_before(self, form: Any) -> dict[str, Any]:
        result = self.consequence_of(form)
        return self.preview_context(result, self.fingerprint(form)) if result.moves or result.money else {}

    def _preview_or_save(self, form: Any) -> HttpResponse:
        result = self.consequence_of(form)
        fingerprint = self.fingerprint(form)
        confirmed = self.request.POST.get("confirm") == fingerprint
        if not confirmed and (result.moves or result.money):
            return self.show(form, **self.preview_context(result, fingerprint))
        self.save(form)
        messages.success(self.request, self.saved_message)
        return HttpResponseRedirect(self.success_url())

    def fingerprint(self, form: Any) -> str:
        """Stands for what was previewed: the same answers on the same revision of the programme."""
        said = f"{self.programme.revision} {sorted(form.consequential().items())}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        return {
            "preview": preview_of(result, self.programme),
            "confirm": fingerprint,
            "submit_label": self.save_label(result),
            "preview_is_new": self.request.POST.get("confirm", fingerprint) != fingerprint,
        }

    def save_label(self, result: Consequence) -> str:
        return "Save"

    def show_both(self, form: Any) -> HttpResponse:
        """Somebody else was faster: say what is stored now, keep what was typed, let the person decide."""
        form.add_error(None, self.stale_message())
        return self.show(form)

    def stale_message(self) -> str:
        return (
            "Somebody else changed this while you were typing. Check the page as it is now, and save again."
        )
