"""What the Python parts of ./dev share: places, running programs, counting results."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOUSES = ["base", "os", "classfile", "gc", "runtime", "interp", "jit", "jni", "jvm", "classlib", "launcher"]
COUNTS = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$")


def find_jdk():
    """The Java 17 development kit, chosen as tools/dev/common.sh does."""
    shell = 'source "$CORTADO_ROOT/tools/dev/common.sh"; find_jdk'
    env = dict(os.environ, CORTADO_ROOT=str(ROOT))
    return subprocess.run(["bash", "-c", shell], env=env, capture_output=True, text=True, check=True).stdout.strip()


def build_folder(preset):
    return ROOT / "build" / preset


def jobs():
    return int(os.environ.get("CORTADO_JOBS", os.cpu_count() or 2))


def say(text):
    print(f"== {text}", flush=True)


def tracked_files(*patterns):
    """Files that git knows or would add, as paths relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [name for name in names if name and (ROOT / name).is_file()]


def stream(command, on_line, **options):
    """Runs a command, hands each line of its output to on_line, returns the exit code."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                               cwd=ROOT, **options)
    for line in process.stdout:
        on_line(line.rstrip("\n"))
    return process.wait()


class Tally:
    """Passed and failed over all steps; names what failed."""

    def __init__(self):
        self.passed = 0
        self.failed = []

    def add(self, passed, failed_names):
        self.passed += passed
        self.failed += failed_names

    def check(self, name, good):
        self.add(1, []) if good else self.add(0, [name])

    def finish(self):
        """Prints the summary, whose last line is 'N passed, N failed', and leaves."""
        print()
        for name in self.failed:
            print(f"FAILED {name}")
        print(f"{self.passed} passed, {len(self.failed)} failed", flush=True)
        sys.exit(1 if self.failed else 0)
