#!/usr/bin/env python3
"""./dev conformance [SUITE|PATH…]: OpenJDK's tests, by jtreg, on a Cortado image.

SUITE is a list: a file of test paths relative to the suite's test/, or the name of one in the conformance folder beside
the checkout. PATH is a folder or a test of the suite. A run that was stopped goes on with the same command; a complete
one starts again. build/conformance/index.html has the history.
"""
import argparse
import os
import pathlib
import re
import signal
import sys

import batches
import report
from suite import ROOT, choose, get_jtreg, get_tests, jobs, make_image


def options():
    parser = argparse.ArgumentParser(prog="./dev conformance", description=__doc__)
    parser.add_argument("selection", nargs="*", default=["sample"], metavar="SUITE|PATH")
    parser.add_argument("--vm", default="cortado", help="cortado, hotspot, or the folder of a JDK")
    parser.add_argument("--peer", action="store_true", help="run on HotSpot and record in the checkout what does not pass there")
    parser.add_argument("--failed", action="store_true", help="only tests that did not pass in Cortado's run of the same selection")
    parser.add_argument("--again", action="store_true", help="only tests that did not pass in this run so far")
    parser.add_argument("--preset", default="release", help="of the Cortado build")
    parser.add_argument("--filter", default="", help="tests with this in their path")
    parser.add_argument("--part", metavar="N/M", help="the Nth of M parts, in random order")
    parser.add_argument("--take", type=int, metavar="N", help="N tests, chosen at random")
    parser.add_argument("--seed", type=int, help="of the random order (0 with --part and --take; otherwise the list's order)")
    parser.add_argument("--batch", type=int, default=50, help="tests per run of jtreg")
    parser.add_argument("--jobs", type=int, default=jobs())
    parser.add_argument("--timeout-factor", type=int, default=4)
    parser.add_argument("--own-javac", action="store_true", help="run javac on the VM under test as well")
    parser.add_argument("--vm-option", action="append", default=[], help="an option of the VM under test")
    parser.add_argument("--jtreg-option", action="append", default=[])
    args = parser.parse_args()
    args.vm = "hotspot" if args.peer else args.vm
    return args


def selection_name(args):
    words = [pathlib.Path(selection).stem if selection.endswith(".txt") else selection for selection in args.selection]
    return re.sub(r"[^\w.+-]+", "-", "+".join(words))


def run_name(args):
    """Names the run after what chooses its tests."""
    words = [selection_name(args)]
    words += [args.filter] if args.filter else []
    words += [f"part{args.part}"] if args.part else []
    words += [f"take{args.take}"] if args.take else []
    words += [f"seed{args.seed}"] if args.seed is not None else []
    return re.sub(r"[^\w.+-]+", "-", "+".join(words))


def stop(*_):
    raise KeyboardInterrupt


def main():
    args = options()
    # A background job of a shell ignores the interrupt that a terminal would send.
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    cache = pathlib.Path(os.environ.get("CORTADO_CONFORMANCE_CACHE", ROOT / "build/conformance")).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    get_jtreg()
    suite = get_tests(cache)
    tests = choose(suite, args.selection, args)
    name = run_name(args)
    if args.failed:
        cortado = batches.Results(batches.run_folder(cache, name, "cortado")).by_test
        tests = [test for test in tests if test in cortado and cortado[test].outcome in ("FAILED", "Error")]
    folder = batches.run_folder(cache, name + ("+failed" if args.failed else ""), args.vm)
    lock = batches.lock_run(folder)
    image, build = make_image(args.vm, args.preset, cache)
    run = batches.Run(folder, suite, image, build, cache, args)
    try:
        results = run.tests(tests)
    except KeyboardInterrupt:
        results = {test: result for test, result in run.results.by_test.items() if test in set(tests)}
    if args.peer:
        report.record_peer(selection_name(args), results, build, suite)
    good = report.report(run, name, args.vm, results, len(tests))
    lock.close()
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
