#pragma once
// Small text files. Any thread state; no locks. Not iostreams: those bring 600 KiB of locale code into every process.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cortado::os {

// The whole file; nothing if it cannot be opened.
std::optional<std::string> read_text_file(const std::string& path);

// The parts between separators; a separator at the end ends the last part.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace cortado::os
