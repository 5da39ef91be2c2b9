#!/usr/bin/env python3
"""./dev fuzz classfile|verifier COUNT|SECONDSs [--seed N] [--first N] [--messages] [--java BIN] [--java-opts "…"]

Changes real class files (of the class library, of javac, of jars) and compares what HotSpot and Cortado make of each:
accepted, or the exception, and when it comes (at definition, at linking), and what reflection says of what was accepted.
`classfile` changes anything, `verifier` only instructions, stack maps and handlers. File number N of a seed is always the
same file. What differs is made smaller and kept in build/fuzz/classfile; exits with 1 if there was anything that is not
explained in docs/testing.md.
"""
import argparse
import collections
import pathlib
import shlex
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools/dev"))
from judge import Judge  # noqa: E402
from project import find_jdk  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent / "classfile"
MODULES = ["jdk.compiler", "jdk.jshell", "jdk.jdeps", "jdk.javadoc", "java.logging", "java.xml"]
JARS = ["ant", "antlr4", "kotlin-stdlib", "guava", "commons-lang3", "scala-library", "janino", "bcel", "h2", "hsqldb"]
BATCH = 2000
ASM = [f"--add-exports=java.base/jdk.internal.org.objectweb.asm{part}=ALL-UNNAMED" for part in ("", ".tree")]


def unpack(data):
    """The class files of a pack."""
    files, at = [], 4
    for _ in range(int.from_bytes(data[:4], "big")):
        length = int.from_bytes(data[at:at + 4], "big")
        files.append(data[at + 4:at + 4 + length])
        at += 4 + length
    return files


def stage(verdict):
    """The verdict without its message: "OK", "define ClassFormatError", …"""
    words = verdict.partition("\t")[0].split(" ")
    return words[0] if words[0] == "OK" else " ".join(words[:2])


def compare(ours, theirs):
    """What kind of difference it is, or None."""
    if ours.startswith(("crash", "hang", "silent")):
        return ours.partition("\t")[0]
    if (stage(ours) == "OK") != (stage(theirs) == "OK"):
        return "accept/reject"
    if stage(ours) != stage(theirs):
        return "exception"
    if ours.partition("\t")[2] != theirs.partition("\t")[2]:
        return "reflection"
    return "message" if ours != theirs else None


