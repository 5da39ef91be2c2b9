#pragma once
// Writes big-endian records to an HPROF file through a buffer. Any thread; not thread safe. After an error it swallows
// everything, and error() says which.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cortado {

class HprofFile {
 public:
  enum Record : uint8_t {
    kText = 0x01,
    kLoadedClass = 0x02,
    kFrame = 0x04,
    kTrace = 0x05,
    kSegment = 0x1C,
    kEnd = 0x2C,
  };

  HprofFile(const std::string& path, bool overwrite);
  ~HprofFile();
  HprofFile(const HprofFile&) = delete;
  HprofFile& operator=(const HprofFile&) = delete;

  void put_bytes(const void* data, size_t size);
  void put_1(uint8_t value) { put_bytes(&value, sizeof value); }
  void put_2(uint16_t value);
  void put_4(uint32_t value);
  void put_8(uint64_t value);
  void put_id(const void* pointer) { put_8(reinterpret_cast<uintptr_t>(pointer)); }
  void begin_record(Record tag, uint32_t length);
  // Sub-records of the dump go into segments, whose length is filled in when they end; none is split.
  void begin_sub_record(uint8_t tag);
  void end_segment();
  // Flushes and closes; the number of bytes.
  uint64_t close();
  const std::string& error() const { return error_; }

 private:
  void flush();
  void fail();
  uint64_t position() const { return written_ + buffer_.size(); }

  int fd_ = -1;
  std::vector<uint8_t> buffer_;
  uint64_t written_ = 0;
  uint64_t segment_start_ = 0;  // where its contents begin; 0: no segment is open
  std::string error_;
};

}  // namespace cortado
