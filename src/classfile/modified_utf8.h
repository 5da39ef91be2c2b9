// Modified UTF-8 (JVMS 4.4.7): U+0000 as two bytes, supplementary characters as two three-byte surrogates.
// Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cortado::classfile {

// Whether text is legal in a class file. HotSpot's rule: no byte 0 or 0xf0 to 0xff, and every sequence complete.
bool is_valid_modified_utf8(std::string_view text);

// Number of UTF-16 units. On invalid text any of these functions stays within it and takes a stray byte as one unit.
size_t utf16_length(std::string_view text);
// Whether every byte is a unit of its own.
bool is_one_byte_each(std::string_view text);
// Whether every unit is below 0x100 (then the text fits a compact java.lang.String).
bool is_latin1(std::string_view text);
// Writes utf16_length(text) units.
void to_utf16(std::string_view text, uint16_t* out);
void to_latin1(std::string_view text, uint8_t* out);  // requires is_latin1
std::u16string to_utf16(std::string_view text);

size_t modified_utf8_length(const uint16_t* units, size_t count);
size_t modified_utf8_length_latin1(const uint8_t* units, size_t count);
// Write that many bytes, without a terminator.
void to_modified_utf8(const uint16_t* units, size_t count, char* out);
void to_modified_utf8_latin1(const uint8_t* units, size_t count, char* out);
std::string to_modified_utf8(std::u16string_view units);

// From and to real UTF-8 (file names, messages for people). Unpaired surrogates become three bytes as they are.
std::string modified_to_standard_utf8(std::string_view text);
std::string standard_to_modified_utf8(std::string_view text);

// For symbol tables: fast, well spread, the same in every process (a snapshot may store it).
uint32_t hash_bytes(std::string_view text);
// java.lang.String.hashCode of the text.
int32_t java_string_hash(std::string_view text);

}  // namespace cortado::classfile
