#!/usr/bin/env python3
"""Checks that relative links in Markdown lead somewhere and that every house has its page."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOUSES = ["base", "os", "classfile", "gc", "runtime", "interp", "jit", "jni", "jvm", "launcher"]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def main():
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT,
                           capture_output=True, text=True, check=True).stdout.split("\n")
    wrong = []
    for name in filter(None, names):
        page = ROOT / name
        if not page.is_file():
            continue
        text = re.sub(r"^( {4}|```).*$", "", page.read_text(), flags=re.M)
        for target in LINK.findall(text):
            if not re.match(r"\w+:", target) and not (page.parent / target).exists():
                wrong.append(f"{name}: {target} does not exist")
    wrong += [f"src/{house}/README.md is missing" for house in HOUSES if not (ROOT / "src" / house / "README.md").exists()]
    wrong += ["classlib/README.md is missing"] if not (ROOT / "classlib/README.md").exists() else []
    index = (ROOT / "docs/README.md").read_text()
    wrong += [f"docs/README.md does not name {page.name}" for page in (ROOT / "docs").glob("*.md")
              if page.name != "README.md" and f"({page.name})" not in index]
    print("\n".join(sorted(set(wrong))), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
