"""What becomes of three versions of the same fields: nothing is lost, and neither side is favoured."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.merging import UNKNOWN, Changed, Side, compare, kept, who_changed

VALUES = st.sampled_from(["", "a", "b", "c"])
FIELDS = ("text", "owner", "amount")
ROWS = st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES))
MIRRORED = {Changed.THEY: Changed.I, Changed.I: Changed.THEY}


@pytest.mark.parametrize(
    ("seen", "stored", "typed", "changed"),
    [
        ("a", "a", "a", Changed.NOBODY),
        ("a", "b", "a", Changed.THEY),
        ("a", "a", "b", Changed.I),
        ("a", "b", "b", Changed.ALIKE),
        ("a", "b", "c", Changed.BOTH),
        (UNKNOWN, "a", "a", Changed.ALIKE),
        (UNKNOWN, "a", "b", Changed.BOTH),
    ],
)
def test_it_says_who_changed_what(seen: object, stored: str, typed: str, changed: Changed) -> None:
    assert who_changed(seen, stored, typed) is changed


@given(ROWS, ROWS, ROWS)
def test_the_two_sides_are_treated_alike(seen: Any, stored: Any, typed: Any) -> None:
    mine = compare(seen, stored, typed, FIELDS)
    theirs = compare(seen, typed, stored, FIELDS)
    assert {name: MIRRORED.get(each, each) for name, each in mine.items()} == theirs


@given(ROWS, ROWS, ROWS, st.fixed_dictionaries(dict.fromkeys(FIELDS, st.sampled_from(Side))))
def test_nothing_anybody_changed_is_lost_unasked(seen: Any, stored: Any, typed: Any, chosen: Any) -> None:
    for name, changed in compare(seen, stored, typed, FIELDS).items():
        if kept(changed) is None:
            assert len({seen[name], stored[name], typed[name]}) == 3
            outcome = {Side.THEIRS: stored, Side.MINE: typed}[kept(changed, chosen[name])]  # type: ignore[index]
            assert outcome is (stored if chosen[name] is Side.THEIRS else typed)
            continue
        outcome = stored if kept(changed) is Side.THEIRS else typed
        for side in (stored, typed):
            if side[name] != seen[name]:
                assert outcome[name] == side[name]


@given(ROWS, ROWS)
def test_without_another_change_what_was_typed_is_saved_as_it_is(seen: Any, typed: Any) -> None:
    found = compare(seen, seen, typed, FIELDS)
    assert {kept(each) for each in found.values()} == {Side.MINE}


@given(ROWS, ROWS)
def test_who_typed_nothing_new_keeps_what_is_stored(seen: Any, stored: Any) -> None:
    for name, changed in compare(seen, stored, seen, FIELDS).items():
        assert kept(changed) is (Side.THEIRS if stored[name] != seen[name] else Side.MINE)


@given(ROWS, ROWS)
def test_where_nobody_knows_what_was_seen_every_difference_is_asked(stored: Any, typed: Any) -> None:
    for name, changed in compare({}, stored, typed, FIELDS).items():
        assert (kept(changed) is None) is (stored[name] != typed[name])
