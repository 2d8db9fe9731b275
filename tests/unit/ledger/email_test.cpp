// Which e-mail addresses are taken, and which are one person's.
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

TEST_CASE("email: ASCII addresses are compared with A to Z in lower case, as ever") {
  CHECK(fold_email("Ada@Example.ORG") == "ada@example.org");
  CHECK(fold_email("Ada@XN--Mnchen-3YA.Example") == "ada@xn--mnchen-3ya.example");
  CHECK(fold_email("no address") == "no address");
  CHECK(fold_email("a_B@c_D") == "a_b@c_d");
}

TEST_CASE("email: one form for all spellings of an address") {
  const std::vector<std::vector<std::string>> people{
      {"j\u00fcrgen@example.org", "J\u00dcRGEN@example.org", "ju\u0308rgen@EXAMPLE.org",
       "JU\u0308RGEN@Example.Org"},
      {"x@m\u00fcnchen.example", "X@M\u00dcNCHEN.example", "x@mu\u0308nchen.example",
       "x@xn--mnchen-3ya.example", "x@XN--MNCHEN-3YA.Example", "x@m\u00fcnchen\u3002example",
       "x@m\u00fcnchen.\uff45xample"},
      {"\u03c3\u03bf\u03c6\u03bf\u03c2@example.org", "\u03a3\u039f\u03a6\u039f\u03a3@example.org"},
      {"\u0418\u0412\u0410\u041d@example.org", "\u0438\u0432\u0430\u043d@example.org"},
      {"stra\u00dfe@example.org", "STRA\u1e9eE@example.org"},
      {"\u212alaus@example.org", "klaus@example.org", "KLAUS@example.org"},
      // Not taken any more, but perhaps stored.
      {"\u00dc@a_b.\u00dcx", "\u00fc@A_B.\u00fcx"},
      {"\u00dc", "\u00fc"}};
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::string form = fold_email(people[i].front());
    CHECK(fold_email(form) == form);
    for (const std::string& spelling : people[i]) {
      INFO(spelling);
      CHECK(fold_email(spelling) == form);
      CHECK(fold_email(lower_email(spelling)) == form);
    }
    for (std::size_t k = 0; k < i; ++k) CHECK(fold_email(people[k].front()) != form);
  }
  // Other people: DNS and many mail servers know both.
  CHECK(fold_email("stra\u00dfe@example.org") != fold_email("strasse@example.org"));
  CHECK(fold_email("a@fa\u00df.example") != fold_email("a@fass.example"));
  CHECK(fold_email("j\u00fcrgen@example.org") != fold_email("jurgen@example.org"));
}

}  // namespace
