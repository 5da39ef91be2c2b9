"""Runs tests in batches by jtreg; what came out is on disk after each batch, so that a stopped run goes on there."""
import fcntl
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
from collections import Counter, namedtuple

import natives
from suite import ENV, find_jdk, suite_of

OUTCOME = re.compile(r"^(Passed|FAILED|Error|Not run)[.:] +(\S+\.\w+(?:#\S+)?)")
ELAPSED = re.compile(r"^elapsed=(\d+)", re.M)
# From best to worst; a file with several tests has the worst of theirs. Not run: the test's own conditions exclude it.
KINDS = ("Not run", "Passed", "FAILED", "Error")
Result = namedtuple("Result", "outcome seconds build")


class Results:
    """One line a test: outcome, seconds, build, test. The last line of a test counts."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "results"
        self.by_test = {}
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                outcome, seconds, build, test = line.split("\t")
                self.by_test[test] = Result(outcome, float(seconds), build)

    def add(self, test, result):
        self.by_test[test] = result
        with open(self.path, "a") as file:
            file.write(f"{result.outcome}\t{result.seconds:.1f}\t{result.build}\t{test}\n")

    def forget_all(self):
        if self.path.exists():
            self.path.replace(self.path.with_suffix(".previous"))
        self.by_test = {}


def lock_run(folder):
    """Two runs in one folder would spoil each other."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = open(folder / ".lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"a run in {folder} goes on")
    return lock


def split(tests, size):
    """Batches of tests of one suite each, in the order given."""
    waiting = {}
    for test in tests:
        batch = waiting.setdefault(suite_of(test), [])
        batch.append(test)
        if len(batch) == size:
            yield waiting.pop(suite_of(test))
    yield from waiting.values()


def native_options(suite, batch, cache, args):
    """HotSpot's and the library's tests want different native libraries."""
    name = next((name for name, root in natives.SUITES.items() if root == suite_of(batch[0])), None)
    if name is None or not any(natives.is_native(suite, test) for test in batch):
        return []
    return [f"-nativepath:{natives.build(suite, name, cache, find_jdk(), args.jobs, batch)}"]


def seconds_of(work, name):
    path = work / re.sub(r"\.\w+(?:#(\S+))?$", lambda match: f"_{match[1]}.jtr" if match[1] else ".jtr", name)
    found = ELAPSED.search(path.read_text(errors="replace")) if path.exists() else None
    return int(found[1]) / 1000 if found else 0.0


class Run:
    """The tests of one selection on one VM; all in one folder."""

    def __init__(self, folder, suite, image, build, cache, args):
        self.folder, self.suite, self.image, self.build = folder, suite, image, build
        self.cache, self.args = cache, args
        self.results = Results(folder)
        self.start = time.monotonic()

    def command(self, batch, work):
        chosen = self.folder / "batch"
        chosen.write_text("".join(f"{self.suite}/test/{test}\n" for test in batch))
        args, jdk = self.args, find_jdk()
        return ["jtreg", f"-testjdk:{self.image}", "-agentvm", f"-conc:{args.jobs}", "-a", "-ignore:quiet", "-nr",
                f"-timeoutFactor:{args.timeout_factor}", f"-w:{work}", f"-r:{self.folder}/report", "-v:summary,time",
                *([] if args.own_javac else [f"-compilejdk:{jdk}"]), *(f"-vmoption:{option}" for option in args.vm_option),
                *native_options(self.suite, batch, self.cache, args), *args.jtreg_option, f"@{chosen}"]

    def run_batch(self, batch):
        """Outcomes by jtreg's name of each test, which is relative to the suite, in the order of their end."""
        jdk = find_jdk()
        work = self.folder / "work" / suite_of(batch[0]).split("/")[0]
        environment = dict(ENV, JT_JAVA=jdk, JTREG_JAVA=f"{jdk}/bin/java")
        outcomes, complete = {}, False
        process = subprocess.Popen(self.command(batch, work), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                   errors="replace", env=environment, cwd=self.folder, start_new_session=True)
        try:
            with open(self.folder / "log", "a") as log:
                for line in process.stdout:
                    log.write(line)
                    match = OUTCOME.match(line)
                    if match and match[1] != "Not run":
                        outcomes[match[2]] = match[1]
                        self.progress(match[1], match[2])
                    elif line.startswith("Error:") or "Cannot" in line:
                        print(line.rstrip(), flush=True)
            process.wait()
            complete = True
        finally:
            if not complete:  # jtreg is a script, with virtual machines below it
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()
            self.record(batch, outcomes, work, complete)

    def progress(self, outcome, name):
        self.ended += 1
        print(f"[{self.ended}/{self.total}, {time.monotonic() - self.start:.0f} s] {outcome} {name}", flush=True)

    def record(self, batch, outcomes, work, complete):
        """Of a batch that was cut short only what is certain: a file's later tests may be missing."""
        root = suite_of(batch[0])
        last = next(reversed(outcomes), "").split("#")[0]
        for test in batch:
            wanted = test.removeprefix(root + "/")
            mine = [name for name in outcomes if name == wanted or ("#" not in wanted and name.split("#")[0] == wanted)]
            if not complete and (not mine or wanted == last):
                continue
            worst = max((outcomes[name] for name in mine), key=KINDS.index, default="Not run")
            self.results.add(test, Result(worst, sum(seconds_of(work, name) for name in mine), self.build))

    def tests(self, tests):
        done = self.results.by_test
        if tests and all(test in done for test in tests) and not self.args.again:
            self.results.forget_all()
            done = self.results.by_test
        if self.args.again:
            rest = [test for test in tests if test in done and done[test].outcome in ("FAILED", "Error")]
        else:
            rest = [test for test in tests if test not in done]
        self.ended, self.total = len(tests) - len(rest), len(tests)
        counts = Counter(result.outcome for result in done.values())
        print(f"== {len(tests)} tests on {self.image}, {len(rest)} to run, so far {dict(counts)}", flush=True)
        for batch in split(rest, self.args.batch):
            self.run_batch(batch)
        return {test: done[test] for test in tests if test in done}


def run_folder(cache, name, vm):
    return pathlib.Path(cache) / f"run-{name}-{vm if vm in ('cortado', 'hotspot') else 'other'}"
