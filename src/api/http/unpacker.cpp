#include "api/http/unpacker.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace seatledger::api {
namespace {

constexpr std::size_t unpacked_at_once = 16 * 1024;
constexpr int gzip_only = MAX_WBITS + 16;  // zlib.h, inflateInit2

}  // namespace

struct Unpacker::Stream : z_stream {
  Stream() : z_stream{} {
    if (::inflateInit2(this, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { ::inflateEnd(this); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

Unpacker::Unpacker() : stream_(std::make_unique<Stream>()) {}
Unpacker::~Unpacker() = default;

bool Unpacker::unpack(std::string_view& packed, std::string& out, std::size_t room) {
  std::array<Bytef, unpacked_at_once> piece;
  while (has_more_ || !packed.empty()) {
    if (room == 0) return true;
    // A body may consist of several gzip members, one after the other (RFC 1952 section 2.2).
    if (is_complete_ && !has_more_ && ::inflateReset(stream_.get()) != Z_OK) return false;
    is_complete_ = false;
    const std::size_t in = std::min<std::size_t>(packed.size(), std::numeric_limits<uInt>::max());
    // zlib does not write there; its member lacks a const.
    stream_->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream_->avail_in = static_cast<uInt>(in);
    stream_->next_out = piece.data();
    stream_->avail_out = static_cast<uInt>(std::min(room, piece.size()));
    const std::size_t space = stream_->avail_out;
    const int result = ::inflate(stream_.get(), Z_NO_FLUSH);
    packed.remove_prefix(in - stream_->avail_in);
    const std::size_t got = space - stream_->avail_out;
    out.append(reinterpret_cast<const char*>(piece.data()), got);
    room -= got;
    is_complete_ = result == Z_STREAM_END;
    has_more_ = !is_complete_ && stream_->avail_out == 0;
    // Z_BUF_ERROR: nothing was left to write after all, and more input is needed.
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return false;
  }
  return true;
}

}  // namespace seatledger::api
