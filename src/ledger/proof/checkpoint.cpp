#include "ledger/proof/checkpoint.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "base/base64.h"

namespace seatledger::ledger {
namespace {

constexpr char ed25519 = '\1';  // the kind of key and signature (C2SP signed-note)
constexpr std::size_t hash_bytes = 4;
constexpr std::size_t signature_bytes = 64;
constexpr std::string_view signature_mark = "\xe2\x80\x94 ";  // an em dash and a space

using EvpKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using EvpContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

EvpKey private_key_of(const Digest& seed) {
  EvpKey key(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.bytes.data(), seed.bytes.size()),
      &EVP_PKEY_free);
  if (!key) throw std::runtime_error("OpenSSL takes no Ed25519 key");
  return key;
}

std::string signature_of(std::string_view text, const Digest& seed) {
  const EvpKey key = private_key_of(seed);
  const EvpContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     octets(text), text.size()) != 1 ||
      size != signature_bytes) {
    throw std::runtime_error("signing failed");
  }
  return signature;
}

bool is_signed_by(const VerifierKey& verifier, std::string_view text, std::string_view signature) {
  const EvpKey key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, verifier.public_key.bytes.data(),
                                  verifier.public_key.bytes.size()),
      &EVP_PKEY_free);
  const EvpContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(text),
                          text.size()) == 1;
}

std::string typed_key(const Digest& public_key) {
  std::string bytes(1, ed25519);
  bytes += public_key.view();
  return bytes;
}

std::optional<Digest> digest_of_bytes(std::string_view bytes) {
  Digest digest;
  if (bytes.size() != digest.bytes.size()) return std::nullopt;
  std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
  return digest;
}

// A key name is part of a line and ends at '+' (C2SP signed-note): no spaces, no plus.
bool is_key_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return c > ' ' && c < '\x7f' && c != '+'; });
}

// Removes and returns the first line; nothing if there is no line end.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> size_in(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (fault != std::errc{} || end != line.data() + line.size()) return std::nullopt;
  if (line != std::to_string(size)) return std::nullopt;  // rejects leading zeros
  return size;
}

struct NoteParts {
  std::string_view text;        // the signed part, with its last line end
  std::string_view signatures;  // the signature lines
};

std::optional<NoteParts> parts_of(std::string_view note) {
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos || !note.ends_with('\n')) return std::nullopt;
  return NoteParts{note.substr(0, gap + 1), note.substr(gap + 2)};
}

std::optional<Checkpoint> checkpoint_in(std::string_view text) {
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || !size_line || !root_line || origin->empty()) return std::nullopt;
  const auto size = size_in(*size_line);
  const auto root_bytes = bytes_from_base64(*root_line);
  const auto root = digest_of_bytes(root_bytes.value_or(""));
  if (!size || !root) return std::nullopt;
  return Checkpoint{std::string(*origin), {*size, *root}};
}

// False also for signatures of other signers, and for lines that are no signatures.
bool has_signature_of(const VerifierKey& key, const NoteParts& parts) {
  std::string_view lines = parts.signatures;
  while (const auto line = take_line(lines)) {
    const std::string begin = std::string(signature_mark) + key.name + " ";
    if (!line->starts_with(begin)) continue;
    const auto bytes = bytes_from_base64(line->substr(begin.size()));
    if (!bytes || bytes->size() != hash_bytes + signature_bytes) continue;
    const std::string_view signature = *bytes;
    if (signature.substr(0, hash_bytes) != key.hash()) continue;
    if (is_signed_by(key, parts.text, signature.substr(hash_bytes))) return true;
  }
  return false;
}

}  // namespace

std::string VerifierKey::hash() const {
  const std::string bytes = name + "\n" + typed_key(public_key);
  return std::string(sha256(bytes).view().substr(0, hash_bytes));
}

std::string VerifierKey::text() const {
  return name + "+" + to_hex(hash()) + "+" + to_base64(typed_key(public_key));
}

std::optional<VerifierKey> verifier_key_from(std::string_view text) {
  const std::size_t first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto bytes = bytes_from_base64(text.substr(second + 1));
  if (!bytes || bytes->empty() || bytes->front() != ed25519) return std::nullopt;
  const auto public_key = digest_of_bytes(std::string_view(*bytes).substr(1));
  if (!public_key) return std::nullopt;
  VerifierKey key{std::string(text.substr(0, first)), *public_key};
  if (!is_key_name(key.name) || key.text() != text) return std::nullopt;
  return key;
}

VerifierKey SigningKey::verifier() const {
  const EvpKey key = private_key_of(seed);
  VerifierKey verifier{name, {}};
  std::size_t size = verifier.public_key.bytes.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), verifier.public_key.bytes.data(), &size) != 1) {
    throw std::runtime_error("OpenSSL gives no public key");
  }
  return verifier;
}

SigningKey new_signing_key(std::string name) { return {std::move(name), random_digest()}; }

std::string sign_checkpoint(const merkle::Tree& tree, const SigningKey& key) {
  std::string note = key.name + "\n" + std::to_string(tree.size) + "\n";
  note += to_base64(tree.root.view()) + "\n";
  const std::string signed_bytes = key.verifier().hash() + signature_of(note, key.seed);
  note += "\n" + std::string(signature_mark) + key.name + " " + to_base64(signed_bytes) + "\n";
  return note;
}

std::optional<Checkpoint> read_checkpoint(std::string_view note) {
  const auto parts = parts_of(note);
  return parts ? checkpoint_in(parts->text) : std::nullopt;
}

std::optional<Checkpoint> open_checkpoint(std::string_view note,
                                          std::span<const VerifierKey> keys) {
  const auto parts = parts_of(note);
  if (!parts) return std::nullopt;
  auto checkpoint = checkpoint_in(parts->text);
  if (!checkpoint) return std::nullopt;
  const bool is_signed = std::any_of(keys.begin(), keys.end(), [&](const VerifierKey& key) {
    return key.name == checkpoint->origin && has_signature_of(key, *parts);
  });
  return is_signed ? checkpoint : std::nullopt;
}

}  // namespace seatledger::ledger
