#!/usr/bin/env python3
"""./dev lint [--all] [--no-tidy] and ./dev format."""
import argparse
import concurrent.futures
import subprocess
import sys

from project import ROOT, Tally, build_folder, jobs, say, tracked_files

CPP = ("*.h", "*.cpp", "*.inc")
MOST_TIDY_FILES = 40


def run(*command):
    """Prints what the command prints; true if it succeeds."""
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        print(result.stdout.rstrip(), flush=True)
    return result.returncode == 0


def format_check():
    """Prints the files that clang-format would change."""
    result = subprocess.run(["clang-format-19", "--dry-run", *tracked_files(*CPP)], cwd=ROOT, capture_output=True, text=True)
    wrong = sorted({line.split(":")[0] for line in result.stderr.splitlines() if "[-Wclang-format-violations]" in line})
    print("".join(f"  {path}\n" for path in wrong), end="", flush=True)
    return result.returncode == 0 and not wrong


def changed_files():
    """C++ sources that differ from main, or from the previous commit when this is main."""
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()

    head = git("rev-parse", "HEAD")
    base = git("merge-base", "HEAD", "main") or git("merge-base", "HEAD", "origin/main")
    if not base or base == head:
        base = "HEAD~1"
    changed = set(git("diff", "--name-only", base).split("\n"))
    return [path for path in tracked_files("*.cpp") if path in changed]


def tidy_one(path):
    command = ["clang-tidy-19", "--quiet", "-p", str(build_folder("release")), path]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return path, result.returncode == 0, result.stdout


def tidy(paths):
    """clang-tidy with .clang-tidy; only files that the release preset compiles."""
    database = build_folder("release") / "compile_commands.json"
    if not database.exists():
        print("no compile_commands.json: run ./dev build first")
        return False
    known = database.read_text()
    paths = [path for path in paths if f'"{ROOT / path}"' in known]
    good = True
    with concurrent.futures.ThreadPoolExecutor(jobs()) as pool:
        for number, (path, fine, output) in enumerate(pool.map(tidy_one, paths), 1):
            print(f"[{number}/{len(paths)}] {path}", flush=True)
            if not fine:
                print(output.rstrip(), flush=True)
                good = False
    return good


def lint(tally, everything=False, with_tidy=True):
    say("lint: format")
    tally.check("lint format (./dev format mends it)", format_check())
    say("lint: includes between houses")
    tally.check("lint houses", run(sys.executable, "tools/check_houses.py"))
    say("lint: size budget")
    tally.check("lint sizes", run(sys.executable, "tools/check_sizes.py"))
    say("lint: raw objects in members")
    tally.check("lint roots", run(sys.executable, "tools/check_roots.py"))
    say("lint: documentation")
    tally.check("lint docs", run(sys.executable, "tools/check_docs.py"))
    if with_tidy:
        paths = tracked_files("*.cpp") if everything else changed_files()[:MOST_TIDY_FILES]
        say(f"lint: clang-tidy on {len(paths)} files")
        tally.check("lint clang-tidy", tidy(paths))


def main():
    parser = argparse.ArgumentParser(prog="./dev lint")
    parser.add_argument("--all", action="store_true", help="clang-tidy on every source")
    parser.add_argument("--no-tidy", action="store_true")
    parser.add_argument("--format", action="store_true", help="format everything in place")
    args = parser.parse_args()
    if args.format:
        sys.exit(subprocess.run(["clang-format-19", "-i", *tracked_files(*CPP)], cwd=ROOT).returncode)
    tally = Tally()
    lint(tally, args.all, not args.no_tidy)
    tally.finish()


if __name__ == "__main__":
    main()
