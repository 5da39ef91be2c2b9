#include "jvm/class_histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "gc/heap.h"
#include "gc/object.h"
#include "runtime/class.h"
#include "runtime/modules.h"
#include "runtime/safepoint.h"

namespace cortado {

namespace {

struct Row {
  std::string name;
  uint64_t objects = 0, bytes = 0;
};

std::string described(const Class* c) {
  std::string name = c->external_name();
  const Class* element = c->bottom_class.get() != nullptr ? c->bottom_class.get() : c;
  const ModuleEntry* module = Modules::of_class(element);
  if (element->is_primitive()) module = Modules::java_base();
  if (module == nullptr || !module->is_named()) return name;
  name += fmt::format(" ({}", module->name->view());
  if (module->version != nullptr) name += fmt::format("@{}", module->version->view());
  return name + ")";
}

// The world is stopped.
std::vector<Row> count() CORTADO_NO_THREAD_SAFETY_ANALYSIS {
  struct Sum {
    uint64_t objects = 0, bytes = 0;
  };
  std::unordered_map<const Class*, Sum> sums;
  Heap::for_each_object(&sums, [](void* context, Object* object) {
    Sum& sum = (*static_cast<std::unordered_map<const Class*, Sum>*>(context))[Class::of(object)];
    sum.objects++;
    sum.bytes += object_size(object);
  });
  std::vector<Row> rows;
  rows.reserve(sums.size());
  for (const auto& [c, sum] : sums) rows.push_back({described(c), sum.objects, sum.bytes});
  return rows;
}

}  // namespace

std::string class_histogram(Thread& thread, bool collect_first) {
  if (collect_first) Heap::collect(thread, CollectionCause::kSystemGc);
  Safepoint::begin(thread, SafepointOperation::kClassHistogram);
  std::vector<Row> rows = count();
  Safepoint::end(thread);
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return a.bytes != b.bytes ? a.bytes > b.bytes : a.name < b.name; });
  std::string text =
      " num     #instances         #bytes  class name (module)\n"
      "-------------------------------------------------------\n";
  Row total;
  for (size_t i = 0; i < rows.size(); i++) {
    text += fmt::format("{:4}: {:13} {:14}  {}\n", i + 1, rows[i].objects, rows[i].bytes, rows[i].name);
    total.objects += rows[i].objects;
    total.bytes += rows[i].bytes;
  }
  return text + fmt::format("Total {:13} {:14}\n", total.objects, total.bytes);
}

}  // namespace cortado
