#!/usr/bin/env python3
"""./dev ci: what a change must pass. Set-up is done by then; the last line is 'N passed, N failed'."""
import os
import subprocess
import time

import lint
import test
from project import ROOT, Tally, build_folder, say

# Options of the garbage-collection stress run, a collection at every allocation, for the quick tests only. Most are
# young ones: with full ones alone (StressGCFullInterval=1) the run takes a quarter of an hour.
GC_STRESS = "-XX:+UnlockDiagnosticVMOptions -XX:+StressGC -XX:StressGCFullInterval=20"

# The heap and the roots looked through before and after each collection, which come often.
HEAP_VERIFIER = "-XX:+UnlockDiagnosticVMOptions -XX:+VerifyBeforeGC -XX:+VerifyAfterGC -Xmn1m"

# Compiled code that is left for the interpreter at random bytecodes.
DEOPTIMIZATION_STRESS = ("-Xcomp -XX:+UnlockDiagnosticVMOptions -XX:+StressDeoptimization "
                         "-XX:StressDeoptimizationInterval=100")

# Threads are interrupted 10,000 times a second, and their stacks walked.
STACK_WALK_STRESS = "-XX:+UnlockDiagnosticVMOptions -XX:+StressStackWalk"


def step(tally, name, run):
    """Runs one part, says how long it took; a part that breaks is one failure and the rest goes on."""
    start = time.monotonic()
    try:
        run()
    except Exception as error:  # the others must still be run and counted
        print(f"{name}: {error!r}", flush=True)
        tally.add(0, [name])
    say(f"{name}: {time.monotonic() - start:.0f} s")


def fuzz(tally):
    """Ten minutes of fuzzing with fixed seeds, compared with HotSpot; a fast machine is done sooner."""
    for name, arguments in (("classfile", ["4000", "--seed", "101"]), ("verifier", ["4000", "--seed", "102"]),
                            ("differential", ["500", "--seed", "2611", "--batches", "20", "--no-reduce"])):
        tally.check(f"fuzz {name}", subprocess.run([ROOT / "dev", "fuzz", name, *arguments]).returncode == 0)


def build(tally, preset):
    say(f"build {preset}")
    good = subprocess.run([ROOT / "dev", "build", preset]).returncode == 0
    tally.check(f"build {preset}", good)
    return good


def main():
    os.chdir(ROOT)
    tally = Tally()
    start = time.monotonic()
    built = {preset: build(tally, preset) for preset in ("release", "debug")}
    step(tally, "lint", lambda: lint.lint(tally))
    for preset in ("release", "debug"):
        if built[preset]:
            step(tally, f"unit tests {preset}", lambda: test.unit_tests(preset, "", tally))
    if built["release"]:
        step(tally, "system tests", lambda: test.system_tests("release", "", tally))
        step(tally, "Java tests", lambda: test.java_tests("release", "", tally))
        verified = ("--skip-tag", "options", f"--java-opts={HEAP_VERIFIER}")
        step(tally, "Java tests, the heap verified", lambda: test.java_tests("release", "", tally, verified))
        left = ("--tag", "gc-subset", f"--java-opts={DEOPTIMIZATION_STRESS}")
        step(tally, "Java tests, deoptimised at random", lambda: test.java_tests("release", "", tally, left))
        step(tally, "fuzzing", lambda: fuzz(tally))
    if built["debug"]:
        quick = ("--skip-tag", "slow", "stress")
        step(tally, "Java tests debug", lambda: test.java_tests("debug", "", tally, quick))
        walked = ("--filter", "exceptions/", "inlining/", "jni/CallTraces", "--skip-tag", "slow", "options",
                  f"--java-opts={STACK_WALK_STRESS}")
        step(tally, "Java tests, stacks walked by signals", lambda: test.java_tests("debug", "", tally, walked))
        stress = ("--tag", "gc-subset", "--timeout", "300", f"--java-opts={GC_STRESS}")
        step(tally, "Java tests under GC stress", lambda: test.java_tests("release", "", tally, stress))
    say(f"ci took {(time.monotonic() - start) / 60:.1f} minutes; products in {build_folder('release')}")
    tally.finish()


main()
