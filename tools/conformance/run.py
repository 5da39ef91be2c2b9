#!/usr/bin/env python3
"""./dev conformance LIST: OpenJDK tests, by jtreg, on a Cortado image.

LIST is a file of test paths relative to the suite's test/ folder, or the name of a list in the conformance folder beside
the checkout. The tests come from Debian's source package and are kept in build/conformance.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tools/dev"))
import natives  # noqa: E402
from project import find_jdk, jobs, say  # noqa: E402

ENV = dict(os.environ, CORTADO_ROOT=str(ROOT))
OUTCOME = re.compile(r"^(Passed|FAILED|Error|Not run)[.:] +(\S+\.\w+(?:#\S+)?)")
EXTRA_PROPERTIES = re.compile(r"^requires\.extraPropDefns\.(bootlibs|libs|vmOpts)\s*=(?:[^\n]*\\\n)*[^\n]*\n", re.M)


def shell(script, *arguments, **options):
    """Runs a line of bash with the functions of tools/dev/common.sh."""
    return subprocess.run(["bash", "-c", f'source "$CORTADO_ROOT/tools/dev/common.sh"; {script}', "conformance", *arguments],
                          env=ENV, text=True, **options)


def find_list(name):
    """The list as a file: as given, or from the conformance folder beside the checkout."""
    for path in (pathlib.Path(name), pathlib.Path(name + ".txt")):
        if path.is_file():
            return path
    beside = shell("beside_checkout conformance CORTADO_CONFORMANCE", stdout=subprocess.PIPE).stdout.strip()
    for path in (pathlib.Path(beside, name), pathlib.Path(beside, name + ".txt")):
        if beside and path.is_file():
            return path
    sys.exit(f"no list {name}")


def get_tests(cache):
    """The suite's folder (with test/, make/, src/), ready for a VM without white-box interface."""
    result = subprocess.run([str(HERE / "fetch.sh"), str(cache)], env=ENV, stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit("the tests could not be had")
    suite = pathlib.Path(result.stdout.strip())
    props = suite / "test/jtreg-ext/requires/VMProps.java"
    ours = (HERE / "requires/VMProps.java").read_text()
    if props.read_text() != ours:
        props.write_text(ours)
    for root_file in (suite / "test/jdk/TEST.ROOT", suite / "test/hotspot/jtreg/TEST.ROOT"):
        text = root_file.read_text()
        if EXTRA_PROPERTIES.search(text):
            root_file.write_text(EXTRA_PROPERTIES.sub("", text))
    return suite


def make_image(vm, preset, cache):
    """The JDK under test: a Cortado image, the stock JDK ('hotspot'), or a folder."""
    if vm == "hotspot":
        return pathlib.Path(find_jdk())
    if vm != "cortado":
        return pathlib.Path(vm).resolve()
    image = cache / f"image-{preset}"
    if shell('cortado_image "$@"', str(image), preset).returncode != 0:
        sys.exit("no image")
    return image


def read_tests(path, suite, args):
    tests = [line.strip() for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]
    tests = [test for test in tests if args.filter in test]
    absent = [test for test in tests if not (suite / "test" / test.split("#")[0]).exists()]
    for test in absent:
        print(f"not in this version of the suite: {test}")
    present = [test for test in tests if test not in absent]
    return present[: args.limit] if args.limit else present


def groups_by_natives(suite, tests, cache, jdk, args):
    """(name, tests, options of jtreg): HotSpot's and the library's tests want different native libraries."""
    if not any(natives.is_native(suite, test) for test in tests):
        return [("all", tests, [])]
    groups = []
    for name in natives.SUITES:
        mine = [test for test in tests if test.startswith("hotspot/") == (name == "hotspot")]
        if any(natives.is_native(suite, test) for test in mine):
            groups.append((name, mine, [f"-nativepath:{natives.build(suite, name, cache, jdk, args.jobs)}"]))
        elif mine:
            groups.append((name, mine, []))
    return groups


def run_jtreg(image, suite, tests, work, options, args):
    """Runs the tests, shows progress; outcome by test."""
    work.mkdir(parents=True)
    chosen = work / "tests"
    chosen.write_text("".join(f"{suite}/test/{test}\n" for test in tests))
    jdk = find_jdk()
    command = ["jtreg", f"-testjdk:{image}", "-agentvm", f"-conc:{args.jobs}", "-a", "-ignore:quiet", "-nr",
               f"-timeoutFactor:{args.timeout_factor}", f"-w:{work}/work", f"-r:{work}/report", "-v:summary,time",
               *([] if args.own_javac else [f"-compilejdk:{jdk}"]), *(f"-vmoption:{option}" for option in args.vm_option),
               *options, *args.jtreg_option, f"@{chosen}"]
    environment = dict(ENV, JT_JAVA=jdk, JTREG_JAVA=f"{jdk}/bin/java")
    outcomes, start = {}, time.monotonic()
    with open(work / "log", "w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                   env=environment, cwd=work)
        for line in process.stdout:
            log.write(line)
            match = OUTCOME.match(line)
            if match and match[1] != "Not run":
                outcomes[match[2]] = match[1]
                failed = sum(outcome != "Passed" for outcome in outcomes.values())
                print(f"[{len(outcomes)}/{len(tests)}, {failed} not passed, {time.monotonic() - start:.0f} s] "
                      f"{match[1]} {match[2]}", flush=True)
            elif line.startswith("Error:") or "Cannot" in line:
                print(line.rstrip(), flush=True)
        process.wait()
    return outcomes


def full_names(outcomes, tests):
    """jtreg names tests relative to their suite; gives them the names of the list. What was not run is named, too."""
    full = {}
    for test in tests:
        base = test.split("#")[0]
        hits = [outcome for name, outcome in outcomes.items() if base.endswith("/" + name.split("#")[0])
                and ("#" not in test or name.endswith("#" + test.split("#")[1]))]
        worst = [kind for kind in ("Error", "FAILED", "Passed") if kind in hits]
        full[test] = worst[0] if worst else "Not run"
    return full


def report(results, work):
    groups = {kind: sorted(test for test, outcome in results.items() if outcome == kind)
              for kind in ("Passed", "FAILED", "Error", "Not run")}
    (work / "results").write_text("".join(f"{outcome}\t{test}\n" for test, outcome in sorted(results.items())))
    print()
    for kind in ("FAILED", "Error", "Not run"):
        for test in groups[kind]:
            print(f"{kind:8} {test}")
    counts = {kind: len(tests) for kind, tests in groups.items()}
    print(f"\nresults in {work}/results, outputs of each test below {work}/*/work")
    print(f"{100 * counts['Passed'] / max(1, len(results)):.1f} % passed: {counts['Passed']} passed, {counts['FAILED']} failed, "
          f"{counts['Error']} errors, {counts['Not run']} not run")
    print(f"{counts['Passed']} passed, {len(results) - counts['Passed']} failed")
    return counts["Passed"] == len(results)


def main():
    parser = argparse.ArgumentParser(prog="./dev conformance", description=__doc__)
    parser.add_argument("list")
    parser.add_argument("--vm", default="cortado", help="cortado, hotspot, or the folder of a JDK")
    parser.add_argument("--preset", default="release", help="of the Cortado build")
    parser.add_argument("--filter", default="", help="tests with this in their path")
    parser.add_argument("--limit", type=int, help="the first N tests only")
    parser.add_argument("--jobs", type=int, default=jobs())
    parser.add_argument("--timeout-factor", type=int, default=4)
    parser.add_argument("--own-javac", action="store_true", help="run javac on the VM under test as well")
    parser.add_argument("--vm-option", action="append", default=[], help="an option of the VM under test")
    parser.add_argument("--jtreg-option", action="append", default=[])
    args = parser.parse_args()
    cache = pathlib.Path(os.environ.get("CORTADO_CONFORMANCE_CACHE", ROOT / "build/conformance")).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    chosen = find_list(args.list)
    if shutil.which("jtreg") is None and shell("packages_install jtreg7 xz-utils").returncode != 0:
        sys.exit("jtreg could not be installed")
    suite = get_tests(cache)
    image = make_image(args.vm, args.preset, cache)
    tests = read_tests(chosen, suite, args)
    say(f"{len(tests)} tests of {chosen.name} on {image}")
    name = args.vm if args.vm in ("cortado", "hotspot") else "other"
    work = cache / f"run-{chosen.stem}-{name}"
    shutil.rmtree(work, ignore_errors=True)
    results = {}
    for group, mine, options in groups_by_natives(suite, tests, cache, find_jdk(), args):
        results.update(full_names(run_jtreg(image, suite, mine, work / group, options, args), mine))
    sys.exit(0 if report(results, work) else 1)


if __name__ == "__main__":
    main()
