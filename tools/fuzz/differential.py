#!/usr/bin/env python3
"""./dev fuzz differential SECONDS [--seed N] [--first N] [--modes NAME…] [--no-reduce] [--java BIN] [--stop-at-first]

Random programs, run on HotSpot and on Cortado in each tier and collector mode: class files made by hand (MakePrograms: what
javac never writes, too) and Java programs (jtests/fuzz). Program N of a seed is always the same. A program whose results
differ is made smaller and kept in build/fuzz/differential/found; exits with 1 if there was one. Where HotSpot's interpreter
and its compiler disagree with each other, Cortado must agree with one of them.
"""
import argparse
import hashlib
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent / "differential"
sys.dont_write_bytecode = True
sys.path[1:1] = [str(ROOT / "tools/dev"), str(ROOT / "jtests/fuzz")]
from judge import Judge  # noqa: E402
from program_fuzzer import Program  # noqa: E402
from project import find_jdk  # noqa: E402

ASM = [f"--add-exports=java.base/jdk.internal.org.objectweb.asm{part}=ALL-UNNAMED" for part in ("", ".tree")]
# Not what C2 makes of exceptions thrown often: they lose their messages.
REFERENCE = ["-XX:TieredStopAtLevel=1", "-XX:-OmitStackTraceInFastThrow"]
# HotSpot by its interpreter and by its compiler alone.
ALONE = ("-Xint", "-Xcomp")
STRESS = ["-XX:+UnlockDiagnosticVMOptions", "-XX:+StressGC", "-XX:StressGCFullInterval=25"]
# Name -> (options, programs of a batch that are run in it, rounds).
MODES = {
    "default": ([], None, 40),
    "interpreted": (["-Xint"], None, 40),
    "compiled": (["-Xcomp"], None, 40),
    "young": (["-Xmn512k", "-Xmx64m"], None, 40),
    "young-interpreted": (["-Xmn512k", "-Xmx64m", "-Xint"], 12, 40),
    "stress": (STRESS, 2, 4),
    "stress-compiled": ([*STRESS, "-Xcomp"], 1, 4),
}
BYTECODE, JAVA = 40, 8  # programs of a batch


class Batch:
    """Compiled programs with HotSpot's results, made once for each state of the generators."""

    def __init__(self, fuzzer, number):
        self.folder = fuzzer.cache / f"{fuzzer.o.seed}-{number}"
        self.list = self.folder / "list"
        done = self.folder / "expected"
        if not done.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            fuzzer.make(fuzzer.o.seed, number * BYTECODE, BYTECODE, self.folder)
            self.add_java(fuzzer, number)
            lines = fuzzer.reference.judge(fuzzer.arguments(self.folder), len(self.names()))
            if any(line.startswith(("crash", "hang", "silent")) for line in lines):
                sys.exit(f"HotSpot does not run batch {number}: {fuzzer.reference.log.read_text(errors='replace')[:1000]}")
            done.write_text("\n".join(lines) + "\n")
        self.expected = done.read_text().splitlines()

    def names(self):
        return self.list.read_text().split()

    def add_java(self, fuzzer, number):
        seeds = [fuzzer.o.seed * 1000000 + number * JAVA + i for i in range(JAVA)]
        sources = []
        for seed in seeds:
            sources.append(self.folder / f"F{seed}.java")
            sources[-1].write_text(Program(seed).source())
        fuzzer.javac(self.folder, sources)
        with open(self.list, "a") as out:
            out.write("".join(f"F{seed}\n" for seed in seeds))


