"""Documents of an action: adding one, and reading it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from programme.models import Attachment
from programme.operations.documents import LARGEST_DOCUMENT, MEDIA_TYPES, attach_document
from programme.operations.errors import Refused
from programme.ui.forms import Form
from programme.views.actions import ActionMixin


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


class AddDocument(ActionMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, DocumentForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        action = self.find()
        if not self.may_update(action):
            return render(request, "403.html", status=403)
        form = DocumentForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                # Read no more than tells that it is too large.
                content = file.read(LARGEST_DOCUMENT + 1)
                attach_document(action.item, name=file.name, content=content, by=request.user)
            except Refused as refusal:
                form.add_error("file", str(refusal))
            else:
                messages.success(request, f"{file.name} is added.")
                return HttpResponseRedirect(action.get_absolute_url())
        return self._show(request, form)

    def _show(self, request: HttpRequest, form: DocumentForm) -> HttpResponse:
        action = self.find()
        if not self.may_update(action):
            return render(request, "403.html", status=403)
        context: dict[str, Any] = {
            "title": f"Add a document to action {action.number}",
            "caption": action.item.title,
            "form": form,
            "cancel_href": action.get_absolute_url(),
        }
        return render(request, "layouts/form.html", context)


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
