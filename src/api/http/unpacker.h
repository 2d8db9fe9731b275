// Unpacks a body that was sent with Content-Encoding: gzip.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace seatledger::api {

// For one body. Not for several threads at once.
class Unpacker {
 public:
  // Throws std::bad_alloc.
  Unpacker();
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Unpacks from the front of `packed`, removes there what it has read, and appends at most `room`
  // bytes to `out`; nothing is kept beyond them. Ends when `packed` is empty or `room` is full.
  // False: the bytes are not gzip, or a checksum is wrong.
  bool unpack(std::string_view& packed, std::string& out, std::size_t room);

  // `room` was full in the last call: there may be more even without further packed bytes.
  bool has_more() const { return has_more_; }
  // Everything so far was whole: the body may end here.
  bool is_complete() const { return is_complete_; }

 private:
  struct Stream;  // of zlib

  std::unique_ptr<Stream> stream_;
  bool has_more_ = false;
  bool is_complete_ = true;  // a body without a byte is an empty one
};

}  // namespace seatledger::api
