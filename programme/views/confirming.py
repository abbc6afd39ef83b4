"""Pages that show the consequence of a change before they save it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from programme.consequences import Consequence
from programme.forms.ending import EndForm
from programme.history import lock
from programme.models import Entered
from programme.operations.errors import Refused
from programme.presenters import mark_of, preview_of
from programme.schedule import ScheduleError
from programme.snapshots import in_many_states, one_state_to_read
from programme.views.saving import SavingView

WORDS = ("reason", "text")
"""Fields on which the consequence does not depend."""


class _NothingToShow(Exception):
    """A form without a consequence, which is to be saved at once."""


class ConfirmingView(SavingView):
    """Form, then preview, then confirm, on one address and without a script.

    Posting shows what would follow, also where that is nothing; posting again with the fingerprint of that
    preview saves, unless something has changed since. Words alone (`form.consequential()` is empty) have no
    consequence and are saved at once.
    A subclass also gives what would follow from its form (`consequence_of`).
    """

    template_name = "programme/confirming.html"
    preview_says_all: ClassVar[bool] = False
    """Whether a confirmation rests on what the preview says and on versions alone. Then what others change
    elsewhere in the programme, which many do at once, asks for no other look while it says the same."""
    only_reads = False

    def consequence_of(self, form: Any) -> Consequence:
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A preview compares what is of one state; where it turns out that nothing is to be shown, save."""
        self.only_reads = (
            request.method == "POST"
            and "confirm" not in request.POST
            # Finding out who asks may end a session, and so write.
            and request.user.is_authenticated
            and not in_many_states(type(self))
        )
        if self.only_reads:
            with suppress(_NothingToShow), one_state_to_read():
                return super().dispatch(request, *args, **kwargs)
            self.only_reads = False
        return super().dispatch(request, *args, **kwargs)

    def answer(self, form: Any) -> HttpResponse:
        if "confirm" in self.request.POST:
            return self._confirmed(form)
        shown = self._to_show(form)
        if shown:
            return self.show(form, **shown)
        if self.only_reads:
            raise _NothingToShow
        return super().answer(form)

    def _confirmed(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            # What was previewed is compared and saved while nothing else can change the programme.
            lock(self.programme)
            shown = self._to_show(form)
            if not shown:
                return super().answer(form)
        if in_many_states(type(self)):
            return self.show(form, **shown)
        # Nobody has to wait while this page is made.
        with one_state_to_read():
            compared = self.programme.revision
            self.look_at(self.programme.slug)
            if self.programme.revision != compared:
                shown = self._to_show(form) or shown
            return self.show(form, **shown)

    def context_of(self, form: Any, refusal: Refused) -> dict[str, Any]:
        """Somebody who forgot the reason has seen the consequence, and need not ask for it again."""
        if refusal.field not in WORDS or not form.consequential():
            return {}
        return self.preview_context(self.consequence_of(form), self.fingerprint(form))

    def _to_show(self, form: Any) -> dict[str, Any]:
        """What has to be seen before the form is saved; empty where that was confirmed, or is nothing."""
        if not form.consequential() or self._sent()[:2] == self.fingerprint(form).split("-"):
            return {}
        context = self.preview_context(self.consequence_of(form), self.fingerprint(form))
        return {} if self.preview_says_all and self._is_known(context["confirm"]) else context

    def fingerprint(self, form: Any) -> str:
        """Stands for what is previewed: the answers, and the revision of the programme."""
        said = hashlib.sha256(str(sorted(form.consequential().items())).encode()).hexdigest()[:16]
        return f"{said}-{self.programme.revision}"

    def _sent(self) -> list[str]:
        """The parts of the fingerprint that was confirmed: answers, revision, and what the preview said."""
        sent: str = self.request.POST.get("confirm", "")
        return sent.split("-")

    def _is_known(self, fingerprint: str) -> bool:
        """Whether the same answers were confirmed, and the same preview."""
        return self._sent()[::2] == fingerprint.split("-")[::2]

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        preview = preview_of(result, self.programme)
        confirm = f"{fingerprint}-{mark_of(preview)}"
        is_known = self._is_known(confirm) if self.preview_says_all else self._sent() == confirm.split("-")
        return {
            "preview": preview,
            "confirm": confirm,
            "submit_label": self.save_label(result),
            "preview_is_new": "confirm" in self.request.POST and not is_known,
        }

    def save_label(self, result: Consequence) -> str:
        return "Save"


class OpenedView(ConfirmingView):
    """Opens with what would follow, as there is nothing to choose first; only words are asked for."""

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        form = self.get_form()
        try:
            result = self.consequence_of(form)
        except (Refused, ScheduleError) as error:
            messages.error(request, f"{error}.")
            return HttpResponseRedirect(self.success_url())
        return self.show(form, **self.preview_context(result, self.fingerprint(form)))

    def context_of(self, form: Any, refusal: Refused) -> dict[str, Any]:
        """What was shown stays, whichever of the words is missing."""
        if not refusal.field:
            return {}
        return self.preview_context(self.consequence_of(form), self.fingerprint(form))


class EndingView(OpenedView):
    """Takes the row `ended` out of use."""

    ended: Entered

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.ended}

    def get_form(self, data: Any = None) -> EndForm:
        return EndForm(data, row=self.ended)
