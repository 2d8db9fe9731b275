#include "base/kept_hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>

namespace seatledger {
namespace {

// Those of people's look-ups and of the limit of the e-mail check, and room for one more.
constexpr std::size_t kept_secrets = 3;

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

void check_mac(int done) {
  if (done != 1) throw std::runtime_error("HMAC-SHA-256 failed");
}

struct KeptSecret {
  Digest secret;
  MacContext context{nullptr, &EVP_MAC_CTX_free};
};

MacContext keyed(const Digest& secret) {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(
      EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr), &EVP_MAC_free);
  MacContext context(EVP_MAC_CTX_new(mac.get()), &EVP_MAC_CTX_free);
  std::string digest = "SHA256";
  const std::array params{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                          OSSL_PARAM_construct_end()};
  check_mac(context != nullptr ? 1 : 0);
  check_mac(EVP_MAC_init(context.get(), secret.bytes.data(), secret.bytes.size(), params.data()));
  return context;
}

// The context of that secret, ready for a text; the last used secrets are first.
EVP_MAC_CTX* context_of(const Digest& secret) {
  thread_local std::array<KeptSecret, kept_secrets> kept;
  auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptSecret& each) {
    return each.context != nullptr && each.secret == secret;
  });
  if (found == kept.end()) {
    // By its name: GCC's check of object sizes takes the place before the end for too small.
    KeptSecret& oldest = kept.back();
    oldest.context = keyed(secret);
    oldest.secret = secret;
    found = kept.end() - 1;
  } else {
    // Without a key: the one before.
    check_mac(EVP_MAC_init(found->context.get(), nullptr, 0, nullptr));
  }
  std::rotate(kept.begin(), found, found + 1);
  return kept.front().context.get();
}

}  // namespace

Digest kept_hmac_sha256(const Digest& secret, std::string_view bytes) {
  EVP_MAC_CTX* const context = context_of(secret);
  Digest digest;
  std::size_t size = 0;
  check_mac(
      EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
  check_mac(EVP_MAC_final(context, digest.bytes.data(), &size, digest.bytes.size()));
  return digest;
}

}  // namespace seatledger