class Fuzzer:
    def __init__(self, options):
        self.o = options
        self.jdk = find_jdk()
        self.work = ROOT / "build/fuzz/classfile" / options.kind
        self.classes = self.work / "classes"
        shutil.rmtree(self.work, ignore_errors=True)
        self.classes.mkdir(parents=True)
        self.compile(self.classes, ASM, HERE.glob("*.java"))
        self.sources = self.seeds()
        path = ":".join(map(str, [self.classes, *self.sources]))
        exports = self.exports()
        reference = [f"{self.jdk}/bin/java", "-Xlog:disable", "-Xmx1g", "-XX:TieredStopAtLevel=1", *exports]
        tested = [options.java, "-Xmx1g", *exports, *shlex.split(options.java_opts)]
        self.theirs = Judge("hotspot", [*reference, "-cp", path, "CheckPack"], self.work, 600)
        self.ours = Judge("cortado", [*tested, "-cp", path, "CheckPack"], self.work, 300)
        self.summary, self.shown = collections.Counter(), collections.Counter()

    def compile(self, folder, options, sources):
        subprocess.run([f"{self.jdk}/bin/javac", "-nowarn", "-Xlint:none", *options, "-d", str(folder), *map(str, sources)],
                       check=True, stderr=subprocess.DEVNULL)

    def seeds(self):
        """What is not in the class library: what javac makes of Java tests, and jars if they are installed."""
        made = self.work / "seeds"
        made.mkdir()
        sources = [p for area in ("lang", "exceptions") for p in sorted((ROOT / "jtests" / area).glob("*.java"))]
        self.compile(made, ["-g"], [ROOT / "jtests/lib/T.java", *[p for p in sources if "Asm." not in p.read_text()]])
        jars = [pathlib.Path(f"/usr/share/java/{name}.jar") for name in JARS]
        return [made, *[jar for jar in jars if jar.exists()]]

    def exports(self):
        """The packages of the modules, opened: their classes are defined again outside of them."""
        options = []
        for module in MODULES:
            described = subprocess.run([f"{self.jdk}/bin/java", "--describe-module", module], capture_output=True, text=True)
            for line in described.stdout.splitlines():
                words = line.split()
                if words[0] == "contains" or words[:2] == ["qualified", "exports"]:
                    options.append(f"--add-exports={module}/{words[1] if words[0] == 'contains' else words[2]}=ALL-UNNAMED")
        return options

    def make(self, *arguments):
        subprocess.run([f"{self.jdk}/bin/java", *ASM, "-Xmx2g", "-XX:TieredStopAtLevel=1", "-cp", str(self.classes), "MakePack",
                        *map(str, arguments)], check=True)

    def batch(self, first, count):
        pack = self.work / "pack"
        self.make(self.o.kind, self.o.seed, first, count, pack, ",".join(MODULES), *self.sources)
        files = unpack(pack.read_bytes())
        for number, (data, our, their) in enumerate(self.judge(pack, files), first):
            self.count(number, data, our, their)

    def judge(self, pack, files):
        """Each class file with both verdicts."""
        def arguments(first, lines, progress):
            return [pack, first, lines, progress]
        return zip(files, self.ours.judge(arguments, len(files)), self.theirs.judge(arguments, len(files)))

    def count(self, number, data, ours, theirs):
        difference = compare(ours, theirs)
        self.summary["class files"] += 1
        self.summary["accepted by HotSpot"] += stage(theirs) == "OK"
        if difference is None or (difference == "message" and not self.o.messages):
            self.summary["message"] += difference is not None
            return
        explanation = self.explanation(data, ours, theirs, difference)
        self.summary[f"explained: {explanation}" if explanation else difference] += 1
        key = f"{difference} {stage(ours)} {stage(theirs)}"
        self.shown[key] += 1
        if explanation or self.shown[key] > self.o.show:
            return
        kept = self.work / "found" / str(number)
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "found.class").write_bytes(data)
        (kept / "verdicts").write_text(f"ours:   {ours}\ntheirs: {theirs}\n")
        print(f"{difference} {self.o.kind} seed {self.o.seed} number {number}: {kept}\n  ours:   {ours[:600]}\n  theirs: {theirs[:600]}", flush=True)
        if self.o.reduce:
            self.reduce(kept, difference, ours, theirs)

    def explanation(self, data, ours, theirs, difference):
        """The name under which docs/testing.md explains such a difference, if it does."""
        if is_jsr_rewriting(ours, theirs):
            return "jsr-rewriting"
        both_link = all(verdict.startswith(("link ", "OK")) for verdict in (ours, theirs))
        # In version 50 the first faulty method also decides whether there is a second try.
        order_matters = difference == "exception" or (difference == "accept/reject" and data[6:8] == b"\0\x32")
        if both_link and order_matters and self.agree_on_methods(data):
            return "method-order"
        return None

    def variants(self, how, path):
        """What can be made of a class file by leaving parts out, each with both verdicts."""
        pack = self.work / "variants"
        self.make(how, path, pack)
        return self.judge(pack, unpack(pack.read_bytes()))

    def agree_on_methods(self, data):
        """Whether of the class file's methods, one at a time, the same is said."""
        alone = self.work / "alone.class"
        alone.write_bytes(data)
        verdicts = [(stage(our), stage(their)) for _, our, their in self.variants("single", alone)]
        return len(verdicts) > 1 and all(our == their for our, their in verdicts)

    def reduce(self, kept, difference, ours, theirs):
        """Takes parts away for as long as the same difference remains."""
        smallest = kept / "found.class"
        while True:
            better = [file for file, our, their in self.variants("reduce", smallest)
                      if compare(our, their) == difference and (stage(our), stage(their)) == (stage(ours), stage(theirs))]
            if not better:
                return
            smallest = kept / "reduced.class"
            smallest.write_bytes(min(better, key=len))

    def run(self):
        begin, first = time.monotonic(), self.o.first
        end = None if self.o.amount.endswith("s") else first + int(self.o.amount)
        limit = float(self.o.amount[:-1]) if end is None else float("inf")
        while time.monotonic() - begin < limit and (end is None or first < end):
            count = BATCH if end is None else min(BATCH, end - first)
            self.batch(first, count)
            first += count
            bad = self.unexplained()
            print(f"  … {first - self.o.first} class files after {time.monotonic() - begin:.0f} s, {bad} differences that are not explained", flush=True)
        for name, number in self.summary.items():
            print(f"{number:8} {name}")
        return 1 if self.unexplained() else 0

    def unexplained(self):
        fine = ("class files", "accepted by HotSpot", "message")
        return sum(n for name, n in self.summary.items() if name not in fine and not name.startswith("explained"))


def is_jsr_rewriting(ours, theirs):
    return stage(ours) == "OK" and theirs.startswith("link LinkageError Illegal class file encountered")


def main():
    p = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__)
    p.add_argument("kind", choices=("classfile", "verifier"))
    p.add_argument("amount", help="a number of class files, or of seconds with an s behind it")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--first", type=int, default=0, help="the number of the first file")
    p.add_argument("--messages", action="store_true", help="other messages of the same exception are differences, too")
    p.add_argument("--show", type=int, default=3, help="how many of each kind of difference to print and keep")
    p.add_argument("--reduce", action="store_true", help="make what was found smaller")
    p.add_argument("--java", default=str(ROOT / "build/release/bin/cortado"))
    p.add_argument("--java-opts", default="")
    sys.exit(Fuzzer(p.parse_args()).run())


main()
