#!/usr/bin/env python3
"""Checks the direction of #include between the houses: a house sees itself and those below it.

usage: check_houses.py [FILE…]    (all C++ sources without arguments)
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
ORDER = ["base", "os", "classfile", "gc", "runtime", "interp", "jit", "jni", "jvm", "classlib"]
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def house_of(path):
    """The house of a path relative to the root, or of an include relative to src/ or the root."""
    parts = pathlib.PurePath(path).parts
    if parts[0] in ("src", "tests", "bench") and len(parts) > 1:
        parts = parts[1:]
    if parts[0] == "fuzz" and len(parts) > 1:
        return parts[1].split("_")[0]
    return parts[0]


def violations(path):
    """Yields what is wrong in one file. A test counts as part of its house; the launcher stands alone."""
    house = house_of(path)
    text = (ROOT / path).read_text(errors="replace")
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        name = match[1]
        target = house_of(name)
        if "/" not in name or name.startswith("."):
            if path.startswith("src/") and not path.startswith("src/launcher/"):
                yield f"{path}:{line}: \"{name}\": includes are relative to src/"
        elif house == "launcher" and target in ORDER:
            yield f"{path}:{line}: the launcher links no house, but includes {name}"
        elif house in ORDER and target in ORDER and ORDER.index(target) > ORDER.index(house):
            yield f"{path}:{line}: {house} includes {name}, which is above it"


def main():
    paths = sys.argv[1:]
    if not paths:
        folders = ("src", "classlib", "tests")
        suffixes = (".h", ".cpp", ".def", ".inc")
        paths = [str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    wrong = [message for path in sorted(paths) for message in violations(path)]
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
