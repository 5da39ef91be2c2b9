#!/usr/bin/env python3
"""./dev fuzz planted [N…] [--seconds S]: proves the differential fuzzer.

Each patch of tests/fuzz/planted is a bug. In a worktree of its own the bug is put in, the VM built, and the fuzzer run for at
most S seconds. Prints which were found; exits with 1 if more than three of all, or one of those asked for, were not.

"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATCHES = ROOT / "tests/fuzz/planted"
WORK = ROOT / "build/fuzz/planted"
# The quick ones first, and those that make the same code run differently.
MODES = ["compiled", "interpreted", "young", "young-interpreted", "default", "stress", "stress-compiled"]
MAY_MISS = 3


def run(command, **options):
    return subprocess.run(list(map(str, command)), **options)


class Worktree:
    """The commit at hand in build/fuzz/planted/tree, built once without a bug."""

    def __init__(self):
        self.path = WORK / "tree"
        head = run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        if not self.path.exists():
            run(["git", "worktree", "prune"], cwd=ROOT, check=True)
            run(["git", "worktree", "add", "--detach", self.path, head], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        self.restore()
        run(["git", "checkout", "-q", "--detach", head], cwd=self.path, check=True)
        if not self.build():
            sys.exit("the worktree does not build")

    def restore(self):
        run(["git", "checkout", "-q", "--", "."], cwd=self.path, check=True)

    def build(self):
        with open(WORK / "build.log", "w") as log:
            return run(["./dev", "build", "release", "jvm", "cortado"], cwd=self.path, stdout=log, stderr=log).returncode == 0

    def plant(self, patch):
        """Whether the bug could be put in: the context may have moved, not changed."""
        return run(["patch", "-p1", "-F1", "-s", "--no-backup-if-mismatch", "-r", "-", "-i", patch], cwd=self.path,
                   stdout=subprocess.DEVNULL).returncode == 0


def hunt(tree, patch, seconds, seed):
    """(result, seconds): found, not found, or why there was nothing to find."""
    if not tree.plant(patch):
        return "does not apply", 0.0
    if not tree.build():
        return "does not build", 0.0
    work = WORK / "work"
    shutil.rmtree(work, ignore_errors=True)
    begin = time.monotonic()
    done = run([ROOT / "tools/fuzz/differential.py", seconds, "--seed", seed, "--modes", *MODES, "--stop-at-first", "--no-reduce",
                "--timeout", 120, "--java", tree.path / "build/release/bin/cortado", "--work", work], capture_output=True, text=True)
    (WORK / f"{patch.stem}.log").write_text(done.stdout + done.stderr)
    where = next((line for line in done.stdout.splitlines() if line.startswith("DIFFERENT")), None)
    if where is None:
        return "NOT FOUND", time.monotonic() - begin
    return "found in mode " + where.split(" in mode ")[1].split(" ")[0], time.monotonic() - begin


def main():
    p = argparse.ArgumentParser(prog="./dev fuzz planted", description=__doc__)
    p.add_argument("numbers", nargs="*", type=int)
    p.add_argument("--seconds", type=int, default=120, help="for each bug")
    p.add_argument("--seed", type=int, default=1)
    options = p.parse_args()
    patches = sorted(PATCHES.glob("*.patch"))
    if options.numbers:
        patches = [patch for patch in patches if int(patch.name[:2]) in options.numbers]
    WORK.mkdir(parents=True, exist_ok=True)
    tree = Worktree()
    missed = []
    for patch in patches:
        result, seconds = hunt(tree, patch, options.seconds, options.seed)
        print(f"{patch.stem:30} {result} ({seconds:.0f} s)", flush=True)
        if not result.startswith("found"):
            missed.append(patch.stem)
        tree.restore()
    print(f"{len(patches) - len(missed)} of {len(patches)} found")
    sys.exit(1 if len(missed) > (0 if options.numbers else MAY_MISS) else 0)


main()
