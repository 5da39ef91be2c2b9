#!/usr/bin/env python3
"""Checks the size budget: functions of at most 60 lines, files of at most 800 (C++ and Python; tables excepted).

tools/size-waivers.txt names the exceptions: `path[:function] limit reason`, one a line. A waiver that nothing needs any
more is an error, so that the list only shrinks.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FUNCTION_LINES = 60
FILE_LINES = 800
SUFFIXES = (".h", ".cpp", ".py")


def read_waivers():
    waivers = {}
    for line in (ROOT / "tools/size-waivers.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            place, limit, reason = line.split(maxsplit=2)
            waivers[place] = int(limit)
    return waivers


def functions(paths):
    """(path, name, first line, lines) of every function, by universal-ctags. Namespaces and classes do not count."""
    command = ["ctags", "--output-format=json", "--fields=+ne", "--languages=C,C++,Python", "--langmap=C++:+.h",
               "--kinds-C++=f", "--kinds-C=f", "--kinds-Python=fm", "-f", "-", "-L", "-"]
    result = subprocess.run(command, input="\n".join(paths), cwd=ROOT, capture_output=True, text=True, check=True)
    for line in result.stdout.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            yield tag["path"], tag["name"], tag["line"], tag["end"] - tag["line"] + 1


def main():
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"], cwd=ROOT,
                           capture_output=True, text=True, check=True).stdout.split("\n")
    paths = [name for name in names if name.endswith(SUFFIXES) and (ROOT / name).is_file()]
    waivers, used, wrong = read_waivers(), set(), []

    def judge(place, where, lines, budget):
        if lines <= budget:
            return
        used.add(place)
        if lines > waivers.get(place, budget):
            wrong.append(f"{where}: {place} has {lines} lines, the limit is {waivers.get(place, budget)}")

    for path in paths:
        judge(path, path, len((ROOT / path).read_text(errors="replace").splitlines()), FILE_LINES)
    for path, name, line, lines in functions(paths):
        judge(f"{path}:{name}", f"{path}:{line}", lines, FUNCTION_LINES)
    wrong += [f"tools/size-waivers.txt: {place} needs no waiver any more" for place in sorted(waivers.keys() - used)]
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
