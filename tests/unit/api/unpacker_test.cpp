#include "api/http/unpacker.h"

#include <zlib.h>

#include <catch2/catch.hpp>

namespace seatledger::api {
namespace {

std::string packed_text(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

TEST_CASE("unpacker: any room and any pieces give the same text") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919 % 1000) + ' ';
  const std::string packed = packed_text(text) + packed_text("") + packed_text("end");
  for (const std::size_t room : {1U, 7U, 16U * 1024U, 1U << 20U}) {
    for (const std::size_t piece : {1U, 1000U, 1U << 20U}) {
      Unpacker unpacker;
      std::string out;
      for (std::size_t at = 0; at < packed.size(); at += piece) {
        std::string_view rest = std::string_view(packed).substr(at, piece);
        while (!rest.empty() || unpacker.has_more()) {
          const std::size_t before = out.size();
          REQUIRE(unpacker.unpack(rest, out, room));
          REQUIRE(out.size() - before <= room);
        }
      }
      CHECK(unpacker.is_complete());
      CHECK(out == text + "end");
    }
  }
}

TEST_CASE("unpacker: what is cut is not complete, what is changed is not good") {
  const std::string packed = packed_text("some text, some text, some text");
  for (std::size_t size = 1; size < packed.size(); ++size) {
    Unpacker unpacker;
    std::string out;
    std::string_view rest = std::string_view(packed).substr(0, size);
    CHECK(unpacker.unpack(rest, out, 1000));
    CHECK(rest.empty());
    CHECK_FALSE(unpacker.is_complete());
  }
  for (const std::size_t at : {0UL, 1UL, 2UL, packed.size() - 1, packed.size() - 5}) {
    std::string changed = packed;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    Unpacker unpacker;
    std::string out;
    std::string_view rest = changed;
    CHECK_FALSE(unpacker.unpack(rest, out, 1000));
  }
  CHECK(Unpacker().is_complete());
}

}  // namespace
}  // namespace seatledger::api
