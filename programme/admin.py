"""People and mails in Django's admin: the administrator's tool. Roles are given by `assign_role`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from programme.digests.delivery import send_again
from programme.models import Calculation, Mailing, Person, WorkerBeat
from programme.operations.errors import Refused
from programme.watching import behind_since

admin.site.register(Person, UserAdmin)


class OnlyRead(admin.ModelAdmin[Any]):
    """Nothing of it can be edited."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(WorkerBeat)
class WorkerBeatAdmin(OnlyRead):
    """When the worker was last heard of."""

    list_display = ("at",)


@admin.register(Calculation)
class CalculationAdmin(OnlyRead):
    """Which figures are behind and since when, and how long the last run took."""

    list_display = (
        "programme",
        "revision",
        "newest_revision",
        "as_at",
        "calculated_at",
        "waits_since",
        "milliseconds",
        "changed",
    )
    list_select_related = ("programme",)
    ordering = ("programme__slug",)

    @admin.display(description="Newest revision")
    def newest_revision(self, calculation: Calculation) -> int:
        return calculation.programme.revision

    @admin.display(description="Changes wait since")
    def waits_since(self, calculation: Calculation) -> Any:
        return behind_since(calculation.programme)


@admin.register(Mailing)
class MailingAdmin(OnlyRead):
    """The log of mails: what went to whom, what the mail server said; nothing of it can be edited."""

    list_display = ("day", "person", "address", "subject", "state", "attempts", "try_at", "sent_at", "answer")
    list_filter = ("state", "day")
    search_fields = ("person__username", "address", "subject")
    date_hierarchy = "day"
    actions = ("send_again",)

    @admin.action(description="Send again what failed, or may not have arrived", permissions=["view"])
    def send_again(self, request: HttpRequest, mailings: QuerySet[Mailing]) -> None:
        count = 0
        for mailing in mailings.select_related("person"):
            try:
                send_again(mailing)
                count += 1
            except Refused as refusal:
                self.message_user(request, f"{mailing}: {refusal}", messages.WARNING)
        self.message_user(request, f"{count} will be sent again within minutes of a working day.")
