#!/usr/bin/env python3
"""./dev test [--preset P] [NAME]: unit tests, system tests and Java tests of one preset."""
import argparse
import os
import re
import subprocess
import sys

from project import COUNTS, HOUSES, ROOT, Tally, build_folder, find_jdk, jobs, say, stream

GTEST_LINE = re.compile(r"\[ +(OK|FAILED) +\] (\S+?)(?:, where .*)? \(\d+ ms\)$")
UNIT_TIMEOUT_S = 900


def build(preset):
    return subprocess.run([ROOT / "dev", "build", preset], check=False).returncode == 0


def run_unit_program(program, name, tally):
    """One gtest program; when it dies, the test that was running counts as failed."""
    command = ["timeout", str(UNIT_TIMEOUT_S), str(program), "--gtest_color=no"]
    if name and name not in program.name:
        command.append(f"--gtest_filter=*{name}*")
    lines, running, passed, failed = [], None, 0, []

    def on_line(line):
        nonlocal running, passed
        lines.append(line)
        if line.startswith("[ RUN"):
            running = line.split("] ")[1]
        result = GTEST_LINE.search(line)
        if result and running:
            running = None
            if result[1] == "OK":
                passed += 1
            else:
                failed.append(f"{program.name} {result[2]}")
                print("\n".join(lines[-40:]), flush=True)

    code = stream(command, on_line)
    if code != 0 and (running or not failed):
        print("\n".join(lines[-60:]), flush=True)
        failed.append(f"{program.name} {running or ''} (exit code {code})")
    if passed or failed:
        print(f"{program.name}: {passed} passed, {len(failed)} failed", flush=True)
    tally.add(passed, failed)


def unit_tests(preset, name, tally):
    say(f"unit tests ({preset})")
    for house in HOUSES:
        program = build_folder(preset) / "tests" / f"cortado_{house}_tests"
        # A program without sources is left from an earlier build.
        if program.exists() and any((ROOT / "tests" / house).glob("**/*.cpp")):
            run_unit_program(program, name, tally)


def system_tests(preset, name, tally):
    """tests/system/*_test.py: Python programs about the products as a whole."""
    say(f"system tests ({preset})")
    environment = dict(os.environ, CORTADO_BUILD=str(build_folder(preset)), CORTADO_PRESET=preset, CORTADO_JDK=find_jdk())
    for script in sorted((ROOT / "tests/system").glob("*_test.py")):
        command = [sys.executable, str(script), "-v"] + (["-k", name] if name and name not in script.name else [])
        passed, failed, lines = 0, [], []

        def on_line(line):
            nonlocal passed
            lines.append(line)
            result = re.match(r"(\w+) \(.*\.\.\. (ok|FAIL|ERROR|expected failure|unexpected success)$", line)
            if result and result[2] in ("ok", "expected failure"):
                passed += 1
            elif result:
                failed.append(f"{script.name} {result[1]}")

        code = stream(command, on_line, env=environment)
        # Python 3.12 and newer leave with 5 when the filter chose nothing.
        if code not in (0, 5) and not failed:
            failed.append(f"{script.name} (exit code {code})")
        if failed:
            print("\n".join(lines), flush=True)
        if passed or failed:
            print(f"{script.name}: {passed} passed, {len(failed)} failed", flush=True)
        tally.add(passed, failed)


def java_tests(preset, name, tally, options=()):
    """jtests/run prints a line per failure and the counts last."""
    runner = ROOT / "jtests/run"
    if not runner.exists():
        return
    say(f"Java tests ({preset}{' ' + ' '.join(options) if options else ''})")
    command = [str(runner), "--java", str(build_folder(preset) / "bin/cortado"), "--reference", f"{find_jdk()}/bin/java",
               "--jobs", str(jobs()), *options] + (["--filter", name] if name else [])
    counts, names, nothing = None, [], False
    label = f"jtests ({preset}{', stress' if options and options[0] == '--tag' else ''})"

    def on_line(line):
        nonlocal counts, nothing
        nothing = nothing or bool(name and "no test matches" in line)
        counts = COUNTS.match(line) or counts
        failure = re.match(r"FAIL(?:ED)?:? +([^\s:]+)", line)
        if failure:
            names.append(f"{label} {failure[1]}")
        print(line, flush=True)

    code = stream(command, on_line)
    if counts:
        failed = int(counts[2])
        tally.add(int(counts[1]), (names + [f"{label}, see above {i}" for i in range(failed)])[:failed])
    elif code != 0 and not nothing:
        tally.add(0, [f"{label} (exit code {code})"])


def main():
    parser = argparse.ArgumentParser(prog="./dev test")
    parser.add_argument("--preset", default="release")
    parser.add_argument("--only", choices=["unit", "system", "java"], help="one kind of test")
    parser.add_argument("name", nargs="?", default="", help="tests with this in their name")
    args = parser.parse_args()
    tally = Tally()
    if not build(args.preset):
        tally.add(0, [f"build {args.preset}"])
        tally.finish()
    for kind, run in (("unit", unit_tests), ("system", system_tests), ("java", java_tests)):
        if args.only in (None, kind):
            run(args.preset, args.name, tally)
    if args.name and not tally.passed and not tally.failed:
        tally.add(0, [f"no test has {args.name} in its name"])
    tally.finish()


if __name__ == "__main__":
    main()
