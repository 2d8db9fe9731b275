#include "ledger/people/people_cache.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

namespace seatledger::ledger {
namespace {

// A store of people of which each chunk has one; counts how often a chunk is loaded.
struct OnePerson {
  std::map<std::uint64_t, std::string> names;  // by number of the chunk
  std::map<std::uint64_t, int> loads;

  static PersonId id(std::uint64_t number) { return PersonId{number * PeopleChunk::people + 7}; }

  PeopleTexts::Chunk load(std::uint64_t number) {
    ++loads[number];
    auto chunk = std::make_shared<PeopleChunk>();
    Person person;
    person.id = id(number);
    person.name = names[number];
    chunk->add(person);
    return chunk;
  }
  std::string read(PeopleCache& cache, std::uint64_t number) {
    const std::vector ids{id(number)};
    const auto texts = cache.texts(ids, [&](std::uint64_t wanted) { return load(wanted); });
    return std::string(texts.of(ids.front())->name);
  }
};

TEST_CASE("a chunk of people is loaded once, until a row of it is written") {
  PeopleCache cache(std::size_t{1} << 20U);
  OnePerson store{{{0, "Ada"}, {3, "Bob"}}, {}};
  for (int i = 0; i < 3; ++i) {
    CHECK(store.read(cache, 0) == "Ada");
    CHECK(store.read(cache, 3) == "Bob");
  }
  CHECK(store.loads == std::map<std::uint64_t, int>{{0, 1}, {3, 1}});
  store.names[3] = "Eve";
  cache.forget(PersonId{3 * PeopleChunk::people});  // a neighbour in the chunk
  CHECK(store.read(cache, 3) == "Eve");
  CHECK(store.read(cache, 0) == "Ada");
  CHECK(store.loads == std::map<std::uint64_t, int>{{0, 1}, {3, 2}});
  cache.forget_all();
  CHECK(cache.bytes() == 0);
  CHECK(store.read(cache, 0) == "Ada");
  CHECK(store.loads == std::map<std::uint64_t, int>{{0, 2}, {3, 2}});
}

TEST_CASE("a chunk that is written while it is loaded is not kept") {
  const bool all = GENERATE(false, true);
  PeopleCache cache(std::size_t{1} << 20U);
  OnePerson store{{{0, "Ada"}}, {}};
  const std::vector ids{OnePerson::id(0)};
  const auto texts = cache.texts(ids, [&](std::uint64_t number) {
    auto chunk = store.load(number);
    store.names[0] = "Eve";
    all ? cache.forget_all() : cache.forget(OnePerson::id(0));
    return chunk;
  });
  CHECK(texts.of(ids.front())->name == "Ada");  // as of the moment of the read
  CHECK(cache.bytes() == 0);
  CHECK(store.read(cache, 0) == "Eve");
}

TEST_CASE("of two that load a chunk, one that began before a write does not win") {
  PeopleCache cache(std::size_t{1} << 20U);
  OnePerson store{{{0, "Ada"}}, {}};
  const std::vector ids{OnePerson::id(0)};
  cache.texts(ids, [&](std::uint64_t number) {
    auto chunk = store.load(number);
    store.names[0] = "Eve";
    cache.forget(OnePerson::id(0));
    CHECK(store.read(cache, 0) == "Eve");
    return chunk;
  });
  CHECK(store.read(cache, 0) == "Eve");
}

TEST_CASE("what was not asked for lately is forgotten when there is no room") {
  constexpr std::size_t chunks = 8;
  PeopleCache cache(chunks * (sizeof(PeopleChunk) + 64));
  OnePerson store;
  for (std::uint64_t number = 0; number < 100; ++number) {
    store.read(cache, 0);  // all the time
    store.read(cache, number);
    CHECK(cache.bytes() <= chunks * (sizeof(PeopleChunk) + 64));
  }
  CHECK(store.loads[0] == 1);
  CHECK(store.loads[50] == 1);
  store.read(cache, 50);
  CHECK(store.loads[50] == 2);
}

TEST_CASE("a cache of no bytes keeps nothing") {
  PeopleCache cache(0);
  OnePerson store{{{0, "Ada"}}, {}};
  CHECK(store.read(cache, 0) == "Ada");
  CHECK(store.read(cache, 0) == "Ada");
  CHECK(store.loads[0] == 2);
  CHECK(cache.bytes() == 0);
}

}  // namespace
}  // namespace seatledger::ledger
