// Notes: signed checkpoints, and the keys that check them.
#include "fuzz/fuzz.h"
#include "ledger/proof/checkpoint.h"

namespace {

using namespace seatledger;
using namespace seatledger::ledger;
using fuzz::require;

// Signed tests/golden/tree_v1/checkpoint.txt and nothing else that an input can hold.
constexpr std::string_view golden_key =
    "seatledger/0123456789abcdef+87446992+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
constexpr std::string_view golden_text =
    "seatledger/0123456789abcdef\n256\nE2v4YTcPtBGPgYh+xd9YtN5eQkl0mlAuIagQE9Fihrw=\n\n";

void check_note(std::string_view note) {
  static const std::vector<VerifierKey> golden{verifier_key_from(golden_key).value()};
  static const SigningKey own{"fuzz", sha256("a key of this test")};
  static const std::vector<VerifierKey> own_keys{own.verifier()};
  const auto checkpoint = read_checkpoint(note);
  if (open_checkpoint(note, golden)) {
    require(note.starts_with(golden_text), "only what was signed can be opened");
    require(checkpoint.has_value(), "what can be opened can be read");
  }
  if (!checkpoint) return;
  const std::string again = sign_checkpoint(checkpoint->tree, own);
  const auto opened = open_checkpoint(again, own_keys);
  require(opened && opened->tree == checkpoint->tree, "a tree is the same when read again");
  require(!open_checkpoint(again, golden), "another key does not open it");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_note(text);
  if (const auto key = verifier_key_from(text)) {
    require(key->text() == text, "a key has one text");
  }
  return 0;
}
