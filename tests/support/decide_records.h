// Helpers for the tests of decide: valid records, and decisions as short texts for tables.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "ledger/domain/decide.h"

namespace seatledger::decide_records {

using namespace ledger;

inline Platform platform(std::string key, std::string org, std::int64_t id) {
  Platform record;
  record.key = std::move(key);
  record.org = std::move(org);
  record.platform_id = id;
  return record;
}

inline Program program(std::string key, std::string id, std::optional<std::string> platform_key,
                       std::optional<std::string> org) {
  Program record;
  record.program_key = std::move(key);
  record.program_id = std::move(id);
  record.platform_key = std::move(platform_key);
  record.org = std::move(org);
  return record;
}

inline Person person(std::uint64_t id, std::int64_t user_id, std::string username,
                     std::optional<std::string> email = {}) {
  Person record;
  record.id = PersonId{id};
  record.user_id = user_id;
  record.username = std::move(username);
  record.email = std::move(email);
  record.row_key = sha256(std::to_string(user_id));
  return record;
}

inline DecideContext context() {
  DecideContext context;
  context.now = Timestamp{1'000'000'000};
  context.recorded = context.now;
  context.next_position = Position{51};
  context.sequences = {7, 3, 2, 40};
  context.fresh_key = sha256("fresh");
  return context;
}

// "accepted", or the refusal's code and the faulty field.
inline std::string verdict(const Result<Decision>& decision) {
  if (decision.has_value()) return "accepted";
  const Error& refusal = decision.error();
  std::string text(code_name(refusal.code));
  if (!refusal.fields.empty()) text += " " + refusal.fields.front().field;
  return text;
}

template <class Command, class Inputs>
std::string verdict(const Command& command, const Inputs& inputs,
                    const DecideContext& with = context()) {
  return verdict(decide(command, inputs, with));
}

// For a command that must be accepted.
template <class Command, class Inputs>
Decision decided(const Command& command, const Inputs& inputs,
                 const DecideContext& with = context()) {
  auto decision = decide(command, inputs, with);
  if (decision.has_error()) FAIL(decision.error().detail);
  return std::move(*decision);
}

// The only event of a decision.
template <class Body>
Body only_event(const Decision& decision) {
  REQUIRE(decision.events.size() == 1);
  REQUIRE(std::holds_alternative<Body>(decision.events.front().body));
  return std::get<Body>(decision.events.front().body);
}

}  // namespace seatledger::decide_records
