"""Entering a proforma, editing it, its versions beside each other, and approving one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from budget.forms.approval import ApprovalForm
from budget.forms.proformas import NewProposalForm, ProformaForm
from budget.models import Proposal
from budget.proformas.content import blank
from budget.proformas.differences import differences
from budget.proformas.operations import approve, preview_approval, propose, revise
from budget.proformas.rows import version_of
from budget.proformas.sheet import sheet_of
from budget.proformas.versions import versions_of
from budget.views.proposals import ProposalForms, ProposalMixin
from programme.access import Permission
from programme.consequences import Consequence
from programme.models import Entered
from programme.operations.errors import Refused
from programme.presenters import preview_of
from programme.ui.parts import Link
from programme.views.confirming import ConfirmingView, OpenedView

KINDS = {
    "reduction": (Proposal.Kind.REDUCTION, False),
    "growth": (Proposal.Kind.GROWTH, False),
    "reduction-summary": (Proposal.Kind.REDUCTION, True),
    "growth-summary": (Proposal.Kind.GROWTH, True),
}


class ProformaView(ConfirmingView):
    """A whole proforma is typed; what follows from it once it is approved is shown first."""

    section = "budget:proposals"
    permission = Permission.EDIT_BUDGET
    template_name = "budget/proforma_form.html"

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        context = super().preview_context(result, fingerprint)
        return {**context, "preview": preview_of(result, self.programme, "Once this version is approved")}

    def save_label(self, result: Consequence) -> str:
        return "Save for approval"


class AddProposal(ProformaView):
    """Its kind, and whether it is a summary, are chosen first: the form depends on them."""

    added: Proposal | None = None

    def find_subject(self, **address: Any) -> None:
        self.chosen: str = self.request.GET.get("kind", "")
        if self.chosen not in ("", *KINDS):
            raise Http404

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        if self.chosen:
            return super().get(request, **address)
        context = {
            "title": "Add a proposal",
            "kinds": [
                ("reduction", "A reduction", "A saving, with its own amounts"),
                ("growth", "Growth", "More money, with its own amounts"),
                ("reduction-summary", "A summary of reductions", "Adds up reductions such as R1a and R1b"),
                ("growth-summary", "A summary of growth", "Adds up growth proposals such as G1a and G1b"),
            ],
            "breadcrumbs": [Link("Budget", self.success_url())],
        }
        return render(request, "budget/add_proposal.html", context)

    def post(self, request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        if not request.GET.get("kind"):
            return self.get(request, **address)
        return super().post(request, *args, **address)

    def get_form(self, data: Any = None) -> NewProposalForm:
        kind, is_summary = KINDS[self.chosen]
        return NewProposalForm(data, programme=self.programme, kind=kind, is_summary=is_summary, base=blank())

    def consequence_of(self, form: NewProposalForm) -> Consequence:
        kind, is_summary = KINDS[self.chosen]
        new = Proposal(
            id=0,
            programme=self.programme,
            code=form.code,
            kind=kind,
            is_summary=is_summary,
            position=0,
            approved_edition=None,
        )
        return preview_approval(new, form.proforma())

    def save(self, form: NewProposalForm) -> None:
        kind, is_summary = KINDS[self.chosen]
        self.added = propose(
            self.programme,
            form.code,
            kind,
            is_summary=is_summary,
            proforma=form.proforma(),
            by=self.request.user,
            text=form.cleaned_data["text"],
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.added.code if self.added else 'It'} is entered, and waits for approval."

    def page(self) -> dict[str, Any]:
        kind, is_summary = KINDS[self.chosen]
        what = (
            f"{kind.label.lower()} proposal"
            if not is_summary
            else f"summary of {kind.label.lower()} proposals"
        )
        return {"title": f"Add a {what}", "lead": LEAD}

    def success_url(self) -> str:
        if self.added:
            return self.added.get_absolute_url()
        return reverse("budget:proposals", args=[self.programme.slug])


LEAD = (
    "Amounts are typed in whole pounds, without a minus. What you save waits for approval, and counts in no "
    "total until then."
)


class ChangeProposal(ProposalForms, ProformaView):
    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.proposal}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> ProformaForm:
        proposal: Proposal = rows["version"]
        return ProformaForm(
            data,
            programme=self.programme,
            kind=proposal.kind,
            is_summary=proposal.is_summary,
            base=version_of(proposal),
            code=proposal.code,
            initial={"version": proposal.version},
        )

    def consequence_of(self, form: ProformaForm) -> Consequence:
        return preview_approval(self.proposal, form.proforma())

    def save(self, form: ProformaForm) -> None:
        data = form.cleaned_data
        revise(
            self.proposal,
            form.proforma(),
            version=data["version"],
            by=self.request.user,
            text=data["text"],
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.proposal.code} has a new version, which waits for approval."

    def page(self) -> dict[str, Any]:
        return {"title": f"Change {self.proposal.code}", "caption": self.proposal.title, "lead": LEAD}


class ApproveProposal(ProposalForms, OpenedView):
    """The newest version is approved as it was shown: a newer one has to be looked at first."""

    permission = Permission.APPROVE
    template_name = "budget/approve_proposal.html"

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.proposal}

    def get_form(self, data: Any = None) -> ApprovalForm:
        return ApprovalForm(data, proposal=self.proposal)

    def consequence_of(self, form: ApprovalForm) -> Consequence:
        if not self.proposal.waits_for_approval:
            raise Refused(f"Version {self.proposal.edition} of {self.proposal.code} is approved already")
        return preview_approval(self.proposal, version_of(self.proposal))

    def save(self, form: ApprovalForm) -> None:
        approve(self.proposal, form.approval(), version=form.cleaned_data["version"], by=self.request.user)

    def save_label(self, result: Consequence) -> str:
        return f"Approve version {self.proposal.edition}"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Version {self.proposal.edition} of {self.proposal.code} is approved, and counts from now on."

    def page(self) -> dict[str, Any]:
        before, proposal = self.proposal.approved_edition, self.proposal
        found = differences(version_of(proposal, before), version_of(proposal)) if before else []
        return {
            "title": f"Approve version {proposal.edition} of {proposal.code}",
            "caption": proposal.title,
            "proposal": proposal,
            "differences": found,
        }


class Versions(ProposalMixin):
    """Every version with who made it and why, and who approved it; two of them can be compared."""

    def get(self, request: HttpRequest) -> HttpResponse:
        proposal = self.find()
        versions = versions_of(proposal)
        numbers = [version.number for version in versions]
        newer = self._asked("b", numbers, numbers[0])
        older = self._asked("a", numbers, numbers[1] if len(numbers) > 1 else newer)
        context = {
            "title": f"Versions of {proposal.code}",
            "proposal": proposal,
            "versions": versions,
            "a": older,
            "b": newer,
            "differences": differences(version_of(proposal, older), version_of(proposal, newer)),
            "breadcrumbs": crumbs(proposal),
            "can_approve": self.may(Permission.APPROVE),
        }
        return render(request, "budget/versions.html", context)

    def _asked(self, name: str, numbers: list[int], default: int) -> int:
        return next((each for each in numbers if str(each) == self.request.GET.get(name)), default)


class VersionPage(ProposalMixin):
    """One version as it is printed."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        proposal = self.find()
        version = next((each for each in versions_of(proposal) if each.number == number), None)
        if version is None:
            raise Http404
        context = {
            "title": f"{proposal.code} version {number}",
            "proposal": proposal,
            "version": version,
            "sheet": sheet_of(
                proposal, version_of(proposal, number), counts=number == proposal.approved_edition
            ),
            "breadcrumbs": crumbs(proposal, Link("Versions", versions_href(proposal))),
        }
        return render(request, "budget/version.html", context)


def versions_href(proposal: Proposal) -> str:
    return reverse("budget:versions", args=[proposal.programme.slug, proposal.code])


def crumbs(proposal: Proposal, *more: Link) -> list[Link]:
    budget = Link("Budget", reverse("budget:proposals", args=[proposal.programme.slug]))
    return [budget, Link(proposal.code, proposal.get_absolute_url()), *more]
