"""Two people of the office of a small programme."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_person, make_role
from tests.world import World, signed_in


@pytest.fixture
def anna(world: World) -> Client:
    return signed_in(make_role(world.programme, "office", make_person("anna")).person)


@pytest.fixture
def ben(world: World) -> Client:
    return signed_in(make_role(world.programme, "office", make_person("ben")).person)
