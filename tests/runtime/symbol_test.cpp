#include "runtime/symbol.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "runtime/loader_data.h"
#include "runtime/method_area.h"

namespace cortado {
namespace {

class SymbolTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(MethodArea::initialize()); }
};

TEST_F(SymbolTest, InternsByContent) {
  Symbol* a = Symbol::intern("java/lang/Object");
  EXPECT_EQ(a, Symbol::intern(std::string("java/lang/") + "Object"));
  EXPECT_NE(a, Symbol::intern("java/lang/Objec"));
  EXPECT_EQ(a->view(), "java/lang/Object");
  EXPECT_EQ(a->dotted(), "java.lang.Object");
}

TEST_F(SymbolTest, LookupDoesNotMake) {
  EXPECT_EQ(Symbol::lookup("nobody made this one"), nullptr);
  Symbol* made = Symbol::intern("somebody made this one");
  EXPECT_EQ(Symbol::lookup("somebody made this one"), made);
}

TEST_F(SymbolTest, EmptyAndLong) {
  EXPECT_EQ(Symbol::intern("")->length(), 0u);
  std::string text(65535, 'x');
  EXPECT_EQ(Symbol::intern(text)->view(), text);
}

TEST_F(SymbolTest, ThreadsAgreeWhileTheTableGrows) {
  constexpr int kThreads = 4, kSymbols = 20000;
  std::vector<std::vector<Symbol*>> found(kThreads, std::vector<Symbol*>(kSymbols));
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++) {
    threads.emplace_back([&found, t] {
      for (int i = 0; i < kSymbols; i++) found[t][i] = Symbol::intern("concurrent/" + std::to_string(i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int t = 1; t < kThreads; t++) EXPECT_EQ(found[0], found[t]);
}

TEST_F(SymbolTest, SymbolsDieWithTheirLoaderUnlessSomebodyElseAsked) {
  LoaderData loader, other, holder;
  loader.principal = &loader;
  other.principal = &other;
  holder.principal = &loader;
  std::vector<Symbol*> names;
  for (int i = 0; i < 2000; i++) names.push_back(Symbol::intern("hidden/Name+" + std::to_string(i), &loader));
  EXPECT_EQ(Symbol::intern("hidden/Name+3", &loader), names[3]);
  EXPECT_EQ(Symbol::lookup("hidden/Name+4", &holder), names[4]);
  Symbol* asked = Symbol::intern("hidden/Name+77");
  EXPECT_EQ(asked, names[77]);
  EXPECT_EQ(Symbol::lookup("hidden/Name+78"), names[78]);
  EXPECT_EQ(Symbol::intern("hidden/Name+79", &other), names[79]);
  Symbol::release_symbols_of(&loader);
  Symbol::release_symbols_of(&other);
  for (int i = 0; i < 2000; i++) {
    Symbol* found = Symbol::lookup("hidden/Name+" + std::to_string(i));
    EXPECT_EQ(found, i >= 77 && i <= 79 ? names[i] : nullptr) << i;
  }
  size_t used = MethodArea::used();
  for (int i = 0; i < 2000; i++) {
    Symbol* name = Symbol::intern("hidden/Name+" + std::to_string(i), &other);
    EXPECT_EQ(name->view(), "hidden/Name+" + std::to_string(i));
    Symbol::release_symbols_of(&other);
  }
  EXPECT_EQ(MethodArea::used(), used);
  EXPECT_EQ(Symbol::lookup("hidden/Name+77"), asked);
}

}  // namespace
}  // namespace cortado
