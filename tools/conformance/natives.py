"""The suite's native test libraries: lib*.c(pp) -> libX.so, exe*.c(pp) -> a program, one folder per suite."""
import pathlib
import re
import subprocess

SUITES = {"hotspot": "hotspot/jtreg", "jdk": "jdk", "lib": "lib-test"}
OTHER_SYSTEMS = ("windows", "macosx", "aix")


def is_native(suite, test):
    """Whether a test of a list asks for native code."""
    text = (suite / "test" / test.split("#")[0]).read_text(errors="replace")
    return any(word in text for word in ("/native", "System.loadLibrary", "-agentlib:", "createNativeTestProcess"))


def include_options(suite, jdk):
    tests = suite / "test"
    testbase = tests / "hotspot/jtreg/vmTestbase"
    nsk = testbase / "nsk/share"
    folders = [jdk / "include", jdk / "include/linux", tests / "lib/native", tests / "lib/jdk/test/lib/jvmti",
               testbase, testbase / "vm/share", testbase / "vm/mlvm/share", testbase / "nsk/stress/jni", nsk,
               *sorted({path.parent for path in nsk.rglob("*") if path.suffix in (".h", ".hpp", ".cpp")}),
               *(suite / "src/java.base" / part / "native" / library for part in ("share", "unix")
                 for library in ("libjava", "include", "libjli")),
               suite / "src/hotspot/share/include", suite / "src/hotspot/os/posix/include"]
    return " ".join(f"-I{folder}" for folder in folders if folder.is_dir())


def sources(root):
    for path in sorted(root.rglob("*")):
        if path.suffix in (".c", ".cpp", ".cc") and path.name[:3] in ("lib", "exe"):
            if not any(system in str(path.relative_to(root)).lower() for system in OTHER_SYSTEMS):
                yield path


def output(source, folder):
    return folder / (f"{source.stem}.so" if source.name.startswith("lib") else source.stem[3:])


def needed(suite, name, tests, folder):
    """What these tests may load: what lies in their folders or in a shared one, or is named by a file beside them."""
    root = suite / "test"
    places = {(root / test.split("#")[0]).parent for test in tests}
    words = set()
    for place in places:
        for path in place.iterdir():
            if path.is_file():
                words.update(re.findall(r"\w+", path.read_text(errors="replace")))
    for source in sources(root / SUITES[name]):
        if source.parent in places or "share" in source.parts or source.stem[3:] in words:
            yield str(output(source, folder))


def ninja_file(suite, name, folder, jdk):
    options = f"-O0 -w -fno-omit-frame-pointer -fPIC -D_GNU_SOURCE -D_LITTLE_ENDIAN -DLINUX {include_options(suite, jdk)}"
    lines = [f"rule lib\n  command = $compiler {options} -shared -o $out $in -lpthread -ldl -lm "
             f"-L{jdk}/lib -Wl,--as-needed -ljava",
             f"rule exe\n  command = $compiler {options} -o $out $in -L{jdk}/lib/server -L{jdk}/lib -ljvm -ljli -lpthread -ldl "
             f"-Wl,-rpath,{jdk}/lib/server:{jdk}/lib"]
    for source in sources(suite / "test" / SUITES[name]):
        compiler = "clang-19" if source.suffix == ".c" else "clang++-19"
        lines.append(f"build {output(source, folder)}: {source.name[:3]} {source}\n  compiler = {compiler}")
    return "\n".join(lines) + "\n"


def build(suite, name, cache, jdk, jobs, tests):
    """Builds what can be built of what the tests need; the folder for -nativepath."""
    folder = pathlib.Path(cache) / f"natives-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    plan = folder / "build.ninja"
    text = ninja_file(suite, name, folder, pathlib.Path(jdk))
    if not plan.exists() or plan.read_text() != text:
        plan.write_text(text)
    targets = list(dict.fromkeys(needed(suite, name, tests, folder)))
    if not targets:
        return folder
    result = subprocess.run(["ninja", "-C", str(folder), "-k", "0", "-j", str(jobs), "--quiet", *targets], capture_output=True,
                            text=True)
    failed = [line.split("/")[-1] for line in result.stdout.splitlines() if line.startswith("FAILED")]
    if failed:
        (folder / "failures.log").write_text(result.stdout)
        print(f"not built, see {folder}/failures.log: {' '.join(failed)}", flush=True)
    return folder
