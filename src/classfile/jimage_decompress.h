// Resources that `jlink --compress` has packed: a stack of headers, each naming a decompressor, outermost first.
#pragma once

#include <string>
#include <string_view>

#include "classfile/class_path_entry.h"

namespace cortado::classfile {

using ImageString = std::string_view (*)(const void* image, uint32_t offset);

// `size` is what the location says the resource has in the end. problem: why the result is not kFound.
FindResult decompress_resource(Bytes stored, uint64_t size, bool swapped, ImageString string_at, const void* image,
                               Resource& out, std::string& problem);

}  // namespace cortado::classfile
