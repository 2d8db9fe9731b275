#include "runtime/operations/view_generations.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "base/store_error.h"
#include "support/temporary_directory.h"

namespace seatledger::runtime {
namespace {

TEST_CASE("a damaged pointer file begins a new generation beside those that are there") {
  const std::string damage = GENERATE(std::string(2, '\0'), std::string(), std::string("garbage\n"),
                                      std::string("0\n"), std::string("99999999999999999999999\n"));
  const contract::TemporaryDirectory directory;
  const std::filesystem::path views = directory.path() / "views";
  {
    ViewGenerations made(directory.path());
    std::filesystem::create_directories(made.directory_of(1));
    std::filesystem::create_directories(made.directory_of(2));
    made.switch_to(2);
  }
  std::ofstream(views / "current", std::ios::binary | std::ios::trunc) << damage;
  CHECK(ViewGenerations(directory.path()).current_number() == 3);
  // It is written down.
  CHECK(ViewGenerations(directory.path()).current_number() == 3);
  CHECK_FALSE(std::filesystem::exists(views / "3"));
}

TEST_CASE("the generation that a rollback goes to is not deleted meanwhile") {
  const contract::TemporaryDirectory directory;
  ViewGenerations generations(directory.path());
  std::filesystem::create_directories(generations.directory_of(1));
  std::filesystem::create_directories(generations.directory_of(2));
  generations.switch_to(2);
  {
    const ViewGenerations::HeldPrevious held(generations);
    CHECK(held.number() == 1U);
    CHECK_THROWS_AS(generations.drop_old(), StoreError);
    CHECK(std::filesystem::exists(generations.directory_of(1)));
  }
  generations.drop_old();
  CHECK_FALSE(std::filesystem::exists(generations.directory_of(1)));
  CHECK_FALSE(ViewGenerations::HeldPrevious(generations).number());
  CHECK_NOTHROW(generations.drop_old());
}

}  // namespace
}  // namespace seatledger::runtime
