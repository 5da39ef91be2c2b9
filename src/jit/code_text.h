#pragma once
// -XX:+PrintAssembly: the machine code of a method as text, each bytecode in front of the code that was made for it. With
// -XX:PrintAssemblyOptions=TEXT of the methods only that have TEXT in their names (pkg.C.m(int)).

#include "jit/assembler.h"
#include "runtime/method.h"

namespace cortado::jit {

// Lives while the code of a method is made, and prints it to standard output then. Under the compilation lock.
class CodeText {
 public:
  CodeText(const Method* method, asmjit::CodeHolder& holder);
  ~CodeText();

 private:
  const Method* method_;
  asmjit::CodeHolder& holder_;
  asmjit::StringLogger logger_;
  bool is_wanted_;
};

// One instruction of the class file: "12: invokevirtual #7 // charAt(I)C".
std::string bytecode_text(const Method* method, uint32_t bci);

}  // namespace cortado::jit
