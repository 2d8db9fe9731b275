#include "projections/queries/person_search.h"

#include <catch2/catch.hpp>

namespace seatledger::projections {
namespace {

TEST_CASE("a search finds a part of any name, in any case of letters") {
  ledger::Person person;
  person.username = "ada.l";
  person.name = "Ada \u00dcbermut";
  person.email = "Lovelace@Example.org";
  for (const char* text : {"ADA.L", "\u00fcBER", "mut", "lovelace@", "EXAMPLE", "a"}) {
    INFO(text);
    CHECK(PersonSearch(text).finds(person));
  }
  // Not across two of them.
  for (const char* text : {"byron", "ada.lada", "uber"}) {
    INFO(text);
    CHECK_FALSE(PersonSearch(text).finds(person));
  }
}

TEST_CASE("a search passes over what a person does not have") {
  ledger::Person invited;
  invited.email = "new@example.org";
  CHECK(PersonSearch("NEW@").finds(invited));
  CHECK_FALSE(PersonSearch("ada").finds(invited));
  CHECK_FALSE(PersonSearch("ada").finds(ledger::Person{}));
}

}  // namespace
}  // namespace seatledger::projections
