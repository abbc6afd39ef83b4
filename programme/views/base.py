"""What every page of a programme does first: find the programme, check the permission, fill the frame."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.views.generic import View

from programme import drafts
from programme.access import Permission, permissions
from programme.contributions import MenuEntry, contributed
from programme.models import Calculation, Person, Programme, RoleAssignment
from programme.recalculation import is_behind
from programme.ui.parts import Link
from programme.watching import Underway, behind_since, underway, waiting_trouble

if TYPE_CHECKING:

    class ProgrammeRequest(HttpRequest):
        """A request to a page of a programme."""

        user: Person
        programme: Programme
        permissions: frozenset[Permission]
        as_at: dt.date
        freshness: Freshness | None
        page_menu: list[Link]


@dataclass(frozen=True, slots=True)
class Freshness:
    """Which revision the figures on the page belong to, and whether a newer edit is waiting."""

    revision: int
    calculated_at: dt.datetime | None
    behind: bool
    since: dt.datetime | None
    """When the oldest of the newer edits was made."""
    trouble: str
    """What is wrong where the newer edit has waited too long."""
    underway: Underway | None
    """How far the run is, where runs take longer than a moment."""


class ProgrammeView(View):
    """Base of the pages of a programme. One that the person has no role in does not exist for them."""

    permission: ClassVar[Permission] = Permission.VIEW
    section: ClassVar[str] = ""
    """URL name of the menu entry that the page belongs to."""
    programme: Programme
    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.method == "POST" and hasattr(self, "post"):
                drafts.keep(request)
            return whole_page(request, redirect_to_login(request.get_full_path()))
        if "\x00" in request.path:
            # PostgreSQL cannot even look for it.
            raise Http404
        self.look_at(kwargs.pop("programme"))
        if self.permission not in request.permissions:
            if Permission.VIEW not in request.permissions:
                # For those who read what is published, all the rest does not exist.
                raise Http404
            raise PermissionDenied
        # Only a page asks for it; what is saved is followed by another.
        request.page_menu = SimpleLazyObject(partial(menu, request, self.section))
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def look_at(self, slug: str) -> None:
        """Read the programme, what the person may do in it, and how fresh its figures are."""
        request = self.request
        visible = Programme.objects.visible_to(request.user).select_related("calculation")
        self.programme = request.programme = get_object_or_404(visible, slug=slug)
        request.permissions = permissions_of(request.user, self.programme)
        request.as_at = self.programme.today()
        # The panel reads what was frozen: how fresh today's figures are says nothing of it.
        may_know = self.may(Permission.VIEW)
        request.freshness = SimpleLazyObject(partial(freshness, self.programme)) if may_know else None

    def find_row(self, rows: QuerySet[Any], **named: Any) -> Any:
        """The one standing row that the address names."""
        return get_object_or_404(rows.filter(withdrawn_at=None), **named)

    def may(self, permission: Permission) -> bool:
        return permission in self.request.permissions


def whole_page(request: HttpRequest, redirect: HttpResponseRedirect) -> HttpResponse:
    """A redirect that leads the page itself, also where a part of it asked."""
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": redirect.url})
    return redirect


def permissions_of(person: Person, programme: Programme) -> frozenset[Permission]:
    roles = RoleAssignment.objects.filter(programme=programme, person=person).standing()
    return permissions(list(roles.values_list("role", flat=True)))


def freshness(programme: Programme) -> Freshness:
    """What is wrong, and how far a run is, is only looked for where the figures are behind."""
    calculation: Calculation | None = getattr(programme, "calculation", None)
    behind = is_behind(programme)
    since = behind_since(programme) if behind else None
    return Freshness(
        revision=calculation.revision if calculation else 0,
        calculated_at=calculation.calculated_at if calculation else None,
        behind=behind,
        since=since,
        trouble=waiting_trouble(since),
        underway=underway(calculation) if calculation and behind else None,
    )


def menu(request: ProgrammeRequest, section: str) -> list[Link]:
    """The places the person may go to, in the declared order."""
    entries: tuple[MenuEntry, ...] = contributed("MENU")
    return [
        Link(
            entry.label,
            reverse(entry.url_name, args=[request.programme.slug]),
            current=entry.url_name == section,
            count=entry.count(request.programme) if entry.count else None,
        )
        for entry in entries
        if entry.permission in request.permissions
    ]
