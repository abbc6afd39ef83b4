"""What a report says, as plain values: one content for every output, and what is frozen when it is approved.

Amounts are text of a decimal number, so that the same content always gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar, Literal

from programme.ui.charts.drawing import Drawing
from programme.ui.format import sign

ColumnKind = Literal["text", "pounds", "count", "status"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed; `amount` is the exact figure where it is one."""

    text: str
    amount: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`is_totalled`: the total row holds the sum of this column, and a spreadsheet can check it."""

    heading: str
    kind: ColumnKind = "text"
    is_totalled: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading that spans the table; without heading they stand by themselves."""

    rows: Sequence[Sequence[Cell]]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` (`4.2`) is what members cite; `lead` stands bold before the text."""

    text: str
    lead: str = ""
    exempt: int = 0
    number: str = ""
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[str]
    exempt: int = 0
    kind: ClassVar[str] = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row names it."""

    caption: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    total: Sequence[Cell] = ()
    note: str = ""
    exempt: int = 0
    kind: ClassVar[str] = "table"

    @property
    def rows(self) -> list[Sequence[Cell]]:
        return [row for group in self.groups for row in group.rows]


@dataclass(frozen=True, slots=True)
class Picture:
    """`message` says what is shown to those who cannot see it; `table` holds the same figures."""

    title: str
    message: str
    drawing: Mapping[str, Any]
    table: Table
    note: str = ""
    exempt: int = 0
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Withheld:
    """That something exempt is left out here, and by which paragraph of Schedule 12A."""

    exempt: int
    kind: ClassVar[str] = "withheld"


UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
BOM = "\ufeff"
Element = Paragraph | Bullets | Table | Picture | Withheld


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    number: int
    elements: Sequence[Element]

    @property
    def tables(self) -> list[Table]:
        """Every table, those of pictures too."""
        found = []
        for each in self.elements:
            if isinstance(each, Table):
                found.append(each)
            elif isinstance(each, Picture):
                found.append(each.table)
        return found


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report. `facts` are the frozen figures that the next report is compared with."""

    programme: str
    council: str
    title: str
    period: str
    quarter: str
    as_at: str
    revision: int
    is_illustrative: bool
    front: Sequence[tuple[str, str]]
    asks: Sequence[str]
    sections: Sequence[Section]
    facts: Mapping[str, Any]

    @property
    def has_exempt(self) -> bool:
        return any(each.exempt for section in self.sections for each in section.elements)

    @property
    def tables(self) -> list[Table]:
        """Every table in the order of the report."""
        return [table for section in self.sections for table in section.tables]


ELEMENTS: dict[str, type[Any]] = {each.kind: each for each in (Paragraph, Bullets, Table, Picture, Withheld)}


def pounds_cell(amount: Decimal | None, words: str) -> Cell:
    return Cell(words, None if amount is None else f"{amount:f}")


def count_cell(count: int) -> Cell:
    return Cell(f"{sign(count, signed=False)}{abs(count):,}", str(count))


def drawing_data(drawing: Drawing) -> dict[str, Any]:
    """A drawing as data that JSON can carry, with the kind of each shape."""
    shapes = [{"kind": shape.kind, **asdict(shape)} for shape in drawing.shapes]
    return {"width": drawing.width, "height": drawing.height, "shapes": shapes}


def public(content: Content) -> Content:
    """The content as the public may read it: each run of exempt elements says why it is left out."""
    sections = [replace(each, elements=_public(each.elements)) for each in content.sections]
    return replace(content, sections=sections, facts={})


def _public(elements: Iterable[Element]) -> list[Element]:
    kept: list[Element] = []
    for each in elements:
        if not each.exempt:
            kept.append(each)
        elif not kept or kept[-1] != Withheld(each.exempt):
            kept.append(Withheld(each.exempt))
    return kept


def to_json(content: Content) -> dict[str, Any]:
    data: dict[str, Any] = _data(content)
    return data


def _data(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        data = {each.name: _data(getattr(value, each.name)) for each in fields(value)}
        kind = getattr(value, "kind", None)
        return {"kind": kind, **data} if isinstance(value, tuple(ELEMENTS.values())) else data
    if isinstance(value, Mapping):
        return {str(key): _data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_data(each) for each in value]
    return value


def printable(data: Any) -> Any:
    """JSON without the characters that no paper shows and that spoil files: control codes and the like."""
    if isinstance(data, str):
        return "".join(each for each in data if unicodedata.category(each) not in UNPRINTABLE and each != BOM)
    if isinstance(data, dict):
        return {name: printable(each) for name, each in data.items()}
    if isinstance(data, list):
        return [printable(each) for each in data]
    return data


def from_json(data: Mapping[str, Any]) -> Content:
    sections = [
        Section(**{**each, "elements": [_element(one) for one in each["elements"]]})
        for each in data["sections"]
    ]
    front = [(label, value) for label, value in data["front"]]
    return Content(**{**data, "front": front, "sections": sections})


def _element(data: Mapping[str, Any]) -> Element:
    values = {name: value for name, value in data.items() if name != "kind"}
    if data["kind"] == Table.kind:
        return _table(values)
    if data["kind"] == Picture.kind:
        table = {name: value for name, value in values["table"].items() if name != "kind"}
        values["table"] = _table(table)
    element: Element = ELEMENTS[data["kind"]](**values)
    return element


def _table(data: Mapping[str, Any]) -> Table:
    groups = [
        Group([[Cell(**cell) for cell in row] for row in group["rows"]], group["heading"])
        for group in data["groups"]
    ]
    columns = [Column(**column) for column in data["columns"]]
    total = [Cell(**cell) for cell in data["total"]]
    return Table(**{**data, "columns": columns, "groups": groups, "total": total})


def canonical(data: Any) -> bytes:
    """The one way in which content becomes bytes, so that a hash can be checked by anybody."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(content: Content) -> str:
    """SHA-256 of the canonical JSON of the whole content, exempt parts included."""
    return hashlib.sha256(canonical(to_json(content))).hexdigest()
