// The linkage between tiers (docs/linkage-x86_64.md): calls, exceptions, walks and deoptimisation across interpreted and
// compiled frames. Two stubs in assembly stand in for compiled code.
#include "interp/linkage.h"

#include <vector>

#include "interp/attached_test.h"
#include "interp/made_methods.h"
#include "runtime/stack_walker.h"

#pragma clang diagnostic ignored "-Wthread-safety"

namespace cortado::testing {

using classfile::Opcode;
using interp::Handler;
using interp::InternalOpcode;
using interp::LinkageOffsets;

// What the second stub calls.
extern "C" Method* linkage_test_callee;
Method* linkage_test_callee;
// Its bytecode.
extern "C" const uint8_t* linkage_test_code;
const uint8_t* linkage_test_code;
// Set: the stub deoptimises after its call, and goes on in tier 0.
extern "C" uint8_t linkage_test_deoptimize;
uint8_t linkage_test_deoptimize;

// A leaf: returns 42. Without a frame of its own.
extern "C" __attribute__((naked)) void linkage_test_constant() { asm volatile("movl $42, %eax\n retq"); }

// int f(int x): callee(x) + 1. Its bytecode is iload_0, invokestatic, iconst_1, iadd, ireturn: the call is at bci 1, what
// comes after it at bci 4. Frame: one argument and one more local, then the header.
extern "C" __attribute__((naked)) void linkage_test_calls_back() {
  asm volatile(
      R"(
        leaq 16(%%rdi), %%rax
        movq %%r15, 0(%%rax)
        movq %%rcx, 8(%%rax)
        movq linkage_test_code(%%rip), %%r8
        incq %%r8
        movq %%r8, 16(%%rax)
        movq $0, 24(%%rax)
        movq %%rax, %%r15
        subq $8, %%rsp
        movl (%%rdi), %%edx
        movq %%rdx, 40(%%rax)
        leaq 40(%%rax), %%rdi
        movq linkage_test_callee(%%rip), %%rcx
        callq *8(%%rcx)
        cmpq $0, %c[exception](%%r12)
        jne 1f
        cmpb $0, linkage_test_deoptimize(%%rip)
        jne 2f
        incl %%eax
     1: addq $8, %%rsp
        movq 0(%%r15), %%r15
        retq
     2: movq %%rax, 40(%%r15)
        addq $3, 16(%%r15)
        leaq cortado_return_to_compiled(%%rip), %%rax
        movq %%rax, 24(%%r15)
        addq $8, %%rsp
        movl $1, %%ecx
        jmp cortado_continue_from_compiled
      )" ::[exception] "i"(LinkageOffsets::kThreadPendingException));
}

namespace {

struct Seen {
  const Method* method;
  uint32_t bci;
  bool operator==(const Seen&) const = default;
};
std::vector<Seen> seen;

// Takes nop's place in the thread's table: writes down the stack.
HANDLER(slow_walk) {
  SAVE_STATE();
  for (StackWalker walker(*thread); !walker.done(); walker.next()) seen.push_back({walker.method(), walker.bci()});
  NEXT(1);
}

class LinkageTest : public AttachedTest {
 protected:
  void SetUp() override {
    AttachedTest::SetUp();
    if (HasFatalFailure()) return;
    std::copy_n(interp::normal_dispatch_table(), 256, table);
    table[op(Opcode::kNop)] = reinterpret_cast<const void*>(slow_walk);
    thread->dispatch_table = table;
    linkage_test_deoptimize = 0;
    seen.clear();
    constant =
        c.compiled(1, BasicType::kInt, linkage_test_constant, interp::interpreted_to_compiled_adapter(BasicType::kInt));
    calls_back = c.compiled(1, BasicType::kInt, linkage_test_calls_back,
                            interp::interpreted_to_compiled_adapter(BasicType::kInt));
    // The interpreted form of the second stub.
    static const uint8_t code[] = {
        op(Opcode::kIload0), op(InternalOpcode::kInvokestaticResolved), 0, 0, op(Opcode::kIconst1), op(Opcode::kIadd),
        op(Opcode::kIreturn)};
    auto* copy = static_cast<uint8_t*>(metadata(16));
    std::memcpy(copy, code, sizeof code);
    calls_back->code = copy;
    linkage_test_code = copy;
    // int walk(int x): x * 2, with a look at the stack.
    twice = c.interpreted(
        1, BasicType::kInt,
        {op(Opcode::kNop), op(Opcode::kIload0), op(Opcode::kIconst2), op(Opcode::kImul), op(Opcode::kIreturn)});
    // int outer(int x): callee(x) + 5, entry 1.
    outer = c.interpreted(1, BasicType::kInt,
                          {op(Opcode::kIload0), op(InternalOpcode::kInvokestaticResolved), 1, 0, op(Opcode::kIconst5),
                           op(Opcode::kIadd), op(Opcode::kIreturn)});
  }

  // The result, or -1 when an exception is pending.
  int32_t call(Method* method, int32_t argument) {
    VmScope vm(*thread);
    JavaResult<JavaValue> result = call_java(*thread, method, {Argument(argument)});
    EXPECT_EQ(thread->top_frame, nullptr);
    return result.failed() ? -1 : result.value().as_int();
  }
  // Throws its argument, which is not looked at.
  Method* thrower() { return c.interpreted(1, BasicType::kInt, {op(Opcode::kAload0), op(Opcode::kAthrow)}); }

