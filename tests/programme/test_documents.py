from __future__ import annotations

import hashlib

import pytest
from django.db.models import ProtectedError

from programme.models import Attachment, Document, Programme
from programme.operations.documents import LARGEST_DOCUMENT, attach_document
from programme.operations.errors import Refused
from tests.factories import make_item, make_person


def test_a_file_is_kept_with_its_bytes_hash_and_cause(programme: Programme) -> None:
    officer = make_person()
    document = attach_document(
        make_item(programme), name="minutes.pdf", content=b"agreed", by=officer
    ).document
    document.refresh_from_db()
    assert bytes(document.content) == b"agreed"
    assert document.sha256 == hashlib.sha256(b"agreed").hexdigest()
    assert (document.media_type, document.size) == ("application/pdf", 6)
    assert document.cause.by == officer


def test_a_stored_document_never_changes(programme: Programme) -> None:
    document = attach_document(make_item(programme), name="minutes.pdf", content=b"agreed", by=None).document
    document.content = b"refused"
    with pytest.raises(TypeError, match="never changes"):
        document.save()
    with pytest.raises(ProtectedError):
        document.delete()
    assert bytes(Document.objects.get().content) == b"agreed"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt"])
def test_only_the_last_part_of_a_files_name_is_kept(programme: Programme, name: str) -> None:
    assert (
        attach_document(make_item(programme), name=name, content=b"x", by=None).document.name == "passwd.txt"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("run.exe", b"x", "must be one of"),
        ("no-kind", b"x", "must be one of"),
        ("empty.pdf", b"", "empty"),
        ("large.pdf", b"x" * (LARGEST_DOCUMENT + 1), "10 MB"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused(
    programme: Programme, name: str, content: bytes, message: str
) -> None:
    item = make_item(programme)
    with pytest.raises(Refused, match=message) as refusal:
        attach_document(item, name=name, content=content, by=None)
    assert refusal.value.field == "file"
    assert not Attachment.objects.exists()
