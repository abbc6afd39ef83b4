"""Plain shapes as SVG text: a chart of two thousand bars has ten thousand, too many for a template."""

from __future__ import annotations

from html import escape

from programme.ui.charts.drawing import INK, QUIET, WHITE


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"{more}/>'


def line(d: str, colour: str, width: float = 1, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashes}/>'


def diamond(x: float, y: float, r: float, fill: str, edge: str = "none") -> str:
    way = f"M{x:g} {y - r:g}l{r} {r}-{r} {r}-{r}-{r}z"
    return f'<path d="{way}" fill="{fill}" stroke="{edge}" stroke-width="2"/>'


def edge_of(colour: str, width: float = 1.5, dash: str = "") -> str:
    """Attributes that give a shape an outline."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{width:g}"{dashes}'


def words(
    x: float,
    y: float,
    text: str,
    anchor: str = "start",
    *,
    bold: bool = False,
    quiet: bool = False,
    fill: str = INK,
) -> str:
    """One line of text, escaped; `y` is its baseline."""
    weight = ' font-weight="700"' if bold else ""
    colour = QUIET if quiet else fill
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}"{weight}>{escape(text)}</text>'


def beside(x: float, y: float, text: str, more: str, colour: str) -> str:
    """A text on a white halo, which can be read across lines, and more in bold after it; both escaped."""
    said = f'<tspan dx="6" fill="{colour}" font-weight="700">{escape(more)}</tspan>' if more else ""
    halo = f'stroke="{WHITE}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return f'<text x="{x:g}" y="{y:g}" fill="{QUIET}" {halo}>{escape(text)}{said}</text>'
