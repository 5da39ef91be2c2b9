#include "jit/debugger_interface.h"

#include <elf.h>

#include <cstring>
#include <memory>
#include <unordered_map>
#include <vector>

// The names and layout that gdb looks for ("JIT Compilation Interface" in its manual).
extern "C" {
struct jit_code_entry {
  jit_code_entry* next_entry;
  jit_code_entry* prev_entry;
  const char* symfile_addr;
  uint64_t symfile_size;
};
struct jit_descriptor {
  uint32_t version;
  uint32_t action_flag;  // 0 nothing, 1 registered, 2 unregistered
  jit_code_entry* relevant_entry;
  jit_code_entry* first_entry;
};
__attribute__((used, visibility("default"))) jit_descriptor __jit_debug_descriptor = {1, 0, nullptr, nullptr};
// The debugger has a breakpoint here.
__attribute__((used, noinline, visibility("default"))) void __jit_debug_register_code() {
  __asm__ volatile("" ::: "memory");
}
}

namespace cortado::jit {

namespace {

constexpr char kSectionNames[] = "\0.text\0.symtab\0.strtab\0.shstrtab";
enum Section : uint8_t { kNull, kText, kSymbols, kStrings, kNames, kSections };

struct ObjectFile {
  Elf64_Ehdr header;
  Elf64_Shdr sections[kSections];
  Elf64_Sym symbols[2];
  char names[sizeof kSectionNames];
};

struct Registration {
  jit_code_entry entry;
  std::vector<char> file;
};

std::unordered_map<const uint8_t*, std::unique_ptr<Registration>>& registrations() {
  static auto* table = new std::unordered_map<const uint8_t*, std::unique_ptr<Registration>>;
  return *table;
}

Elf64_Ehdr file_header() {
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_ident[EI_VERSION] = EV_CURRENT;
  header.e_type = ET_REL;
  header.e_machine = EM_X86_64;
  header.e_version = EV_CURRENT;
  header.e_ehsize = sizeof header;
  header.e_shoff = offsetof(ObjectFile, sections);
  header.e_shentsize = sizeof(Elf64_Shdr);
  header.e_shnum = kSections;
  header.e_shstrndx = kNames;
  return header;
}

// The symbol's name, with the empty one in front, follows the file's fixed part.
std::vector<char> make_object_file(const std::string& name, const uint8_t* code, size_t size) {
  ObjectFile file{};
  file.header = file_header();
  std::memcpy(file.names, kSectionNames, sizeof kSectionNames);
  file.sections[kText] = {.sh_name = 1,
                          .sh_type = SHT_NOBITS,
                          .sh_flags = SHF_ALLOC | SHF_EXECINSTR,
                          .sh_addr = reinterpret_cast<uintptr_t>(code),
                          .sh_offset = 0,
                          .sh_size = size,
                          .sh_link = 0,
                          .sh_info = 0,
                          .sh_addralign = 16,
                          .sh_entsize = 0};
  auto table = [](uint32_t title, uint32_t type, size_t offset, size_t bytes) {
    Elf64_Shdr section{};
    section.sh_name = title;
    section.sh_type = type;
    section.sh_offset = offset;
    section.sh_size = bytes;
    section.sh_addralign = 1;
    return section;
  };
  file.sections[kSymbols] = table(7, SHT_SYMTAB, offsetof(ObjectFile, symbols), sizeof file.symbols);
  file.sections[kSymbols].sh_link = kStrings;
  file.sections[kSymbols].sh_info = 1;
  file.sections[kSymbols].sh_entsize = sizeof(Elf64_Sym);
  file.sections[kSymbols].sh_addralign = 8;
  file.sections[kStrings] = table(15, SHT_STRTAB, sizeof file, name.size() + 2);
  file.sections[kNames] = table(23, SHT_STRTAB, offsetof(ObjectFile, names), sizeof file.names);
  file.symbols[1] = {.st_name = 1,
                     .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
                     .st_other = 0,
                     .st_shndx = kText,
                     .st_value = 0,
                     .st_size = size};
  std::vector<char> bytes(sizeof file + name.size() + 2, 0);
  std::memcpy(bytes.data(), &file, sizeof file);
  std::memcpy(bytes.data() + sizeof file + 1, name.data(), name.size());
  return bytes;
}

void tell_debugger(uint32_t action, jit_code_entry* entry) {
  __jit_debug_descriptor.action_flag = action;
  __jit_debug_descriptor.relevant_entry = entry;
  __jit_debug_register_code();
}

}  // namespace

void register_with_debugger(const std::string& name, const uint8_t* code, size_t size) {
  auto made = std::make_unique<Registration>();
  made->file = make_object_file(name, code, size);
  jit_code_entry* first = __jit_debug_descriptor.first_entry;
  made->entry = {first, nullptr, made->file.data(), made->file.size()};
  if (first != nullptr) first->prev_entry = &made->entry;
  __jit_debug_descriptor.first_entry = &made->entry;
  tell_debugger(1, &made->entry);
  registrations()[code] = std::move(made);
}

void unregister_from_debugger(const uint8_t* code) {
  auto found = registrations().find(code);
  if (found == registrations().end()) return;
  jit_code_entry& entry = found->second->entry;
  if (entry.prev_entry == nullptr)
    __jit_debug_descriptor.first_entry = entry.next_entry;
  else
    entry.prev_entry->next_entry = entry.next_entry;
  if (entry.next_entry != nullptr) entry.next_entry->prev_entry = entry.prev_entry;
  tell_debugger(2, &entry);
  registrations().erase(found);
}

}  // namespace cortado::jit
