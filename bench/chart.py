"""The history of the ratios to java as a picture: two panels in one SVG file, drawn from bench/history.tsv alone."""
import math
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

WIDTH, HEIGHT, PANEL = 860, 660, 330
LEFT, RIGHT, TOP, BOTTOM = 60, 150, 46, 56  # margins within a panel: axis, names of the lines, title, dates
PLOT = WIDTH - LEFT - RIGHT
LABEL_HEIGHT, LABEL_WIDTH = 14, 76
TICKS = (1, 1.5, 2, 3, 5, 7)  # in each power of ten

# Readable on both papers; the paper belongs to the picture, as the page around it may be of the other kind.
STYLE = """
  text { font: 12px sans-serif; fill: #24292f; }
  .paper { fill: #ffffff; } .grid { stroke: #d8dee4; } .one { stroke: #8c959f; }
  .faint { fill: #57606a; } .title { font-weight: bold; font-size: 14px; }
  .line { fill: none; stroke: currentColor; stroke-width: 1.5; } .thick .line { stroke-width: 3; }
  .point { fill: currentColor; } .name { fill: currentColor; } .thick .name { font-weight: bold; }
  .wanted { stroke: currentColor; stroke-width: 1.2; stroke-dasharray: 6 4; }
  .blue { color: #0969da; } .orange { color: #bc4c00; } .green { color: #1a7f37; } .violet { color: #8250df; }
  .pink { color: #bf3989; } .ink { color: #24292f; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .paper { fill: #0d1117; } .grid { stroke: #30363d; } .one { stroke: #768390; }
    .faint { fill: #9da7b3; } .name { fill: currentColor; }
    .blue { color: #58a6ff; } .orange { color: #f0883e; } .green { color: #3fb950; } .violet { color: #bc8cff; }
    .pink { color: #f778ba; } .ink { color: #e6edf3; }
  }
"""


class Series(NamedTuple):
    group: str  # in the data
    name: str
    colour: str  # class of the style


class Panel(NamedTuple):
    title: str
    axis: str
    benchmark: str
    options: str
    peer: str
    series: tuple
    wanted: tuple  # (ratio, colour, text)


PANELS = (
    Panel("Kernels: tier 1 against java -XX:TieredStopAtLevel=1", "time over java's (log)", "java", "default",
          "-XX:TieredStopAtLevel=1",
          (Series("loop", "loop", "blue"), Series("call", "call", "orange"), Series("object", "object", "green"),
           Series("collection", "collection", "violet"), Series("string", "string", "pink"), Series("all", "all", "ink thick")),
          ((1.25, "ink", "wanted 1.25"),)),
    Panel("Applications of the corpus, long runs, against java", "ratio to java's (log)", "apps", "default", "default",
          (Series("application wall", "wall time", "orange"), Series("application cpu", "cpu time", "blue"),
           Series("application memory", "memory", "green")),
          ((0.6, "orange", "wanted wall 0.6"), (0.5, "blue", "wanted: cpu 0.5"), (0.7, "green", "wanted: memory 0.7"))),
)


