// The small views: what repeats are recognised by, keys of the API, sequences.
#include <catch2/catch.hpp>

#include "ledger/write/idempotency.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::ApiKey;
using ledger::Kind;

ledger::Event with_digest(ledger::Event event, std::uint64_t number) {
  event.request_digest = digest_of(number);
  return event;
}

TEST_CASE("a creation is remembered by its transaction and content") {
  ViewFixture f;
  const auto event = with_digest(f.make.created(1, Kind::user, license_terms("acme", "a")), 1);
  f.apply(event);
  const auto known =
      f.views.state().remembered(ledger::create_key(event.transaction_id, digest_of(1)));
  REQUIRE(known);
  CHECK(known->request_digest == digest_of(1));
  CHECK(known->position == event.position);
  CHECK_FALSE(f.views.state().remembered(ledger::create_key(event.transaction_id, digest_of(2))));
  CHECK_FALSE(f.views.state().remembered(ledger::create_key("other", digest_of(1))));
}

TEST_CASE("an update is remembered as the license's latest under its transaction") {
  ViewFixture f;
  f.apply(f.make.created(1, Kind::user, license_terms("acme", "a")));
  for (const std::uint64_t number : {1U, 2U}) {
    auto event = with_digest(f.make.updated(1, Kind::user, {}), number);
    event.transaction_id = "subscription";
    f.apply(event);
    const auto known = f.views.state().remembered(ledger::update_key("subscription", LicenseId{1}));
    REQUIRE(known);
    CHECK(known->request_digest == digest_of(number));
    CHECK(known->position == event.position);
  }
}

TEST_CASE("an Idempotency-Key is remembered for its caller, from a commit's first event") {
  ViewFixture f;
  auto first = with_digest(f.make.event(ledger::CoursePut{{}, {"c", {}, {}, {}, {}, {}}}), 1);
  first.idempotency_key = digest_of(10);
  first.commit.size = 2;
  auto second = with_digest(f.make.event(ledger::CoursePut{{}, {"d", {}, {}, {}, {}, {}}}), 1);
  second.idempotency_key = digest_of(11);
  second.commit = {first.position, 1, 2};
  f.views.apply(first);
  f.views.apply(second);
  const auto known = f.views.state().remembered(ledger::caller_key("key:1", digest_of(10)));
  REQUIRE(known);
  CHECK(known->position == first.position);
  CHECK_FALSE(f.views.state().remembered(ledger::caller_key("key:2", digest_of(10))));
  CHECK_FALSE(f.views.state().remembered(ledger::caller_key("key:1", digest_of(11))));
}

TEST_CASE("without a request digest nothing is remembered") {
  ViewFixture f;
  auto event = f.make.event(ledger::CoursePut{{}, {"c", {}, {}, {}, {}, {}}});
  event.idempotency_key = digest_of(10);
  f.apply(event);
  CHECK_FALSE(f.views.state().remembered(ledger::caller_key("key:1", digest_of(10))));
}

ApiKey api_key(std::uint64_t id) {
  return {KeyId{id},
          "key " + std::to_string(id),
          ledger::Role::platform_admin,
          "acme",
          Timestamp{99},
          digest_of(id)};
}

TEST_CASE("an API key is found by id and digest until it is revoked") {
  ViewFixture f;
  f.apply(f.make.event(ledger::KeyCreated{api_key(1)}));
  f.apply(f.make.event(ledger::KeyCreated{api_key(2)}));
  CHECK(f.views.state().key(KeyId{1}) == api_key(1));
  CHECK(f.reader().key_by_digest(digest_of(1)) == api_key(1));
  CHECK_FALSE(f.reader().key_by_digest(digest_of(3)));
  CHECK(f.reader().keys({}).rows == std::vector<ApiKey>{api_key(1), api_key(2)});

  f.apply(f.make.event(ledger::KeyRevoked{api_key(1)}));
  CHECK_FALSE(f.views.state().key(KeyId{1}));
  CHECK_FALSE(f.reader().key_by_digest(digest_of(1)));
  const auto left = f.reader().keys({});
  CHECK(left.total == 1);
  CHECK(left.rows == std::vector<ApiKey>{api_key(2)});
}

TEST_CASE("sequences go past every number the log holds") {
  ViewFixture f;
  CHECK(f.views.state().sequences() == ledger::Sequences{});
  f.apply(f.make.created(4, Kind::user, license_terms("acme", "a")));
  f.apply(f.make.event(ledger::PlatformPut{{}, platform_record("acme", "a", 70)}));
  f.apply(f.make.event(ledger::PlatformPut{{}, platform_record("zeta", "z", 5)}));
  f.apply(f.make.event(ledger::UserPut{{}, {PersonId{3}, true, {}}}));
  f.apply(f.make.event(ledger::KeyCreated{api_key(2)}));
  f.apply(f.make.event(ledger::KeyRevoked{api_key(2)}));
  CHECK(f.views.state().sequences() == ledger::Sequences{4, 3, 2, 70});
}

}  // namespace
}  // namespace seatledger::projections
