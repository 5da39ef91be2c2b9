#!/usr/bin/env python3
"""Writes, from src/jvm/symbols.def, libjvm's version script and a C file with a weak stub per exported function.

A strong definition anywhere in the VM replaces its stub at link time; `./dev missing` lists the stubs that remain.
usage: make_missing_symbols.py symbols.def missing_symbols.c libjvm.map
"""
import re
import sys

PREAMBLE = """\
/* Generated from src/jvm/symbols.def: stubs for the exported functions that the VM does not define yet. One that is
   given a JNIEnv throws an InternalError that names it, the others end the process; all do with CORTADO_ABORT_MISSING. */
/* The stubs have no parameters, so the header's declarations of their names are kept out of the way. */
#define JNI_CreateJavaVM cortado_declared_1
#define JNI_GetDefaultJavaVMInitArgs cortado_declared_2
#define JNI_GetCreatedJavaVMs cortado_declared_3
#include <jni.h>
#undef JNI_CreateJavaVM
#undef JNI_GetDefaultJavaVMInitArgs
#undef JNI_GetCreatedJavaVMs

#include <stdio.h>
#include <stdlib.h>

static __attribute__((noreturn, noinline, cold)) void cortado_missing_abort(const char* name) {
  fprintf(stderr, "cortado: %s is not implemented\\n", name);
  fflush(stderr);
  abort();
}

/* Making the error may itself need something that is missing. */
static __thread int cortado_is_throwing;

static __attribute__((noinline, cold)) void cortado_missing_throw(JNIEnv* env, const char* name) {
  char message[128];
  jclass error;
  if (cortado_is_throwing || getenv("CORTADO_ABORT_MISSING") != NULL) cortado_missing_abort(name);
  cortado_is_throwing = 1;
  snprintf(message, sizeof message, "%s is not implemented", name);
  error = (*env)->FindClass(env, "java/lang/InternalError");
  if (error == NULL || (*env)->ThrowNew(env, error, message) != 0) cortado_missing_abort(name);
  cortado_is_throwing = 0;
}

#define STUB __attribute__((weak, visibility("default"), noinline))
#define MISSING_plain(name) void name(void); STUB void name(void) { cortado_missing_abort(#name); }
#define MISSING_env(name) jlong name(JNIEnv*); STUB jlong name(JNIEnv* env) { cortado_missing_throw(env, #name); return 0; }

"""


def main():
    definition, stubs, version_script = sys.argv[1:]
    with open(definition) as file:
        entries = re.findall(r"^CORTADO_EXPORT\((\w+), [ABC], (env|plain)\)", file.read(), re.M)
    with open(stubs, "w") as file:
        file.write(PREAMBLE + "".join(f"MISSING_{first}({name})\n" for name, first in entries))
    with open(version_script, "w") as file:
        file.write("SUNWprivate_1.1 {\n  global:\n")
        file.write("".join(f"    {name};\n" for name, _ in entries))
        file.write("  local:\n    *;\n};\n")


main()
