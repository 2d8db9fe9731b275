// The lineage of a log: folded from its first record and each log_restored.
#include <catch2/catch.hpp>

#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Lineage;

// The first `size` events of one log are the same whatever follows.
class LineageLog {
 public:
  explicit LineageLog(std::uint64_t size) {
    while (size-- > 0) add(ledger::PlatformPut{{}, platform_record("acme", "ACME", 1)});
  }
  LineageLog& add(ledger::EventBody body) {
    views_.apply(make_.event(std::move(body)));
    views_.commit();
    return *this;
  }
  LineageLog& restore(std::uint64_t lost) { return add(ledger::LogRestored{0, {}, lost, lost}); }
  Lineage lineage() const { return StateReader(store_).lineage(); }

 private:
  EventMaker make_;
  MemoryStore store_;
  ViewSet views_{store_};
};

TEST_CASE("lineage: an id of the first record, which every restore changes") {
  CHECK(LineageLog(0).lineage().id() == "0000000000000000");
  const std::string first = LineageLog(1).lineage().id();
  CHECK(first.size() == 16);
  CHECK(LineageLog(9).lineage().id() == first);
  const std::string second = LineageLog(9).restore(1).lineage().id();
  CHECK(second.size() == 33);
  CHECK(second.starts_with(first + '-'));
  CHECK(LineageLog(9).restore(2).lineage().id() != second);
  CHECK(LineageLog(8).restore(1).lineage().id() != second);
  CHECK(LineageLog(9).restore(1).restore(1).lineage().id() != second);
  CHECK(LineageLog(0).restore(1).lineage().id().size() == 16);
}

TEST_CASE("lineage: from where a log and another one differ") {
  const auto from = [](const Lineage& log, const std::string& other) -> std::uint64_t {
    return log.differs_from(other).value_or(Position{}).value;
  };
  const Lineage plain = LineageLog(9).lineage();
  LineageLog log(9);
  const Lineage once = log.restore(1).lineage();                             // position 10
  const Lineage twice = log.add(ledger::KeyCreated{}).restore(7).lineage();  // position 12
  CHECK(from(plain, plain.id()) == 0);
  CHECK(from(once, once.id()) == 0);
  CHECK(from(once, plain.id()) == 10);
  CHECK(from(twice, plain.id()) == 10);
  CHECK(from(twice, once.id()) == 12);
  // Its own restore was lost by the one at 6.
  CHECK(from(LineageLog(5).restore(8).lineage(), once.id()) == 6);
  // Nothing is known about it.
  CHECK(from(plain, once.id()) == 1);
  CHECK(from(once, "") == 1);
  CHECK(from(once, "0000000000000000-1111111111111111") == 1);
}

TEST_CASE("lineage: which restore an event was written after") {
  LineageLog log(9);
  const Lineage once = log.restore(1).lineage();
  const Lineage twice = log.add(ledger::KeyCreated{}).restore(7).lineage();
  CHECK(twice.id_after_restore(Position{9}).empty());
  CHECK(twice.id_after_restore(Position{10}) == once.id());
  CHECK(twice.id_after_restore(Position{11}) == once.id());
  CHECK(twice.id_after_restore(Position{12}) == twice.id());
  CHECK(twice.last_restore() == Position{12});
  CHECK_FALSE(LineageLog(9).lineage().last_restore());
}

}  // namespace
}  // namespace seatledger::projections
