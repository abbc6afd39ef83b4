"""A small programme, and two people of its office."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_person, make_role
from tests.world import World, make_world, signed_in


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def anna(world: World) -> Client:
    return signed_in(make_role(world.programme, "office", make_person("anna")).person)


@pytest.fixture
def ben(world: World) -> Client:
    return signed_in(make_role(world.programme, "office", make_person("ben")).person)
