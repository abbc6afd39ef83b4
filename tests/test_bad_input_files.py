"""Files and addresses that cannot be: refused with a reason, and nothing is stored."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programme.models import Attachment
from programme.operations.documents import LARGEST_DOCUMENT, attach_document
from tests.factories import make_role
from tests.reading import refused
from tests.world import World, signed_in

FILES: list[tuple[str, bytes, str]] = [
    ("large.pdf", b"x" * (LARGEST_DOCUMENT + 1), "smaller than 10 MB"),
    ("empty.pdf", b"", "The file is empty"),
    ("tool.exe", b"MZ", "The file must be one of"),
    ("page.pdf.html", b"<script>", "The file must be one of"),
    ("noextension", b"x", "The file must be one of"),
    (f"{'long' * 60}.txt", b"x", "name is too long"),
]


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(make_role(world.programme, "office").person)


@pytest.mark.parametrize(("name", "content", "message"), FILES)
def test_a_file_that_is_not_kept_is_refused(
    name: str, content: bytes, message: str, world: World, client: Client
) -> None:
    sent = {"file": SimpleUploadedFile(name, content)}
    refused(client, world.at("programme:add-document"), sent, "id_file", message)


@pytest.mark.parametrize("sent", [{}, {"file": "not a file"}])
def test_no_file_at_all_is_refused(sent: dict[str, str], world: World, client: Client) -> None:
    refused(client, world.at("programme:add-document"), sent, "id_file", "Choose a file")


def test_a_name_with_a_path_leaves_the_path_behind(world: World, client: Client) -> None:
    for name in ("../../etc/passwd.txt", "..\\..\\boot.txt"):
        file = SimpleUploadedFile("x.txt", b"text")
        vars(file)["_name"] = name
        assert client.post(world.at("programme:add-document"), {"file": file}).status_code == 302
    attach_document(world.action.item, name='a"b\r\nSet-Cookie: x.txt', content=b"text", by=None)
    attachments = Attachment.objects.filter(item=world.action.item).select_related("document")
    documents = [each.document for each in attachments if each.document.name != "minutes.txt"]
    assert len(documents) == 3
    for document in documents:
        assert not set("/\\") & set(document.name)
        response = client.get(world.at("programme:document", uid=document.uid))
        disposition = response.headers["Content-Disposition"]
        assert disposition.startswith('attachment; filename="')
        assert disposition.count('"') == 2
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("query", ["page=-1", "page=x", "sort=nothing", "sort=-slip&page=999999", "q=%00"])
@pytest.mark.parametrize("name", ["programme:plan", "programme:alerts", "budget:proposals"])
def test_an_address_with_nonsense_in_it_is_read_as_far_as_it_goes(
    name: str, query: str, world: World, client: Client
) -> None:
    more = "&year=99999999999999999999&workstream=none&status=x&late=maybe&format=exe"
    assert client.get(f"{world.at(name)}?{query}{more}").status_code == 200


def test_numbers_that_cannot_be_are_not_found(world: World, client: Client) -> None:
    for strange in ("%00", "-1", "1'--", "9" * 300, "٢", "%F0%9F%8E%89"):
        for place in (f"plan/{strange}/", f"budget/{strange}/", f"plan/{strange}/links/add/"):
            address = f"{world.programme.get_absolute_url()}{place}"
            assert client.get(address).status_code in (404, 400), address
