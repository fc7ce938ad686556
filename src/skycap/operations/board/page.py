"""The dashboard as one page of HTML: it loads nothing, runs nothing, and can be mailed."""

from html import escape
from typing import Final

from skycap.operations.board.figures import Board, Chart

WIDTH: Final = 420
HEIGHT: Final = 120
SHADES: Final = ("#2563a8", "#c2571a", "#3a7d44", "#7a4fa3", "#8a6d1d", "#a12f4b", "#4b5563")
_HEAD: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }}
body {{ margin: 2rem auto; max-width: 70rem; padding: 0 1rem }}
h1 {{ font-size: 1.4rem }} h2 {{ font-size: 1rem; margin: 0 0 .4rem }}
dl, main {{ display: grid; gap: 1rem }}
dl {{ grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)) }}
main {{ grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)) }}
dl > div, section {{ border: 1px solid #8886; border-radius: .5rem; padding: .7rem .9rem }}
dt, p, li {{ margin: 0; opacity: .8 }} dd {{ font-size: 1.3rem; margin: 0 }}
ul {{ list-style: none; padding: 0; margin: .4rem 0 0; font-size: .85rem }}
svg {{ width: 100%; height: auto }} .ringing {{ border-left: .4rem solid #b3261e }}
</style>
"""


def page(board: Board) -> str:
    """The whole page."""
    title = f"{board.name}: {board.lender}"
    when = f"{board.since:%Y-%m-%d %H:%M} to {board.at:%Y-%m-%d %H:%M} UTC"
    parts = [_HEAD.format(title=escape(title)), f"<h1>{escape(title)}</h1><p>{when}</p>"]
    for alarm in board.ringing:
        told = f"{alarm.rule.name}: {alarm.rule.what}. {alarm.reason}"
        parts.append(f'<section class="ringing"><h2>Alarm</h2><p>{escape(told)}</p></section>')
    parts.append("<dl>")
    parts += [
        f"<div><dt>{escape(one.label)}</dt><dd>{escape(one.value)}</dd></div>"
        for one in board.figures
    ]
    parts.append("</dl><main>")
    parts += map(_section, board.charts)
    parts.append("</main></html>\n")
    return "\n".join(parts)


def _section(chart: Chart) -> str:
    known = [v for line in chart.series for v in line.values if v is not None]
    if not known:
        return f"<section><h2>{escape(chart.title)}</h2><p>no figures yet</p></section>"
    top = max(*known, 1)
    lines, keys = [], []
    for number, line in enumerate(chart.series):
        shade = SHADES[number % len(SHADES)]
        lines += [
            f'<polyline points="{run}" fill="none" stroke="{shade}" stroke-width="2"'
            ' stroke-linecap="round"/>'
            for run in _runs(line.values, top)
        ]
        of_line = [value for value in line.values if value is not None]
        last = f"{of_line[-1]:,.0f}" if of_line else "none"
        keys.append(
            f'<li><span style="color:{shade}">&#9632;</span> {escape(line.label)}: {last}</li>'
        )
    title = escape(chart.title)
    drawing = (
        f'<svg viewBox="0 -4 {WIDTH} {HEIGHT + 8}" role="img" aria-label="{title}">'
        f'<line x1="0" x2="{WIDTH}" y1="{HEIGHT}" y2="{HEIGHT}" stroke="#8886"/>'
        f'<text x="0" y="8" font-size="11" fill="currentColor" opacity=".7">{top:,.0f}</text>'
        f"{''.join(lines)}</svg>"
    )
    return f"<section><h2>{title}</h2>{drawing}<ul>{''.join(keys)}</ul></section>"


def _runs(values: tuple[float | None, ...], top: float) -> list[str]:
    """The points of a line, broken where there is no value; a lone point is drawn as a dot."""
    runs: list[list[str]] = [[]]
    step = WIDTH / max(len(values) - 1, 1)
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{place * step:.1f},{HEIGHT - value / top * HEIGHT:.1f}")
    return [" ".join(run if len(run) > 1 else run * 2) for run in runs if run]
