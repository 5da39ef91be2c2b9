#!/usr/bin/env python3
"""Writes, from src/jvm/symbols.def, libjvm's version script and a C file with a weak stub per exported function.

A strong definition anywhere in the VM replaces its stub at link time; `./dev missing` lists the stubs that remain.
usage: make_missing_symbols.py symbols.def missing_symbols.c libjvm.map
"""
import re
import sys

PREAMBLE = """\
/* Generated from src/jvm/symbols.def: stubs for the exported functions that the VM does not define yet. */
#include <stdio.h>
#include <stdlib.h>

#define MISSING(name) \\
  void name(void); \\
  __attribute__((weak, visibility("default"), noinline)) void name(void) { cortado_missing(#name); }

static __attribute__((noreturn, noinline)) void cortado_missing(const char* name) {
  fprintf(stderr, "cortado: %s is not implemented\\n", name);
  fflush(stderr);
  abort();
}

"""


def main():
    definition, stubs, version_script = sys.argv[1:]
    with open(definition) as file:
        names = re.findall(r"^CORTADO_EXPORT\((\w+), [ABC]\)", file.read(), re.M)
    with open(stubs, "w") as file:
        file.write(PREAMBLE + "".join(f"MISSING({name})\n" for name in names))
    with open(version_script, "w") as file:
        file.write("SUNWprivate_1.1 {\n  global:\n")
        file.write("".join(f"    {name};\n" for name in names))
        file.write("  local:\n    *;\n};\n")


main()
