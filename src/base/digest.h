// SHA-256, HMAC-SHA-256, random bytes and hexadecimal texts, with OpenSSL.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seatledger {

struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Digest&, const Digest&) = default;
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
};

Digest sha256(std::string_view bytes);
// HMAC-SHA-256 (RFC 2104).
Digest hmac_sha256(std::string_view key, std::string_view bytes);
// The same as hmac_sha256(secret.view(), bytes), for a secret that is used again and again: what
// OpenSSL makes of the last few is kept for each thread, which saves most of the time of a short
// text. Not for a key that is to be forgotten, as that of a person's row. Any thread. Throws
// std::runtime_error when OpenSSL fails.
Digest kept_hmac_sha256(const Digest& secret, std::string_view bytes);
std::string to_hex(std::string_view bytes);
inline std::string to_hex(const Digest& digest) { return to_hex(digest.view()); }
// Nothing unless `text` is 64 hexadecimal digits.
std::optional<Digest> digest_from_hex(std::string_view text);

// Unpredictable bytes from the system. Throws std::runtime_error when there are none.
void fill_random(std::span<std::uint8_t> out);
Digest random_digest();

}  // namespace seatledger
