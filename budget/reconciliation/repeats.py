"""What looks as if it is counted twice: a sum beside its parts, a proposal entered twice, a post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, Unit, listed, money, proposal
from budget.reconciliation.snapshot import Sheet, Snapshot


def double_count(snapshot: Snapshot) -> Iterator[Check]:
    yield from _sums_counted_with_parts(snapshot)
    yield from _same_proposal_twice(snapshot)
    yield from _posts_deleted_twice(snapshot)


def _sums_counted_with_parts(snapshot: Snapshot) -> Iterator[Check]:
    """A sheet with parts that is no summary: its own amount is added to theirs."""
    for sheet in snapshot.sheets:
        children = snapshot.children.get(sheet.code, ())
        total = sheet.level
        if sheet.is_summary or not children or not total:
            continue
        codes = listed([child.code for child in children])
        yield Check(
            Rule.DOUBLE_COUNT,
            place="Parts",
            code=sheet.code,
            stated=total,
            computed=ZERO,
            about=(proposal(sheet.code),),
            message=f"{sheet.code} has the parts {codes} and an amount of its own, {money(total)}, which "
            "counts beside theirs.",
            mend=f"Mark {sheet.code} as a summary where its amount is the sum of its parts.",
        )


def _same_proposal_twice(snapshot: Snapshot) -> Iterator[Check]:
    """Leaves with equal amounts in every year that agree in what explains them, or in service and title."""
    same: defaultdict[object, list[Sheet]] = defaultdict(list)
    for leaf in snapshot.leaves:
        amounts = tuple(leaf.amounts.items())
        if amounts and leaf.drivers and any(line.counts_money for line in leaf.drivers):
            same[amounts, tuple(leaf.drivers)].append(leaf)
        if amounts and leaf.title:
            same[amounts, leaf.area.casefold(), leaf.title.casefold()].append(leaf)
    said: set[tuple[str, ...]] = set()
    for sheets in same.values():
        codes = tuple(sheet.code for sheet in sheets)
        if len(codes) > 1 and codes not in said:
            said.add(codes)
            yield _twice(sheets)


def _twice(sheets: Sequence[Sheet]) -> Check:
    first, codes = sheets[0], [sheet.code for sheet in sheets]
    once = first.level
    return Check(
        Rule.DOUBLE_COUNT,
        place="Same proposal",
        code=first.code,
        stated=once * len(sheets),
        computed=once,
        about=tuple(proposal(code) for code in codes),
        message=f"{listed(codes)} state the same amounts, {money(once)} each, with the same explanation.",
        mend="Withdraw all but one where they are the same proposal.",
    )


def _posts_deleted_twice(snapshot: Snapshot) -> Iterator[Check]:
    """Leaves about one staff budget that delete more posts than it has: a post is counted twice.

    Posts that several sheets print as current are the same ones where the whole base budget is repeated.
    """
    shared: defaultdict[object, list[Sheet]] = defaultdict(list)
    for leaf in snapshot.leaves:
        if leaf.posts.deleted and leaf.posts.current is not None:
            base = leaf.existing if leaf.existing.net and leaf.existing.staff else leaf.code
            shared[base, leaf.posts.current].append(leaf)
    for sheets in shared.values():
        current = sheets[0].posts.current or ZERO
        deleted = sum((sheet.posts.deleted for sheet in sheets), ZERO)
        if deleted > current:
            yield _too_many_posts(sheets, current, deleted)


def _too_many_posts(sheets: Sequence[Sheet], current: Decimal, deleted: Decimal) -> Check:
    codes = [sheet.code for sheet in sheets]
    return Check(
        Rule.DOUBLE_COUNT,
        place="Posts",
        code=codes[0],
        stated=deleted,
        computed=current,
        unit=Unit.POSTS,
        about=tuple(proposal(code) for code in codes),
        message=f"{listed(codes)} {'deletes' if len(codes) == 1 else 'delete'} {deleted:g} posts of a "
        f"service that has {current:g}.",
        mend="Find the post that is on two sheets and take it off one, or correct how many there are.",
    )
