// Which e-mail addresses are taken.
#include "ledger/domain/email.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace seatledger::ledger;

namespace {

TEST_CASE("email: addresses of all scripts are taken") {
  for (const char* email :
       {"a@example.org", "A.B+c@Example.ORG", "o'neil@example.org", "j\u00fcrgen@example.org",
        "ju\u0308rgen@example.org", "x@m\u00fcnchen.example", "x@xn--mnchen-3ya.example",
        "\u0438\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.example",
        "x@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8", "x@r3---cdn.example.org", "x@1.2.example"}) {
    INFO(email);
    CHECK(is_email(email));
  }
}

TEST_CASE("email: what nobody sees is refused, anywhere in the address") {
  const std::vector<std::string> unseen{
      " ",      "\t",     "\n",     "\x01",       "\x7f",       "\u0085", "\u00a0",
      "\u00ad", "\u034f", "\u061c", "\u115f",     "\u1680",     "\u180e", "\u2003",
      "\u200b", "\u200c", "\u200d", "\u200f",     "\u2028",     "\u2029", "\u202e",
      "\u202f", "\u205f", "\u2060", "\u2066",     "\u3000",     "\u3164", "\ufe0f",
      "\ufeff", "\ufff9", "\ue000", "\U000e0041", "\U000e0100", "\uffff", "\u0378"};
  for (const std::string& hidden : unseen) {
    INFO("bytes " << hidden.size() << ", first " << int{static_cast<unsigned char>(hidden[0])}
                  << ", last " << int{static_cast<unsigned char>(hidden.back())});
    CHECK_FALSE(is_email("ab" + hidden + "@example.org"));
    CHECK_FALSE(is_email(hidden + "ab@example.org"));
    CHECK_FALSE(is_email("a" + hidden + "b@example.org"));
    CHECK_FALSE(is_email("ab@exam" + hidden + "ple.org"));
    CHECK_FALSE(is_email("ab@example.org" + hidden));
  }
  CHECK_FALSE(is_email("a\xff@example.org"));
  CHECK_FALSE(is_email("a\xc3@example.org"));
  CHECK_FALSE(is_email(std::string("a\0b@example.org", 15)));
}

TEST_CASE("email: each label of a domain is one that DNS could have") {
  const std::string long_label(64, 'a');
  for (const std::string& domain :
       {std::string("example"), std::string("-a.example"), std::string("a-.example"),
        std::string("a.-example"), std::string(".example"), std::string("a..example"),
        std::string("a.example."), std::string("a_b.example"), long_label + ".example",
        std::string("xn--a.example"), std::string("xn--\u00fc.example"),
        std::string("xn--Mnchen-3y.example"), std::string("a\u2024b.c_d"),
        std::string("\u0301a.example"), std::string("a.\u3002example")}) {
    INFO(domain);
    CHECK_FALSE(is_email("x@" + domain));
  }
  CHECK(is_email("x@" + std::string(63, 'a') + ".example"));
  CHECK_FALSE(is_email(std::string(65, 'a') + "@example.org"));
  for (const char* email : {"", "@", "a@", "@example.org", "a", ".a@example.org", "a.@example.org",
                            "a..b@example.org", "a@b@example.org", "\"a\"@example.org"}) {
    INFO(email);
    CHECK_FALSE(is_email(email));
  }
}

TEST_CASE("email: what earlier versions took still names somebody") {
  CHECK(may_be_stored_email("a\u00a0b@example.org"));
  CHECK(may_be_stored_email("a\u200b@-example-.org"));
  CHECK_FALSE(may_be_stored_email("a b@example.org"));
  CHECK_FALSE(may_be_stored_email("a@example"));
}

}  // namespace
