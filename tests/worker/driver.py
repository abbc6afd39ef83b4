"""Runs as a process of its own, on the settings of the product: what a web server does, on request by line.

Each line in is a JSON object `{"do": name, …arguments}`, each line out its result.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import close_old_connections  # noqa: E402
from django.test import Client  # noqa: E402

from budget.models import SavingFigure  # noqa: E402
from budget.portfolio import load_portfolio  # noqa: E402
from programme.history import change, withdraw, write  # noqa: E402
from programme.models import (  # noqa: E402
    Action,
    Calculation,
    Cause,
    EditionFile,
    Entered,
    ItemFigure,
    Person,
    Programme,
    Report,
)
from programme.operations.undo import entered_models  # noqa: E402
from programme.planning import load_plan  # noqa: E402
from programme.recalculation import is_behind, recalculate  # noqa: E402
from programme.reporting.building import build_each, reports_behind  # noqa: E402
from tests.reading import Page  # noqa: E402

SLUG, STORY = "leicester", "leicester-story"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def load() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_demo", programme=SLUG, format="json", stdout=sys.stderr)


def load_story() -> None:
    """The illustrated half-year without its reports, so that a browser can write them."""
    call_command("load_demo", programme=STORY, format="json", stdout=sys.stderr)
    programme = Programme.objects.get(slug=STORY)
    with change(programme, by=None, what="Reports taken away for a test") as cause:
        withdraw(cause, list(Report.objects.filter(programme=programme)))


def make_reports() -> None:
    """What the worker does with the reports that wait."""
    build_each(reports_behind())


def report_files(quarter: str) -> dict[str, str]:
    """The SHA-256 of every stored file of a report, as its bytes are now."""
    report = Report.objects.standing().get(programme__slug=STORY, quarter=quarter)
    return {
        f"{file.form} {'exempt' if file.is_exempt else 'public'}": hashlib.sha256(
            bytes(file.document.content)
        ).hexdigest()
        for file in EditionFile.objects.filter(edition=report.edition).select_related("document")
    }


def edit(month: str, year: str, text: str = "Later") -> float:
    """Move the end of action 23 as the programme office does; gives the seconds that saving took."""
    client = Client()
    client.force_login(Person.objects.get(username="office"), backend=BACKEND)
    item = Action.objects.get(programme__slug=SLUG, item__code="23").item
    words = {"news": "MOVED", "reason": "CONSULTATION", "text": text, "version": str(item.version)}
    address = f"/programmes/{SLUG}/plan/23/update/"
    page = Page(client.post(address, {**words, "end_month": month, "end_year": year}).content.decode())
    began = time.monotonic()
    response = client.post(address, page.typed)
    if response.status_code != 302:
        raise RuntimeError(f"{response.status_code}: {Page(response.content.decode()).errors}")
    return time.monotonic() - began


def state() -> dict[str, Any]:
    """Which revision the figures belong to, and what they are."""
    programme = Programme.objects.get(slug=SLUG)
    calculation = Calculation.objects.get(programme=programme)
    items = ItemFigure.objects.filter(programme=programme).order_by("item").values_list("item", "end")
    savings = SavingFigure.objects.filter(programme=programme).order_by("proposal", "year")
    return {
        "revision": programme.revision,
        "calculated": calculation.revision,
        "behind": is_behind(programme),
        "ends": {str(item): str(end) for item, end in items},
        "slippage": str(sum(each.slippage for each in savings)),
        "savings": {f"{each.proposal_id} {each.year}": str(each.forecast) for each in savings},
    }


def wanted() -> dict[str, Any]:
    """What the figures should be, worked out here and not stored."""
    plan = load_plan(Programme.objects.get(slug=SLUG))
    figures = load_portfolio(plan.programme).figures(plan)
    return {
        "ends": {str(pk): str(plan.schedule[pk].end) for pk in sorted(plan.activities)},
        "slippage": str(sum(figure.slippage for figure in figures)),
    }


def work_out() -> None:
    recalculate(SLUG)


def take_back_edits() -> None:
    """Bring back the plan as printed, whoever has changed it and how often."""
    programme = Programme.objects.get(slug=SLUG)
    with change(programme, by=None, what="As printed") as cause:
        for model in entered_models():
            edited = model.history.filter(programme=programme).exclude(caused_by__by=None)
            rows = model._default_manager.in_bulk(set(edited.values_list("id", flat=True)))
            write(cause, [as_printed(row, cause) for row in rows.values()])
    work_out()


def as_printed(row: Entered, cause: Cause) -> Entered:
    """A row as nobody has changed it; what somebody has added is withdrawn."""
    printed = type(row).history.filter(id=row.pk, caused_by__by=None).order_by("version").last()
    found: Entered = printed.instance if printed else row
    found.version, found._state.adding = row.version, False
    if printed is None:
        found.withdrawn_at = cause.effective_at
    return found


def session(person: str) -> str:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(
        Person.objects.get(username=person), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client.cookies["sessionid"].value


def health() -> dict[str, Any]:
    response = Client().get("/healthz")
    return {"status": response.status_code, **response.json()}


COMMANDS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        load,
        load_story,
        make_reports,
        report_files,
        edit,
        state,
        wanted,
        work_out,
        take_back_edits,
        session,
        health,
    )
}


def main(commands: Mapping[str, Callable[..., Any]] = COMMANDS) -> None:
    for line in sys.stdin:
        arguments = json.loads(line)
        # As a web server does between requests: what the database has closed is not used again.
        close_old_connections()
        try:
            answer: dict[str, Any] = {"answer": commands[arguments.pop("do")](**arguments)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
