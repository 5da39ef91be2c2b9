"""tests/must_not_compile/*.cpp: mistakes that the compiler has to refuse, with the message of the first line's `expect:`.

Those of embed/ are for the C++ layer of hosts. Each compiles as it stands and is refused with -DWRONG, so that a snippet does not fail for another reason.
"""
import json
import re
import shlex
import subprocess
import unittest

from products import BUILD, JDK, ROOT

FOLDER = ROOT / "tests/must_not_compile"


def compiler_command():
    """How the runtime house's sources are compiled, without input, output and ccache."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        if "/src/runtime/" in entry["file"]:
            words = shlex.split(entry["command"])
            words = words[next(i for i, word in enumerate(words) if "clang++" in word):]
            return words[:words.index("-o")], entry["directory"]
    raise AssertionError("no source of src/runtime in compile_commands.json")


def host_command():
    """As a host is compiled."""
    return ["clang++-19", "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}/include", f"-I{JDK}/include",
            f"-I{JDK}/include/linux"], ROOT


class MustNotCompile(unittest.TestCase):
    def compile(self, source, *options):
        command, folder = host_command() if source.parent.name == "embed" else compiler_command()
        return subprocess.run([*command, "-fsyntax-only", *options, str(source)], cwd=folder, capture_output=True, text=True)


def add_test(source):
    def test(self):
        expected = re.match(r"// expect: (.*)", source.read_text())[1]
        right = self.compile(source)
        self.assertEqual(right.returncode, 0, right.stderr)
        wrong = self.compile(source, "-DWRONG")
        self.assertNotEqual(wrong.returncode, 0, f"{source.name} is accepted")
        self.assertRegex(wrong.stderr, expected)

    setattr(MustNotCompile, f"test_{source.relative_to(FOLDER).with_suffix('')}".replace("/", "_"), test)


for path in sorted(FOLDER.rglob("*.cpp")):
    add_test(path)

if __name__ == "__main__":
    unittest.main()
