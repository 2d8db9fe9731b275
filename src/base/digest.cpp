#include "base/digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/ascii.h"

namespace seatledger {
namespace {

struct Sha256 {
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{
      EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free};
};

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

void check_hmac(int done) {
  if (done != 1) throw std::runtime_error("HMAC-SHA-256 failed");
}

using HmacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

// Without a key.
HmacContext new_hmac_sha256() {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> algorithm(
      EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr), &EVP_MAC_free);
  HmacContext context(EVP_MAC_CTX_new(algorithm.get()), &EVP_MAC_CTX_free);
  std::string name = "SHA256";
  const std::array settings{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                            OSSL_PARAM_construct_end()};
  if (!context || EVP_MAC_CTX_set_params(context.get(), settings.data()) != 1) {
    throw std::runtime_error("OpenSSL has no HMAC-SHA-256");
  }
  return context;
}

// Begins a text, under the key of before.
void begin_hmac(EVP_MAC_CTX& context) { check_hmac(EVP_MAC_init(&context, nullptr, 0, nullptr)); }

void begin_hmac(EVP_MAC_CTX& context, std::string_view key) {
  // OpenSSL treats a null key as no change of the key.
  const std::string_view given = key.empty() ? std::string_view("") : key;
  check_hmac(EVP_MAC_init(&context, data_of(given), given.size(), nullptr));
}

Digest end_hmac(EVP_MAC_CTX& context, std::string_view bytes) {
  Digest digest;
  std::size_t size = 0;
  check_hmac(EVP_MAC_update(&context, data_of(bytes), bytes.size()));
  check_hmac(EVP_MAC_final(&context, digest.bytes.data(), &size, digest.bytes.size()));
  return digest;
}

// Those of people's look-ups and of the limit of the e-mail check, and room for one more.
constexpr std::size_t kept_secrets = 3;

struct KeptSecret {
  Digest secret;
  HmacContext context{nullptr, &EVP_MAC_CTX_free};
};

// The context of that secret, ready for a text; the last used secrets are first.
EVP_MAC_CTX& context_of(const Digest& secret) {
  thread_local std::array<KeptSecret, kept_secrets> kept;
  auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptSecret& each) {
    return each.context != nullptr && each.secret == secret;
  });
  if (found == kept.end()) {
    // By its name: GCC's check of object sizes takes the place before the end for too small.
    KeptSecret& oldest = kept.back();
    oldest.context = new_hmac_sha256();
    begin_hmac(*oldest.context, secret.view());
    oldest.secret = secret;
    found = kept.end() - 1;
  } else {
    begin_hmac(*found->context);
  }
  std::rotate(kept.begin(), found, found + 1);
  return *kept.front().context;
}

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
  // Kept for the reason above; every call sets its key.
  thread_local const HmacContext kept = new_hmac_sha256();
  begin_hmac(*kept, key);
  return end_hmac(*kept, bytes);
}

Digest kept_hmac_sha256(const Digest& secret, std::string_view bytes) {
  return end_hmac(context_of(secret), bytes);
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
