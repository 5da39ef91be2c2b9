"""The interpreter's fast handlers have no prologue and call nothing: each is straight code that ends in jumps."""
import re
import unittest

from products import BUILD, PRESET, run

FAST = re.compile(r"cortado::interp::(op_|continue_interpreted_)")


def functions(listing):
    """name -> instructions, of objdump's output"""
    name, found = None, {}
    for line in listing.splitlines():
        head = re.match(r"[0-9a-f]+ <(.*)>:$", line)
        if head:
            name = head[1]
            found[name] = []
        elif name and (code := re.match(r"\s+[0-9a-f]+:\s+(\S.*)", line)):
            found[name].append(code[1])
    return found


@unittest.skipUnless(PRESET == "release", "other builds keep frames")
class Handlers(unittest.TestCase):
    def test_no_prologue(self):
        listing = run("objdump", "-dC", "--no-show-raw-insn", BUILD / "libcortado_interp.a").stdout
        fast = {name: code for name, code in functions(listing).items() if FAST.search(name)}
        self.assertGreater(len(fast), 150)
        bad = {}
        for name, code in fast.items():
            for instruction in code:
                if re.match(r"(push|pop|call|enter|leave|ret)|.*,%rsp", instruction):
                    bad[name] = instruction
        self.assertEqual(bad, {})


if __name__ == "__main__":
    unittest.main()
