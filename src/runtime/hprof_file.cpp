#include "runtime/hprof_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "os/time.h"

namespace cortado {

namespace {
constexpr size_t kBufferSize = size_t{1} << 16;
constexpr uint64_t kSegmentSize = uint64_t{1} << 24;
constexpr uint32_t kIdentifierSize = 8;
}  // namespace

HprofFile::HprofFile(const std::string& path, bool overwrite) {
  fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (overwrite ? O_TRUNC : O_EXCL), S_IRUSR | S_IWUSR);
  if (fd_ < 0) {
    fail();
    return;
  }
  buffer_.reserve(kBufferSize);
  constexpr std::string_view kHeading("JAVA PROFILE 1.0.2\0", 19);
  put_bytes(kHeading.data(), kHeading.size());
  put_4(kIdentifierSize);
  put_8(static_cast<uint64_t>(os::wall_clock_ms()));
}

HprofFile::~HprofFile() { close(); }

void HprofFile::fail() {
  if (error_.empty()) error_ = std::strerror(errno);
}

void HprofFile::flush() {
  for (size_t at = 0; at < buffer_.size() && error_.empty();) {
    ssize_t put = ::write(fd_, buffer_.data() + at, buffer_.size() - at);
    if (put < 0 && errno != EINTR) fail();
    if (put > 0) at += static_cast<size_t>(put);
  }
  written_ += buffer_.size();
  buffer_.clear();
}

void HprofFile::put_bytes(const void* data, size_t size) {
  auto* from = static_cast<const uint8_t*>(data);
  while (size > 0 && error_.empty()) {
    size_t part = size < kBufferSize - buffer_.size() ? size : kBufferSize - buffer_.size();
    buffer_.insert(buffer_.end(), from, from + part);
    from += part;
    size -= part;
    if (buffer_.size() == kBufferSize) flush();
  }
}
void HprofFile::put_2(uint16_t value) {
  value = __builtin_bswap16(value);
  put_bytes(&value, sizeof value);
}
void HprofFile::put_4(uint32_t value) {
  value = __builtin_bswap32(value);
  put_bytes(&value, sizeof value);
}
void HprofFile::put_8(uint64_t value) {
  value = __builtin_bswap64(value);
  put_bytes(&value, sizeof value);
}

void HprofFile::begin_record(Record tag, uint32_t length) {
  put_1(tag);
  put_4(0);  // microseconds since the time in the heading
  put_4(length);
}

void HprofFile::begin_sub_record(uint8_t tag) {
  if (segment_start_ != 0 && position() - segment_start_ >= kSegmentSize) end_segment();
  if (segment_start_ == 0) {
    begin_record(kSegment, 0);
    segment_start_ = position();
  }
  put_1(tag);
}

void HprofFile::end_segment() {
  if (segment_start_ == 0) return;
  flush();
  uint32_t length = __builtin_bswap32(static_cast<uint32_t>(written_ - segment_start_));
  auto place = static_cast<off_t>(segment_start_ - sizeof length);
  if (error_.empty() && ::pwrite(fd_, &length, sizeof length, place) != sizeof length) fail();
  segment_start_ = 0;
}

uint64_t HprofFile::close() {
  if (fd_ < 0) return written_;
  end_segment();
  flush();
  if (::close(fd_) != 0) fail();
  fd_ = -1;
  return written_;
}

}  // namespace cortado
