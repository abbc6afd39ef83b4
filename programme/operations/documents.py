"""Keeping files."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from programme.history import change, write
from programme.models import Attachment, Document, ScheduleItem
from programme.operations.errors import Refused

LARGEST_DOCUMENT = 10 * 1024 * 1024
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


def attach_document(item: ScheduleItem, *, name: str, content: bytes, by: Any) -> Attachment:
    """Keep a file with an item. Refused when it is empty, too large (10 MB) or of a kind not kept."""
    name = PurePath(name).name[:200]
    media_type = MEDIA_TYPES.get(PurePath(name).suffix.lower())
    if media_type is None:
        raise Refused(f"The file must be one of: {', '.join(sorted(MEDIA_TYPES))}", "file")
    if not content:
        raise Refused("The file is empty: choose another", "file")
    if len(content) > LARGEST_DOCUMENT:
        raise Refused("The file must be smaller than 10 MB", "file")
    with change(item.programme, by=by, what=f"{item.code}: document {name} added") as cause:
        document = Document.objects.create(
            programme=item.programme,
            cause=cause,
            name=name,
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
        attachment = Attachment(programme=item.programme, item=item, document=document)
        write(cause, [attachment])
    return attachment
