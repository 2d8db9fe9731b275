#include "base/digest.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger {
namespace {

std::string repeated(std::size_t count, unsigned char byte) {
  return std::string(count, static_cast<char>(byte));
}

TEST_CASE("SHA-256 gives what FIPS 180-4 says") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256(std::string_view{})) == to_hex(sha256("")));
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(sha256(std::string_view("a\0b", 3)) != sha256("a"));
}

TEST_CASE("HMAC-SHA-256 gives what RFC 4231 says") {
  struct Vector {
    std::string key, bytes;
    std::string_view expected;
  };
  std::string counting;
  for (char c = 1; c <= 25; ++c) counting += c;
  const std::vector<Vector> table{
      {repeated(20, 0x0b), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {repeated(20, 0xaa), repeated(50, 0xdd),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {counting, repeated(50, 0xcd),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
      {repeated(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
      {repeated(131, 0xaa),
       "This is a test using a larger than block-size key and a larger than block-size data. The "
       "key needs to be hashed before being used by the HMAC algorithm.",
       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
      {"", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"},
  };
  for (const Vector& row : table) {
    CAPTURE(row.bytes);
    CHECK(to_hex(hmac_sha256(row.key, row.bytes)) == row.expected);
  }
  CHECK(to_hex(hmac_sha256(std::string_view{}, std::string_view{})) == table.back().expected);
}

TEST_CASE("under kept secrets HMAC-SHA-256 is the same, in every order of more than are kept") {
  std::vector<Digest> secrets;
  for (const char* name : {"a", "b", "c", "d", "e"}) secrets.push_back(sha256(name));
  for (const std::size_t i : {0U, 0U, 1U, 0U, 2U, 3U, 4U, 0U, 4U, 3U, 3U, 1U, 2U, 0U}) {
    CAPTURE(i);
    for (const std::string& text :
         {std::string("email:one@example.org"), std::string(), std::string(200, 'x')}) {
      CHECK(kept_hmac_sha256(secrets[i], text) == hmac_sha256(secrets[i].view(), text));
    }
  }
}

TEST_CASE("a digest is read from 64 hexadecimal digits and nothing else") {
  const Digest digest = sha256("abc");
  const std::string text = to_hex(digest);
  CHECK(digest_from_hex(text) == digest);
  std::string upper = text;
  for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  CHECK(digest_from_hex(upper) == digest);
  CHECK_FALSE(digest_from_hex(""));
  CHECK_FALSE(digest_from_hex(text.substr(1)));
  CHECK_FALSE(digest_from_hex(text + "0"));
  for (const char junk : {'g', 'G', ' ', '/', ':', '@', '`', '\0', '\xff'}) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{31}, std::size_t{63}}) {
      std::string broken = text;
      broken[at] = junk;
      CAPTURE(broken);
      CHECK_FALSE(digest_from_hex(broken));
    }
  }
}

TEST_CASE("bytes are printed as lower-case hexadecimal digits") {
  CHECK(to_hex(std::string_view{}).empty());
  CHECK(to_hex(std::string_view("\x00\x7f\x80\xff", 4)) == "007f80ff");
}

TEST_CASE("random digests do not repeat") {
  std::set<Digest> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_digest());
  CHECK(seen.size() == 1000);
}

}  // namespace
}  // namespace seatledger
