"""What a run found: counts per folder, differences from HotSpot, and a page with the history of all runs."""
import html
import time
from collections import Counter, defaultdict

from batches import KINDS
from suite import HERE, suite_of

RECORDED = HERE / "hotspot-17"
HISTORY_HEAD = ("when", "run", "VM", "build", "passed", "failed", "errors", "not run", "same on HotSpot", "seconds of tests")
STYLE = ("body{font:14px sans-serif;margin:2em}td,th{padding:2px 10px;text-align:left;border-bottom:1px solid #ddd}"
         "td.n{text-align:right}.bad{color:#b00}")


def recorded_failures():
    """Tests that do not pass on HotSpot on the machine of the recording, from all recorded lists."""
    failures = {}
    for path in sorted(RECORDED.glob("*.txt")):
        for line in path.read_text().splitlines():
            if line and not line.startswith("#"):
                outcome, test = line.split(maxsplit=1)
                failures[test] = outcome
    return failures


def record_peer(name, results, release, suite):
    """Writes down what does not pass on HotSpot; what an earlier recording says about other tests stays."""
    RECORDED.mkdir(exist_ok=True)
    path = RECORDED / f"{name}.txt"
    old = {}
    if path.exists():
        old = dict(reversed(line.split(maxsplit=1)) for line in path.read_text().splitlines() if line and line[0] != "#")
    kept = {test: outcome for test, outcome in old.items() if test not in results}
    kept.update({test: result.outcome for test, result in results.items() if result.outcome in ("FAILED", "Error")})
    lines = [f"# Tests of {suite.name} that do not pass on OpenJDK {release}; written by ./dev conformance --peer."]
    path.write_text("\n".join(lines + [f"{outcome} {test}" for test, outcome in sorted(kept.items())]) + "\n")
    print(f"{len(kept)} tests that do not pass on HotSpot are in {path}")


def folder_of(test):
    root = suite_of(test)
    return "/".join([root, *test.removeprefix(root + "/").split("/")[:-1][:2]])


def by_folder(results):
    folders = defaultdict(Counter)
    for test, result in results.items():
        folders[folder_of(test)][result.outcome] += 1
    return sorted(folders.items())


class Summary:
    """The counts of a run, with HotSpot's failures taken into account."""

    def __init__(self, results, vm):
        self.results, self.vm = results, vm
        self.counts = Counter(result.outcome for result in results.values())
        self.bad = sorted(test for test, result in results.items() if result.outcome in ("FAILED", "Error"))
        peer = {} if vm == "hotspot" else recorded_failures()
        self.shared = [test for test in self.bad if test in peer]
        self.own = [test for test in self.bad if test not in peer]
        self.better = [test for test, result in results.items() if result.outcome == "Passed" and test in peer]
        self.seconds = sum(result.seconds for result in results.values())

    def line(self):
        passed = self.counts["Passed"]
        counted = passed + len(self.own)
        return (f"{100 * passed / max(1, counted):.1f} % passed of those not failing on HotSpot: {passed} passed, "
                f"{len(self.own)} not, {len(self.shared)} fail there too, {self.counts['Not run']} not run")

    def history(self, name, builds):
        cells = (time.strftime("%Y-%m-%d %H:%M"), name, self.vm, builds, *(self.counts[kind] for kind in
                 ("Passed", "FAILED", "Error", "Not run")), len(self.shared), f"{self.seconds:.0f}")
        return "\t".join(str(cell) for cell in cells)


def print_summary(summary, total, folder):
    print(f"\n{'folder':44} passed failed errors not run")
    for place, counts in by_folder(summary.results):
        print(f"{place:44} " + " ".join(f"{counts[kind]:6}" for kind in ("Passed", "FAILED", "Error", "Not run")))
    print()
    for test in summary.own:
        print(f"{summary.results[test].outcome:7} {test}")
    for test in summary.shared:
        print(f"{summary.results[test].outcome:7} {test} (HotSpot too)")
    for test in summary.better:
        print(f"passes here and not on HotSpot: {test}")
    if len(summary.results) < total:
        print(f"stopped after {len(summary.results)} of {total} tests: the same command goes on")
    print(f"\nresults in {folder}/results, outputs of each test below {folder}/work")
    print(summary.line())
    print(f"{summary.counts['Passed']} passed, {len(summary.own)} failed")


def table(head, rows):
    cells = "".join(f"<th>{html.escape(str(cell))}</th>" for cell in head)
    lines = [f"<tr>{cells}</tr>"]
    for row in rows:
        lines.append("<tr>" + "".join(f"<td{' class=n' if str(cell).isdigit() else ''}>{cell}</td>" for cell in row) + "</tr>")
    return "<table>" + "\n".join(lines) + "</table>"


def write_page(cache, name, folder, summary):
    """cache/index.html: the history, and the newest run in detail."""
    history = [line.split("\t") for line in (cache / "history.tsv").read_text().splitlines()]
    folders = [(html.escape(place), *(counts[kind] for kind in KINDS[1:]), counts["Not run"])
               for place, counts in by_folder(summary.results)]
    failures = [(summary.results[test].outcome, html.escape(test), "too" if test in summary.shared else "",
                 f"{summary.results[test].seconds:.0f}") for test in summary.bad]
    parts = [f"<!doctype html><meta charset=utf-8><title>Conformance</title><style>{STYLE}</style>",
             f"<h1>OpenJDK's tests</h1><h2>Runs</h2>{table(HISTORY_HEAD, reversed(history))}",
             f"<h2>{html.escape(name)} on {summary.vm}</h2><p>{html.escape(summary.line())}; outputs below {folder}/work</p>",
             table(("outcome", "test", "HotSpot", "seconds"), failures), "<h2>By folder</h2>",
             table(("folder", "passed", "failed", "errors", "not run"), folders)]
    (cache / "index.html").write_text("\n".join(parts) + "\n")


def report(run, name, vm, results, total):
    summary = Summary(results, vm)
    builds = sorted({result.build for result in results.values()})
    with open(run.cache / "history.tsv", "a") as file:
        file.write(summary.history(name, " ".join(builds)) + "\n")
    write_page(run.cache, name, run.folder, summary)
    print_summary(summary, total, run.folder)
    return not summary.own and len(results) == total
