#!/usr/bin/env python3
"""What ./dev bench java and apps measured: one line of bench/history.tsv a group and run, and docs/performance.svg drawn from it.

usage: ./dev bench chart      draws docs/performance.svg again

The file is sorted as text (the dates are UTC) and only ever grows. `-` stands for what is not known.
"""
import argparse
import datetime
import math
import pathlib
import subprocess
from typing import NamedTuple, Optional

import chart

ROOT = pathlib.Path(__file__).resolve().parents[1]
HISTORY = ROOT / "bench/history.tsv"
CHART = ROOT / "docs/performance.svg"


class Row(NamedTuple):
    date: str  # 2026-11-26T21:00:00Z
    commit: str  # short; with + behind it when files differed from it
    benchmark: str  # java, apps
    options: str  # Cortado's, or default
    peer: str  # options of java, or default
    group: str
    mean: float  # geometric, of the ratios to java
    spread: Optional[float]  # factor of one standard deviation
    worst: Optional[float]
    number: Optional[int]  # of ratios


def geometric(ratios):
    """Geometric mean and the factor of one standard deviation."""
    logs = [math.log(ratio) for ratio in ratios]
    mean = sum(logs) / len(logs)
    return math.exp(mean), math.exp(math.sqrt(sum((x - mean) ** 2 for x in logs) / len(logs)))


def parse(lines):
    """The rows of the file's lines, of which the first names the columns."""
    rows = []
    for line in list(lines)[1:]:
        *words, mean, spread, worst, number = line.split("\t")
        rows.append(Row(*words, float(mean), *(None if text == "-" else float(text) for text in (spread, worst)),
                        None if number == "-" else int(number)))
    return rows


def redraw():
    CHART.write_text(chart.draw(parse(HISTORY.read_text().splitlines())))


def is_cortado(java):
    """Whether that command is a build of Cortado: ratios between builds are no ratios to java."""
    return "Cortado" in subprocess.run([java, "-version"], capture_output=True, text=True).stderr


def current_commit():
    """The commit of the tree, marked when something but the record itself differs from it."""
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    own = [f":!{path.relative_to(ROOT)}" for path in (HISTORY, CHART)]
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", *own)
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def complete(groups, sizes):
    """Those of the groups that lack nothing: the mean of a part is not comparable."""
    return {group: values for group, values in groups.items() if len(values) == sizes.get(group)}


def lines_of(date, commit, benchmark, options, peer, groups):
    """A line for each group (name: ratios)."""
    lines = []
    for group, ratios in groups.items():
        mean, spread = geometric(ratios)
        lines.append("\t".join([date, commit, benchmark, options.strip() or "default", peer.strip() or "default", group,
                                f"{mean:.3f}", f"{spread:.3f}", f"{max(ratios):.3f}", str(len(ratios))]))
    return sorted(lines)


def record(benchmark, options, peer, groups):
    """Appends the groups (name: ratios) of one run and draws the chart again."""
    date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = lines_of(date, current_commit(), benchmark, options, peer, groups)
    with open(HISTORY, "a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    redraw()
    print(f"{len(lines)} lines more in {HISTORY.relative_to(ROOT)}")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench chart", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    redraw()


if __name__ == "__main__":
    main()
