// Signed checkpoints of the tree: C2SP tlog-checkpoint in a C2SP signed-note, with Ed25519 (RFC
// 8032). Pure except for signing, which OpenSSL does. Permanent (docs/event_format.md,
// tests/golden).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "ledger/proof/merkle.h"

namespace seatledger::ledger {

// What is needed to check a signature. Its text form is a note verifier key: "<name>+<8 hexadecimal
// digits of the key's hash>+<base64 of 0x01 and the public key>".
struct VerifierKey {
  std::string name;
  Digest public_key;  // Ed25519, 32 bytes
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

  // The first four bytes of SHA-256(name, 0x0A, 0x01, public key); they precede each signature.
  std::string hash() const;
  std::string text() const;
};
// Nothing unless `text` is a verifier key with the right hash.
std::optional<VerifierKey> verifier_key_from(std::string_view text);

struct SigningKey {
  std::string name;
  Digest seed;  // the secret: 32 bytes

  VerifierKey verifier() const;
};
SigningKey new_signing_key(std::string name);

// Returns the note: origin, size and base64 of the root on one line each, an empty line, and the
// line "— <name> <base64 of key hash and signature>". The origin is the key's name.
std::string sign_checkpoint(const merkle::Tree& tree, const SigningKey& key);

struct Checkpoint {
  std::string origin;
  merkle::Tree tree;
};
// The content of a note without checking its signature; nothing if it is not a checkpoint.
std::optional<Checkpoint> read_checkpoint(std::string_view note);
// The content if one of the keys signed the note and its name is the origin; else nothing.
std::optional<Checkpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> keys);

}  // namespace seatledger::ledger
