// The values of rows: the bytes of the fields that a struct lists (base/fields.h), in their order.
// Numbers are varints, texts are preceded by their length. The bytes do not identify the layout;
// the layout number of each view does.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/fields.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_text.h"
#include "base/store_error.h"
#include "base/time.h"
#include "ledger/domain/api_key.h"

namespace seatledger::projections {

class Packer {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      byte(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7;
    }
    byte(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    varint(value.size());
    bytes_ += value;
  }
  void raw(std::string_view value) { bytes_ += value; }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Throws StoreError when the bytes end too early or were not written by a Packer.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte() { return static_cast<std::uint8_t>(raw(1).front()); }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
    broken();
  }
  std::string_view text() { return raw(varint()); }
  std::string_view raw(std::size_t size) {
    if (size > rest_.size()) broken();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  bool at_end() const { return rest_.empty(); }
  // What is not read yet.
  std::string_view rest() const { return rest_; }
  void must_end() const {
    if (!rest_.empty()) broken();
  }

 private:
  [[noreturn]] static void broken() { throw StoreError("a view's row is not as written"); }

  std::string_view rest_;
};

// Maps small numbers of either sign to small unsigned numbers.
constexpr std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t from_zigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

inline void pack(Packer& out, const std::string& value) { out.text(value); }
inline void pack(Packer& out, bool value) { out.byte(value ? 1 : 0); }
inline void pack(Packer& out, std::int64_t value) { out.varint(zigzag(value)); }
inline void pack(Packer& out, std::uint64_t value) { out.varint(value); }
inline void pack(Packer& out, Timestamp value) { out.varint(zigzag(value.micros)); }
inline void pack(Packer& out, const JsonText& value) { out.text(value.str()); }
inline void pack(Packer& out, const Digest& value) { out.raw(value.view()); }
inline void pack(Packer& out, ledger::Role value) { out.byte(static_cast<std::uint8_t>(value)); }
template <class Tag>
void pack(Packer& out, Id<Tag> value) {
  out.varint(value.value);
}
template <class T>
void pack(Packer& out, const std::optional<T>& value) {
  out.byte(value ? 1 : 0);
  if (value) pack(out, *value);
}
template <class T>
void pack(Packer& out, const Given<T>& value) {
  out.byte(value ? 1 : 0);
  if (value) pack(out, *value);
}
template <class T>
void pack(Packer& out, const std::vector<T>& values) {
  out.varint(values.size());
  for (const T& value : values) pack(out, value);
}
template <HasFields T>
void pack(Packer& out, const T& object) {
  for_each_field(object, [&](std::string_view, const auto& value) { pack(out, value); });
}

// Reuses the memory of `value`.
inline void unpack(Unpacker& in, std::string& value) { value = in.text(); }
inline void unpack(Unpacker& in, bool& value) { value = in.byte() != 0; }
inline void unpack(Unpacker& in, std::int64_t& value) { value = from_zigzag(in.varint()); }
inline void unpack(Unpacker& in, std::uint64_t& value) { value = in.varint(); }
inline void unpack(Unpacker& in, Timestamp& value) { value.micros = from_zigzag(in.varint()); }
inline void unpack(Unpacker& in, JsonText& value) {
  const std::string_view text = in.text();
  if (text != value.str()) value = JsonText(std::string(text));
}
inline void unpack(Unpacker& in, Digest& value) {
  const std::string_view bytes = in.raw(value.bytes.size());
  std::copy(bytes.begin(), bytes.end(), value.bytes.begin());
}
inline void unpack(Unpacker& in, ledger::Role& value) {
  value = static_cast<ledger::Role>(in.byte());
}
template <class Tag>
void unpack(Unpacker& in, Id<Tag>& value) {
  value.value = in.varint();
}
template <class T>
void unpack(Unpacker& in, std::optional<T>& value) {
  if (in.byte() == 0) return value.reset();
  if (!value) value.emplace();
  unpack(in, *value);
}
template <class T>
void unpack(Unpacker& in, Given<T>& value) {
  if (in.byte() == 0) return value.reset();
  if (!value) value.emplace();
  unpack(in, *value);
}
template <class T>
void unpack(Unpacker& in, std::vector<T>& values) {
  values.clear();
  for (std::uint64_t left = in.varint(); left > 0; --left) unpack(in, values.emplace_back());
}
template <HasFields T>
void unpack(Unpacker& in, T& object) {
  for_each_field(object, [&](std::string_view, auto& value) { unpack(in, value); });
}

template <class T>
std::string packed(const T& value) {
  Packer out;
  pack(out, value);
  return out.take();
}

template <class T>
T unpacked(std::string_view bytes) {
  Unpacker in(bytes);
  T value{};
  unpack(in, value);
  in.must_end();
  return value;
}

}  // namespace seatledger::projections
