#!/usr/bin/env python3
"""Checks that every member that holds a raw object is a root that somebody scans: it is named in tools/root-members.txt.

A raw `Object*` or `Array*` in a struct outlives the scope in which the collector cannot move it; use Rooted, Handle or a
JNI reference instead. A line of the list is `path Class::member who scans it`; a line for a member that is gone is an error.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
RAW = re.compile(r"^typename:(const )?(::)?(cortado::)?(Object|Array)( const)? ?\*( const)?( ?\[.*\])?$")


def raw_members():
    """(path, Class::member, line) of every member whose type is a raw object pointer or an array of them."""
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "src", "classlib"], cwd=ROOT,
                           capture_output=True, text=True, check=True).stdout.split("\n")
    paths = sorted({name for name in names if name.endswith((".h", ".cpp")) and (ROOT / name).is_file()})
    command = ["ctags", "--output-format=json", "--fields=+nst", "--languages=C++", "--langmap=C++:+.h", "--kinds-C++=m",
               "-f", "-", "-L", "-"]
    result = subprocess.run(command, input="\n".join(paths), cwd=ROOT, capture_output=True, text=True, check=True)
    for line in result.stdout.splitlines():
        tag = json.loads(line)
        if RAW.match(tag.get("typeref", "")):
            holder = tag.get("scope", "").split("::")[-1]
            yield tag["path"], f"{holder}::{tag['name']}", tag["line"]


def main():
    known = set()
    for line in (ROOT / "tools/root-members.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            path, member, _ = line.split(maxsplit=2)
            known.add((path, member))
    found = {(path, member): line for path, member, line in raw_members()}
    wrong = [f"{path}:{line}: {member} is a raw object: root it, or name who scans it in tools/root-members.txt"
             for (path, member), line in sorted(found.items()) if (path, member) not in known]
    wrong += [f"tools/root-members.txt: {path} {member} is no more" for path, member in sorted(known - found.keys())]
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