class Scale:
    """Heights of ratios in a panel whose top is at `top`."""

    def __init__(self, values, top):
        self.low, self.high = math.log(min(values) / 1.12), math.log(max(values) * 1.12)
        self.top, self.bottom = top + TOP, top + PANEL - BOTTOM

    def y(self, value):
        return self.bottom - (math.log(value) - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def ticks(self):
        powers = range(math.floor(self.low / math.log(10)), math.ceil(self.high / math.log(10)))
        return [tick * 10 ** power for power in powers for tick in TICKS if self.low <= math.log(tick * 10 ** power) <= self.high]


def text(x, y, content, kind="", anchor="start", more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}"{more}>{escape(content)}</text>'


def across(y, kind):
    return f'<line x1="{LEFT}" x2="{LEFT + PLOT}" y1="{y:.1f}" y2="{y:.1f}" class="{kind}"/>'


def apart(heights):
    """The heights of labels, moved so that none covers another; the order stays."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    moved, last = list(heights), -math.inf
    for index in order:
        moved[index] = last = max(heights[index], last + LABEL_HEIGHT)
    excess = sum(moved[index] - heights[index] for index in order) / max(len(order), 1)
    return [y - excess for y in moved]


def draw_frame(panel, scale, top):
    """Title, axis, and the lines that are wanted."""
    parts = [text(LEFT, top + 26, panel.title, "title"),
             text(0, 0, panel.axis, "faint", "middle",
                  f' transform="translate(16 {(scale.top + scale.bottom) / 2:.1f}) rotate(-90)"')]
    for tick in scale.ticks():
        y = scale.y(tick)
        parts += [across(y, "one" if tick == 1 else "grid"), text(LEFT - 8, y + 4, f"{tick:g}", "faint", "end")]
    return parts + [f'<g class="{colour}">{across(scale.y(ratio), "wanted")}</g>' for ratio, colour, _ in panel.wanted]


def draw_names(lines, panel, scale):
    """The names of all lines, on the right."""
    names = [(of_series[-1].mean, series.colour, f"{series.name} {of_series[-1].mean:.2f}") for series, of_series in lines]
    names += panel.wanted
    heights = apart([scale.y(ratio) for ratio, _, _ in names])
    return [f'<g class="{colour}">{text(LEFT + PLOT + 8, y + 4, name, "name")}</g>' for (_, colour, name), y in zip(names, heights)]


def draw_dates(records, places, bottom):
    """The time of a record, and its day where that changes; where they are dense, not all of them."""
    parts, day, free = [], "", -math.inf
    for (date, _), x in zip(records, places.values()):
        if x < free:
            continue
        parts.append(text(x, bottom + 18, date[11:16], "faint", "middle"))
        if date[:10] != day:
            day = date[:10]
            parts.append(text(x, bottom + 33, day, "faint", "middle"))
        free = x + LABEL_WIDTH
    return parts


def describe(row, series):
    more = [f"{name} {value:.2f}" for name, value in (("spread x/", row.spread), ("worst", row.worst)) if value is not None]
    return f"{series.name} {row.mean:.2f}" + (f" ({', '.join(more)})" if more else "") + f"; {row.commit}, {row.date}"


def draw_series(series, rows, places, scale):
    points = [(places[row.date, row.commit], scale.y(row.mean), row) for row in rows]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    return [f'<g class="{series.colour}">', f'<polyline points="{line}" class="line"/>',
            *[f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" class="point"><title>{escape(describe(row, series))}</title></circle>'
              for x, y, row in points], "</g>"]


def draw_panel(panel, rows, top):
    """`rows` are sorted. Each record has the same width, as many may be of one day."""
    rows = [row for row in rows if (row.benchmark, row.options, row.peer) == (panel.benchmark, panel.options, panel.peer)]
    lines = [(series, [row for row in rows if row.group == series.group]) for series in panel.series]
    lines = [(series, of_series) for series, of_series in lines if of_series]
    records = sorted({(row.date, row.commit) for _, of_series in lines for row in of_series})
    places = {record: LEFT + PLOT * (index + 0.5) / len(records) for index, record in enumerate(records)}
    values = [row.mean for _, of_series in lines for row in of_series]
    scale = Scale([1, *values, *(ratio for ratio, _, _ in panel.wanted)], top)
    parts = draw_frame(panel, scale, top) + draw_dates(records, places, scale.bottom) + draw_names(lines, panel, scale)
    for series, of_series in lines:
        parts += draw_series(series, of_series, places, scale)
    return parts


def draw(rows):
    """The text of the SVG file."""
    label = quoteattr("Ratios of Cortado to java over time: " + "; ".join(panel.title for panel in PANELS))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
             f" aria-label={label}>", f"<style>{STYLE}</style>", f'<rect width="{WIDTH}" height="{HEIGHT}" class="paper"/>']
    for number, panel in enumerate(PANELS):
        parts += draw_panel(panel, sorted(rows, key=lambda row: row[:6]), number * PANEL)
    return "\n".join([*parts, "</svg>", ""])
