#!/usr/bin/env python3
"""./dev missing [PRESET]: the exported functions that are still the weak stubs of tools/make_missing_symbols.py."""
import re
import subprocess
import sys

from project import ROOT, build_folder

TABLE = re.compile(r"^CORTADO_EXPORT\((\w+), ([ABC]),", re.M)


def unresolved(library):
    """The VM's own functions that are called and defined nowhere (possible while CORTADO_INCOMPLETE is on)."""
    result = subprocess.run(["nm", "-DC", "--undefined-only", str(library)], capture_output=True, text=True, check=True)
    return [line.split(maxsplit=1)[1] for line in result.stdout.splitlines() if "cortado::" in line]


def main():
    preset = sys.argv[1] if len(sys.argv) > 1 else "release"
    library = build_folder(preset) / "lib/server/libjvm.so"
    if not library.exists():
        sys.exit(f"{library} is not built")
    priorities = dict(TABLE.findall((ROOT / "src/jvm/symbols.def").read_text()))
    symbols = subprocess.run(["nm", "-D", "--defined-only", str(library)], capture_output=True, text=True, check=True)
    missing = {"A": [], "B": [], "C": []}
    for line in symbols.stdout.splitlines():
        kind, name = line.split()[1:3]
        name = name.split("@")[0]
        if kind == "W" and name in priorities:
            missing[priorities[name]].append(name)
    for priority, names in missing.items():
        for name in sorted(names):
            print(f"{priority} {name}")
    counts = ", ".join(f"{len(names)} of priority {priority}" for priority, names in missing.items())
    for name in unresolved(library):
        print(f"unresolved {name}")
    print(f"missing: {counts}; {len(priorities) - sum(map(len, missing.values()))} of {len(priorities)} are there")


main()
