#include "projections/columns/pair_hash.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>

#include "base/digest.h"

namespace seatledger::projections {
namespace {

constexpr std::size_t key_bytes = 16;

const std::array<std::uint8_t, key_bytes>& key_of_process() {
  static const std::array<std::uint8_t, key_bytes> key = [] {
    std::array<std::uint8_t, key_bytes> made{};
    fill_random(made);
    return made;
  }();
  return key;
}

[[noreturn]] void no_hash() { throw std::runtime_error("OpenSSL computes no SipHash"); }

struct MacDeleter {
  void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, MacDeleter>;

MacContext new_context() {
  const std::unique_ptr<EVP_MAC, MacDeleter> mac(EVP_MAC_fetch(nullptr, "SIPHASH", nullptr));
  if (!mac) no_hash();
  MacContext context(EVP_MAC_CTX_new(mac.get()));
  std::size_t size = sizeof(std::uint64_t);
  const std::array parameters{OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &size),
                              OSSL_PARAM_construct_end()};
  if (!context || EVP_MAC_CTX_set_params(context.get(), parameters.data()) != 1) no_hash();
  return context;
}

bool add_text(EVP_MAC_CTX* context, std::string_view text) {
  return EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(text.data()),
                        text.size()) == 1;
}

}  // namespace

std::uint64_t pair_hash(std::string_view name, std::string_view text) {
  thread_local const MacContext context = new_context();
  const auto& key = key_of_process();
  // The length of the first text separates it from the second.
  const std::uint64_t length = name.size();
  std::uint64_t hash = 0;
  std::size_t size = 0;
  const bool is_done =
      EVP_MAC_init(context.get(), key.data(), key.size(), nullptr) == 1 &&
      add_text(context.get(), {reinterpret_cast<const char*>(&length), sizeof length}) &&
      add_text(context.get(), name) && add_text(context.get(), text) &&
      EVP_MAC_final(context.get(), reinterpret_cast<unsigned char*>(&hash), &size, sizeof hash) ==
          1;
  if (!is_done || size != sizeof hash) no_hash();
  return hash;
}

}  // namespace seatledger::projections
