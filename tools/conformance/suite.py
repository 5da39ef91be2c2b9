"""The suite: where its tests come from, which of them are meant, and the JDK that runs them."""
import fcntl
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tools/dev"))
from project import build_folder, find_jdk, jobs  # noqa: E402,F401

ENV = dict(os.environ, CORTADO_ROOT=str(ROOT))
# Folders of test/ that have a TEST.ROOT of their own: one run of jtreg is about one of them.
SUITES = ("hotspot/jtreg", "jdk", "langtools", "jaxp", "lib-test")
EXTRA_PROPERTIES = re.compile(r"^requires\.extraPropDefns\.(bootlibs|libs|vmOpts)\s*=(?:[^\n]*\\\n)*[^\n]*\n", re.M)


def shell(script, *arguments, **options):
    """Runs a line of bash with the functions of tools/dev/common.sh."""
    return subprocess.run(["bash", "-c", f'source "$CORTADO_ROOT/tools/dev/common.sh"; {script}', "conformance", *arguments],
                          env=ENV, text=True, **options)


def get_tests(cache):
    """The suite's folder (with test/, make/, src/), ready for a VM without white-box interface."""
    result = subprocess.run([str(HERE / "fetch.sh"), str(cache)], env=ENV, stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit("the tests could not be had")
    suite = pathlib.Path(result.stdout.strip())
    props = suite / "test/jtreg-ext/requires/VMProps.java"
    ours = (HERE / "requires/VMProps.java").read_text()
    if props.read_text() != ours:
        props.write_text(ours)
    for root_file in (suite / "test/jdk/TEST.ROOT", suite / "test/hotspot/jtreg/TEST.ROOT"):
        text = root_file.read_text()
        if EXTRA_PROPERTIES.search(text):
            root_file.write_text(EXTRA_PROPERTIES.sub("", text))
    return suite


def get_jtreg():
    if shutil.which("jtreg") is None and shell("packages_install jtreg7 xz-utils").returncode != 0:
        sys.exit("jtreg could not be installed")


def make_image(vm, preset, cache):
    """The JDK under test (a Cortado image, the stock JDK for 'hotspot', or a folder) and a word for its build.

    Images are named after their libjvm.so: a new build does not pull one away from under a run that goes on.
    """
    if vm == "hotspot":
        release = pathlib.Path(find_jdk(), "release").read_text()
        return pathlib.Path(find_jdk()), re.search(r'^JAVA_VERSION="(.*)"', release, re.M)[1]
    if vm != "cortado":
        return pathlib.Path(vm).resolve(), pathlib.Path(vm).name
    if shell('cortado_ninja "$@" jvm cortado', preset).returncode != 0:
        sys.exit("no build")
    library = build_folder(preset) / "lib/server/libjvm.so"
    image = cache / f"image-{preset}-{hashlib.sha256(library.read_bytes()).hexdigest()[:8]}"
    if not (image / "lib/server/libjvm.so").exists() and shell('cortado_image "$@"', str(image), preset).returncode != 0:
        sys.exit("no image")
    hold(image)
    for other in cache.glob(f"image-{preset}*"):
        if other != image and not in_use(other):
            shutil.rmtree(other)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return image, f"{commit or 'unknown'}/{preset}"


held = []


def hold(image):
    """Keeps an image from being removed until this process ends."""
    lock = open(image / ".cortado-image")
    fcntl.flock(lock, fcntl.LOCK_SH)
    held.append(lock)


def in_use(image):
    try:
        with open(image / ".cortado-image") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True


def suite_of(test):
    return next((suite for suite in SUITES if test.startswith(suite + "/")), test.split("/")[0])


def find_list(name):
    """A list of tests as a file: as given, or from the conformance folder beside the checkout; None if there is none."""
    for path in (pathlib.Path(name), pathlib.Path(name + ".txt")):
        if path.is_file():
            return path
    if "/" in name:
        return None
    beside = shell("beside_checkout conformance CORTADO_CONFORMANCE", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for path in (pathlib.Path(beside.stdout.strip(), name), pathlib.Path(beside.stdout.strip(), name + ".txt")):
        if beside.stdout.strip() and path.is_file():
            return path
    return None


def below(suite, path):
    """The tests in a folder of the suite, or that one test, by jtreg's own listing. The path may leave out its suite."""
    tests = suite / "test"
    for place in (path, *(f"{part}/{path}" for part in SUITES)):
        if (tests / place.split("#")[0]).is_file():
            return [place]
        if (tests / place).is_dir():
            with tempfile.TemporaryDirectory() as work:
                listing = subprocess.run(["jtreg", "-l", "-a", "-ignore:quiet", str(tests / place)], capture_output=True,
                                         text=True, cwd=work, env=dict(ENV, JT_JAVA=find_jdk()))
            root = suite_of(place + "/x")
            names = {line.strip().split("#")[0] for line in listing.stdout.splitlines()}
            return sorted(f"{root}/{name}" for name in names if (tests / root / name).is_file())
    sys.exit(f"{path} is neither a list nor a place in {tests}")


def choose(suite, selections, args):
    """The tests meant by the command line, in the order in which to run them."""
    chosen = []
    for selection in selections:
        path = find_list(selection)
        lines = path.read_text().splitlines() if path else below(suite, selection)
        chosen += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    chosen = [test for test in dict.fromkeys(chosen) if args.filter in test]
    absent = [test for test in chosen if not (suite / "test" / test.split("#")[0]).exists()]
    for test in absent:
        print(f"not in this version of the suite: {test}")
    chosen = [test for test in chosen if test not in absent]
    if args.seed is not None or args.part or args.take:
        random.Random(args.seed or 0).shuffle(chosen)
    if args.part:
        number, parts = (int(word) for word in args.part.split("/"))
        chosen = chosen[number - 1::parts]
    return chosen[:args.take] if args.take else chosen
