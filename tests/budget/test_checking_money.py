"""Money and findings of the reconciliation that are stored and not right are found."""

from __future__ import annotations

from budget.models import CheckFigure, SavingFigure
from programme.checking import wrong_in
from programme.models import Programme


def test_a_finding_of_the_reconciliation_that_somebody_altered_is_found(leicester: Programme) -> None:
    assert wrong_in(leicester) == []
    check = CheckFigure.objects.filter(programme=leicester, agrees=False).first()
    assert check is not None
    CheckFigure.objects.filter(pk=check.pk).update(agrees=True)
    wrong = wrong_in(leicester)
    assert any(each.startswith("check figure") and "agrees is 'True'" in each for each in wrong)


def test_a_saving_that_somebody_altered_is_found(leicester: Programme) -> None:
    SavingFigure.objects.filter(programme=leicester, proposal__code="R2").update(forecast=1)
    assert any(each.startswith("saving figure, proposal") for each in wrong_in(leicester))
