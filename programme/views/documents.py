"""Documents of an action: adding one, and reading it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from programme.models import Attachment
from programme.operations.documents import LARGEST_DOCUMENT, MEDIA_TYPES, attach_document
from programme.ui.forms import Form
from programme.views.actions import ActionMixin
from programme.views.saving import SavingView


class DocumentForm(Form):
    file = forms.FileField(
        label="Choose a file",
        help_text=f"Smaller than 10 MB: {', '.join(sorted(MEDIA_TYPES))}. "
        "No personal details of people who use services.",
        allow_empty_file=True,
        error_messages={"required": "Choose a file", "max_length": "The file's name is too long"},
        max_length=200,
    )
    submit_label = "Add the document"


class AddDocument(ActionMixin, SavingView):
    def find_subject(self, **address: Any) -> None:
        self.action = self.find()
        if not self.may_update(self.action):
            raise PermissionDenied

    def get_form(self, data: Any = None) -> DocumentForm:
        return DocumentForm(data, self.request.FILES if data is not None else None)

    def page(self) -> dict[str, Any]:
        title = f"Add a document to action {self.action.number}"
        return {"title": title, "caption": self.action.item.title}

    def save(self, form: DocumentForm) -> None:
        self.file = form.cleaned_data["file"]
        # Read no more than tells that it is too large.
        content = self.file.read(LARGEST_DOCUMENT + 1)
        attach_document(self.action.item, name=self.file.name, content=content, by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.file.name} is added."

    def success_url(self) -> str:
        return self.action.get_absolute_url()


class ReadDocument(ActionMixin):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        attachments = (
            Attachment.objects.visible_to(self.request.user).filter(item=self.find().item).standing()
        )
        document = get_object_or_404(attachments.select_related("document"), document__uid=uid).document
        response = HttpResponse(bytes(document.content), content_type=document.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{_safe(document.name)}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _safe(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in " .-_()") else "_" for char in name)