class Fuzzer:
    def __init__(self, options):
        self.o = options
        self.jdk = find_jdk()
        self.work = pathlib.Path(options.work).resolve()
        sources = sorted([*HERE.glob("*.java"), ROOT / "jtests/fuzz/program_fuzzer.py"])
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
        self.cache = ROOT / "build/fuzz/differential/programs" / digest
        self.classes = self.cache / "classes"
        self.work.mkdir(parents=True, exist_ok=True)
        if not self.classes.exists():
            self.classes.mkdir(parents=True)
            self.javac(self.classes, HERE.glob("*.java"), ASM)
        self.reference = self.judge_of("hotspot", [f"{self.jdk}/bin/java", *REFERENCE], 40)
        self.modes = {name: self.judge_of(name, [options.java, *MODES[name][0]], MODES[name][2]) for name in options.modes}
        self.alone = {name: self.judge_of(f"hotspot{name}", [f"{self.jdk}/bin/java", *REFERENCE, name], 40) for name in ALONE}
        self.programs, self.found, self.undecided, self.hours = 0, [], {}, {}

    def judge_of(self, name, command, rounds, timeout=None):
        return Judge(name, [*command, f"-Drounds={rounds}", "-cp", str(self.classes), "RunPrograms"], self.work, timeout or self.o.timeout)

    def javac(self, folder, sources, options=()):
        subprocess.run([f"{self.jdk}/bin/javac", "-J-XX:TieredStopAtLevel=1", "-nowarn", "-Xlint:none", "-g", "-encoding", "UTF-8", *options,
                        "-d", str(folder), *map(str, sources)], check=True, stderr=subprocess.DEVNULL)

    def make(self, *arguments):
        return subprocess.run([f"{self.jdk}/bin/java", *ASM, "-XX:TieredStopAtLevel=1", "-cp", str(self.classes), "MakePrograms",
                               *map(str, arguments)], check=True, capture_output=True, text=True).stdout

    @staticmethod
    def arguments(folder, names="list"):
        return lambda first, lines, progress: [folder, folder / names, first, lines, progress]

    def batch(self, number):
        batch = Batch(self, number)
        names = batch.names()
        for mode, judge in self.modes.items():
            begin = time.monotonic()
            limit = MODES[mode][1]
            # Another part of the batch each time.
            chosen = names if limit is None else [names[(number * limit + i) % BYTECODE] for i in range(limit)]
            part = self.work / f"list.{mode}"
            part.write_text("\n".join(chosen) + "\n")
            lines = judge.judge(lambda first, out, progress: [batch.folder, part, first, out, progress], len(chosen))
            expected = dict(zip(names, batch.expected))
            for name, line in zip(chosen, lines):
                if differs(expected[name], line) and name not in self.found and not self.is_undecided(batch, name, line):
                    self.report(batch, mode, name, expected[name], line)
            self.programs += len(chosen)
            self.hours[mode] = self.hours.get(mode, 0) + time.monotonic() - begin
            if self.found and self.o.stop_at_first:
                return

    def is_undecided(self, batch, name, line):
        """Whether HotSpot has another answer in another mode, and that is the one."""
        if name not in self.undecided:
            part = self.work / "list.alone"
            part.write_text(f"{name}\n")
            arguments = self.arguments(batch.folder, part)
            self.undecided[name] = {mode: judge.judge(arguments, 1)[0] for mode, judge in self.alone.items()}
            agreeing = [mode for mode, answer in self.undecided[name].items() if not differs(answer, line)]
            if agreeing:
                print(f"HotSpot disagrees with itself about {name}: Cortado answers as java {agreeing[0]}", flush=True)
        return any(not differs(answer, line) for answer in self.undecided[name].values())

    def report(self, batch, mode, name, expected, line):
        self.found.append(name)
        kept = self.work / "found" / f"{name}-{mode}"
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        (kept / "results").write_text(f"expected: {expected}\n{mode}: {line}\n")
        print(f"DIFFERENT {name} in mode {mode} ({' '.join(MODES[mode][0])}): {kept}\n  hotspot: {expected[:200]}\n  cortado: {line[:200]}", flush=True)
        for path in batch.folder.glob(f"{name}[.$]*"):
            shutil.copy(path, kept)
        if self.o.reduce:
            Reducer(self, mode, name, kept).reduce()

    def run(self):
        begin, number = time.monotonic(), self.o.first
        while time.monotonic() - begin < self.o.seconds and not (self.found and self.o.stop_at_first):
            self.batch(number)
            number += 1
            print(f"  … {self.programs} runs of programs after {time.monotonic() - begin:.0f} s, {len(self.found)} different", flush=True)
            if self.o.batches and number - self.o.first >= self.o.batches:
                break
        times = ", ".join(f"{mode} {seconds:.0f} s" for mode, seconds in self.hours.items())
        print(f"seed {self.o.seed}, batches {self.o.first} to {number - 1}; {times}")
        own = [name for name in self.undecided if name not in self.found]
        print(f"{self.programs} runs, {len(self.found)} different; HotSpot disagrees with itself about {len(own)}: {' '.join(own)}")
        return 1 if self.found else 0


