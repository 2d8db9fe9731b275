#include "projections/rows/row_key.h"

#include <utility>

#include "base/big_endian.h"
#include "base/digest.h"
#include "base/store_error.h"

namespace seatledger::projections {
namespace {

// Lengths up to this one take one byte, which must differ from `by_digest`.
constexpr std::size_t whole_text_bytes_max = 40;
constexpr std::uint8_t by_digest = 255;

}  // namespace

RowKey& RowKey::number(std::uint64_t value) {
  append_big_endian(bytes_, value);
  return *this;
}

RowKey& RowKey::whole_text(std::string_view text) {
  if (text.size() > whole_text_bytes_max) return byte(by_digest).rest(sha256(text).view());
  return byte(static_cast<std::uint8_t>(text.size())).rest(text);
}

RowKey& RowKey::sorted_text(std::string_view text) {
  // A 0 ends the text, so that a text sorts before its continuations; a 0 inside it is escaped.
  for (const char c : text) {
    bytes_ += c;
    if (c == '\0') bytes_ += '\xff';
  }
  return byte(0).byte(1);
}

std::uint64_t last_number(std::string_view key) {
  if (key.size() < 8) throw StoreError("a row's key is too short for its number");
  return *number_from_big_endian(key.substr(key.size() - 8));
}

}  // namespace seatledger::projections