  MadeClass c;
  const void* table[256];
  Method *constant = nullptr, *calls_back = nullptr, *twice = nullptr, *outer = nullptr;
};

TEST_F(LinkageTest, FromCxx) {
  EXPECT_EQ(call(twice, 21), 42);
  EXPECT_EQ(call(constant, 0), 42);
}

TEST_F(LinkageTest, InterpretedCallsCompiled) {
  c.set_entry(1, constant);
  EXPECT_EQ(call(outer, 7), 47);
}

TEST_F(LinkageTest, CompiledCallsInterpretedAndCompiled) {
  linkage_test_callee = twice;
  EXPECT_EQ(call(calls_back, 10), 21);
  linkage_test_callee = constant;
  EXPECT_EQ(call(calls_back, 10), 43);
}

TEST_F(LinkageTest, AlternatingTiers) {
  c.set_entry(1, calls_back);
  linkage_test_callee = twice;
  EXPECT_EQ(call(outer, 10), 26);
  // outer -> calls_back -> outer -> constant.
  Method* inner = c.interpreted(1, BasicType::kInt,
                                {op(Opcode::kIload0), op(InternalOpcode::kInvokestaticResolved), 2, 0,
                                 op(Opcode::kIconst5), op(Opcode::kIadd), op(Opcode::kIreturn)});
  c.set_entry(2, constant);
  linkage_test_callee = inner;
  EXPECT_EQ(call(outer, 10), 42 + 5 + 1 + 5);
}

TEST_F(LinkageTest, WalkingThrough) {
  c.set_entry(1, calls_back);
  linkage_test_callee = twice;
  EXPECT_EQ(call(outer, 10), 26);
  EXPECT_EQ(seen, (std::vector<Seen>{{twice, 0}, {calls_back, 1}, {outer, 1}}));
}

TEST_F(LinkageTest, ExceptionsPassThroughToCxx) {
  c.set_entry(1, calls_back);
  linkage_test_callee = thrower();
  EXPECT_EQ(call(outer, 1234), -1);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(thread->pending_exception), 1234u);
  thread->clear_exception();
  EXPECT_EQ(call(calls_back, 1234), -1);
  thread->clear_exception();
}

TEST_F(LinkageTest, ExceptionsThroughCompiledAreCaught) {
  // try { callee(x) + 5 } catch (any) { return 3; }
  Method* catches = c.interpreted(
      1, BasicType::kInt,
      {op(Opcode::kIload0), op(InternalOpcode::kInvokestaticResolved), 1, 0, op(Opcode::kIconst5), op(Opcode::kIadd),
       op(Opcode::kIreturn), op(Opcode::kPop), op(Opcode::kIconst3), op(Opcode::kIreturn)});
  c.set_handler(catches, {0, 7, 7, 0});
  c.set_entry(1, calls_back);
  linkage_test_callee = thrower();
  EXPECT_EQ(call(catches, 1234), 3);
  EXPECT_FALSE(thread->has_exception());
}

TEST_F(LinkageTest, Deoptimising) {
  linkage_test_deoptimize = 1;
  linkage_test_callee = twice;
  // Entered from C++ and from interpreted code; what follows the call runs in tier 0.
  EXPECT_EQ(call(calls_back, 10), 21);
  c.set_entry(1, calls_back);
  EXPECT_EQ(call(outer, 10), 26);
  linkage_test_callee = constant;
  EXPECT_EQ(call(outer, 10), 48);
}

// A nested run of Java above the frames of another.
TEST_F(LinkageTest, RunsNest) {
  static Method* inner;
  static int32_t inner_result;
  inner = outer;
  c.set_entry(1, constant);
  struct Upcall {
    static HANDLER(slow_upcall) {
      SAVE_STATE();
      nest(*thread);
      RELOAD_STATE();
      NEXT(1);
    }
    static void nest(Thread& t) {
      inner_result = call_java(t, inner, {Argument(int32_t{1})}).value().as_int();
      for (StackWalker walker(t); !walker.done(); walker.next()) seen.push_back({walker.method(), walker.bci()});
    }
  };
  table[op(Opcode::kNop)] = reinterpret_cast<const void*>(Upcall::slow_upcall);
  EXPECT_EQ(call(twice, 5), 10);
  EXPECT_EQ(inner_result, 47);
  EXPECT_EQ(seen, (std::vector<Seen>{{twice, 0}}));
}

TEST_F(LinkageTest, StackOverflowIsNoticedByTheLimit) {
  EXPECT_FALSE(interp::frame_fits(*thread, reinterpret_cast<Frame*>(thread->java_stack_limit), twice));
  EXPECT_TRUE(interp::frame_fits(*thread, reinterpret_cast<Frame*>(thread->java_stack_base), twice));
}

// The registers in which clang passes a handler's arguments are those of linkage.h.
extern "C" uint64_t linkage_test_registers[8];
uint64_t linkage_test_registers[8];
__attribute__((naked, preserve_none)) void capture_registers(CORTADO_HANDLER_PARAMETERS) {
  asm volatile(
      R"(
        leaq linkage_test_registers(%rip), %rax
        movq %r12, 0(%rax)
        movq %r13, 8(%rax)
        movq %r14, 16(%rax)
        movq %r15, 24(%rax)
        movq %rdi, 32(%rax)
        movq %rsi, 40(%rax)
        movq %rdx, 48(%rax)
        movq %rcx, 56(%rax)
        retq
      )");
}
TEST(Registers, AreThoseOfTheLinkage) {
  auto address = [](uintptr_t n) { return reinterpret_cast<void*>(n); };
  capture_registers(static_cast<Thread*>(address(1)), static_cast<const uint8_t*>(address(2)),
                    static_cast<Slot*>(address(3)), static_cast<Frame*>(address(4)), static_cast<Slot*>(address(5)),
                    static_cast<const void* const*>(address(6)), 7, 8);
  for (uint64_t i = 0; i < 8; i++) EXPECT_EQ(linkage_test_registers[i], i + 1);
}

}  // namespace
}  // namespace cortado::testing
