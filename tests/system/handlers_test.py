"""The interpreter's fast handlers have no prologue and call nothing: each is straight code that ends in jumps. Whoever
interrupts them finds a linked frame in the frame register, at each instruction."""
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

    # r15 is the frame register. It is written where a frame is linked, behind all words of the new header, and where one is
    # left; else kept.
    def test_frame_register(self):
        listing = run("objdump", "-dC", "--no-show-raw-insn", BUILD / "libcortado_interp.a").stdout
        fast = {name: code for name, code in functions(listing).items() if FAST.search(name)}
        links = 0
        for name, code in fast.items():
            writes = [i for i, text in enumerate(code) if re.match(r"(?!cmp|test).*,%r15$", text)]
            for i in writes:
                if re.search("op_enter(_small|_loading|_reading_\w+)?<", name):
                    links += 1
                    source = re.fullmatch(r"mov +(%\w+),%r15", code[i])
                    self.assertTrue(source, f"{name}: {code[i]}")
                    header = re.compile(rf"mov .*,(0x(8|10|18))?\({source[1]}\)$")
                    stores = [k for k, text in enumerate(code) if header.match(text)]
                    self.assertEqual(len(stores), 4, name)
                    self.assertLess(max(stores), i, name)
                else:  # LEAVE: the caller, read from the frame, or by a copy of its address
                    source = re.fullmatch(r"mov +(\(%r15\)|%\w+|\((%\w+)\)),%r15", code[i])
                    self.assertTrue(source, f"{name}: {code[i]}")
                    if source[2]:
                        self.assertTrue(any(re.fullmatch(rf"mov +%r15,{source[2]}", text) for text in code[:i]), name)
        self.assertGreater(links, 200)


if __name__ == "__main__":
    unittest.main()
