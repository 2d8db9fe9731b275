#include "ledger/proof/checkpoint.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>

#include "base/base64.h"

namespace seatledger::ledger {
namespace {

// The first key pair of RFC 8032, 7.1.
const Digest rfc_seed =
    digest_from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
const Digest rfc_public =
    digest_from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").value();

const SigningKey key{"example.org/ledger", rfc_seed};
const merkle::Tree tree{12, merkle::leaf_hash("a root")};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("the public key is RFC 8032's") { CHECK(key.verifier().public_key == rfc_public); }

TEST_CASE("a verifier key comes back from its text") {
  const VerifierKey verifier = key.verifier();
  const std::string text = verifier.text();
  CHECK(text.starts_with("example.org/ledger+"));
  CHECK(verifier_key_from(text) == verifier);
  CHECK_FALSE(verifier_key_from(""));
  CHECK_FALSE(verifier_key_from(text + "A"));
  CHECK_FALSE(verifier_key_from("example.com" + text.substr(11)));
  CHECK_FALSE(verifier_key_from(text.substr(0, text.rfind('+') + 1)));
}

// The example of the specification of signed notes: Go's module database signs with this key.
TEST_CASE("a verifier key that others made is read") {
  const auto known =
      verifier_key_from("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
  REQUIRE(known);
  CHECK(known->name == "sum.golang.org");
}

TEST_CASE("a checkpoint says what was signed, under the keys that signed it") {
  const std::string note = sign_checkpoint(tree, key);
  const std::array keys{new_signing_key("example.org/ledger").verifier(), key.verifier()};
  const auto opened = open_checkpoint(note, keys);
  REQUIRE(opened);
  CHECK(opened->origin == "example.org/ledger");
  CHECK(opened->tree == tree);
  CHECK_FALSE(open_checkpoint(note, std::span(keys).first(1)));
  CHECK(read_checkpoint(note));
  CHECK(note == sign_checkpoint(tree, key));
}

TEST_CASE("a signature stands for its text alone") {
  const std::string note = sign_checkpoint(tree, key);
  const std::array keys{key.verifier()};
  CHECK_FALSE(open_checkpoint(replaced(note, "\n12\n", "\n13\n"), keys));
  CHECK_FALSE(open_checkpoint(replaced(note, "\n12\n", "\n012\n"), keys));
  CHECK_FALSE(
      open_checkpoint(replaced(note, "example.org/ledger\n", "example.com/ledger\n"), keys));
  CHECK_FALSE(open_checkpoint(note.substr(0, note.size() - 1), keys));
  CHECK_FALSE(open_checkpoint(note.substr(0, note.find("\n\n") + 2), keys));
  CHECK_FALSE(open_checkpoint("", keys));
  const merkle::Tree other{12, merkle::leaf_hash("another root")};
  const std::string forged = sign_checkpoint(other, new_signing_key("example.org/ledger"));
  CHECK_FALSE(open_checkpoint(forged, keys));
  // Lines of signers that the reader does not know are no harm.
  CHECK(open_checkpoint(note + "\xe2\x80\x94 witness.example AAAAAA==\n", keys));
}

TEST_CASE("base64 has one spelling") {
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foob") == "Zm9vYg==");
  CHECK(bytes_from_base64("Zm9vYg==") == "foob");
  CHECK(bytes_from_base64("Zm9vYmFy") == "foobar");
  CHECK(bytes_from_base64("") == "");
  for (const char* bad : {"Zg=", "Zg", "Zh==", "Z===", "====", "Zm9v\n", "Zm 9", "Zg==Zg=="}) {
    CHECK_FALSE(bytes_from_base64(bad));
  }
}

}  // namespace seatledger::ledger