class Reducer:
    """Leaves out methods and statements for as long as the difference remains."""
    CANDIDATES = 12

    def __init__(self, fuzzer, mode, name, kept):
        self.fuzzer, self.mode, self.name, self.kept = fuzzer, mode, name, kept
        self.end = time.monotonic() + fuzzer.o.reduce_seconds
        rounds = MODES[mode][2]
        self.ours = fuzzer.judge_of("reduce-ours", [fuzzer.o.java, *MODES[mode][0]], rounds, 60)
        self.theirs = fuzzer.judge_of("reduce-theirs", [f"{fuzzer.jdk}/bin/java", *REFERENCE], 40, 60)
        self.statements = 0

    def reduce(self):
        if self.name.startswith("F"):
            print(f"  smaller: jtests/fuzz/run --java {self.fuzzer.o.java} --java-opts \"{' '.join(MODES[self.mode][0])}\" "
                  f"--seed {self.name[1:]} --count 1 --reduce 120")
            return
        whole = (-1, frozenset())
        if not self.differing([whole]):
            print("  not by itself: together with the programs before it in the batch")
            return
        best = (self.differing([(method, frozenset()) for method in range(7)]) or [whole])[0]
        chunk = self.statements
        while chunk >= 1 and time.monotonic() < self.end:
            left = [n for n in range(self.statements) if n not in best[1]]
            parts = [left[i:i + chunk] for i in range(0, len(left), chunk)]
            smaller = None
            for i in range(0, len(parts), self.CANDIDATES):
                candidates = [(best[0], best[1] | frozenset(part)) for part in parts[i:i + self.CANDIDATES]]
                working = self.differing(candidates)
                if working:
                    together = (best[0], frozenset().union(*(w[1] for w in working)))
                    smaller = (self.differing([together]) or working)[0]
                    break
            best = smaller or best
            chunk = chunk if smaller else chunk // 2
        self.keep(best)

    def differing(self, plans):
        """Those of the variants that still differ."""
        folder = self.fuzzer.work / "variants"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "plans").write_text("".join(f"{method} {' '.join(map(str, sorted(out)))}\n" for method, out in plans))
        seed, _, number = self.name[1:].partition("_")
        self.statements = int(self.fuzzer.make(seed, number, folder, folder / "plans"))
        arguments = self.fuzzer.arguments(folder)
        ours, theirs = self.ours.judge(arguments, len(plans)), self.theirs.judge(arguments, len(plans))
        return [plan for plan, our, their in zip(plans, ours, theirs) if differs(their, our)]

    def keep(self, plan):
        self.differing([plan])
        folder = self.kept / "reduced"
        shutil.copytree(self.fuzzer.work / "variants", folder)
        name = (folder / "list").read_text().strip()
        files = sorted(folder.glob("*.class"))
        text = subprocess.run([f"{self.fuzzer.jdk}/bin/javap", "-c", "-p", *map(str, files)], capture_output=True, text=True).stdout
        (folder / "code.txt").write_text(text)
        common = f"-Dtrace=true -cp {self.fuzzer.classes} RunPrograms {folder} {folder}/list 0 /dev/null /tmp/progress"
        (folder / "command").write_text(f"{self.fuzzer.o.java} {' '.join(MODES[self.mode][0])} {common}\n"
                                        f"{self.fuzzer.jdk}/bin/java {' '.join(REFERENCE)} {common}\n")
        left = self.statements - len(plan[1])
        print(f"  reduced to method {plan[0]} and {left} statements: {folder} ({name}; see code.txt and command)", flush=True)


def differs(expected, line):
    """Whether the results differ. With fewer rounds than HotSpot ran only the first of the sums are there."""
    return not (line.strip() and expected.startswith(line.strip()) and len(line.split()) > 1)


def main():
    p = argparse.ArgumentParser(prog="./dev fuzz differential", description=__doc__)
    p.add_argument("seconds", type=float)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--first", type=int, default=0, help="the number of the first batch")
    p.add_argument("--batches", type=int, help="stop after so many")
    p.add_argument("--modes", nargs="+", default=list(MODES), choices=list(MODES))
    p.add_argument("--no-reduce", dest="reduce", action="store_false")
    p.add_argument("--reduce-seconds", type=float, default=120)
    p.add_argument("--stop-at-first", action="store_true")
    p.add_argument("--timeout", type=float, default=300, help="seconds for a batch in one mode")
    p.add_argument("--java", default=str(ROOT / "build/release/bin/cortado"))
    p.add_argument("--work", default=str(ROOT / "build/fuzz/differential"))
    sys.exit(Fuzzer(p.parse_args()).run())


main()
