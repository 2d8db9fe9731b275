#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "base/ascii.h"

namespace seatledger {
namespace {

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

struct Sha256 {
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{
      EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free};
};

constexpr std::array<std::int8_t, 256> hex_values = [] {
  std::array<std::int8_t, 256> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<std::int8_t>(hex_value(static_cast<char>(i)));
  }
  return values;
}();

}  // namespace

Digest sha256(std::string_view bytes) {
  // Kept, because every one-shot call of OpenSSL 3 looks up its algorithm again, which takes longer
  // than a short digest.
  thread_local const Sha256 kept;
  Digest digest;
  if (EVP_DigestInit_ex2(kept.context.get(), kept.algorithm.get(), nullptr) != 1 ||
      EVP_DigestUpdate(kept.context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(kept.context.get(), digest.bytes.data(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 failed");
  }
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest digest;
  unsigned int size = 0;
  // OpenSSL treats a null key as a missing key.
  const char* key_data = key.empty() ? "" : key.data();
  if (HMAC(EVP_sha256(), key_data, static_cast<int>(key.size()), data_of(bytes), bytes.size(),
           digest.bytes.data(), &size) == nullptr) {
    throw std::runtime_error("HMAC-SHA-256 failed");
  }
  return digest;
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  append_hex(text, bytes);
  return text;
}

std::optional<Digest> digest_from_hex(std::string_view text) {
  Digest digest;
  if (text.size() != 2 * digest.bytes.size()) return std::nullopt;
  // No branch per digit: reading a log decodes millions of them.
  int all = 0;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const int high = hex_values[static_cast<unsigned char>(text[2 * i])];
    const int low = hex_values[static_cast<unsigned char>(text[2 * i + 1])];
    all |= high | low;
    digest.bytes[i] = static_cast<std::uint8_t>(high << 4 | (low & 15));
  }
  if (all < 0) return std::nullopt;
  return digest;
}

void fill_random(std::span<std::uint8_t> out) {
  if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1) {
    throw std::runtime_error("the system gave no random bytes");
  }
}

Digest random_digest() {
  Digest digest;
  fill_random(digest.bytes);
  return digest;
}

}  // namespace seatledger
