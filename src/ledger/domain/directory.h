// Reference data that licenses name: ids are the caller's, and a change replaces the whole record.
// `rest` holds the members that the ledger does not know, as one JSON object.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/fields.h"
#include "base/json_text.h"

namespace seatledger::ledger {

struct Platform {
  std::string key;
  std::string org;
  std::int64_t platform_id = 0;  // given by the ledger unless the caller gives one
  std::string name;
  bool active = true;
  JsonText rest;
  friend bool operator==(const Platform&, const Platform&) = default;
};

struct Course {
  std::string course_id;
  std::optional<std::string> name, slug, org, platform_key;
  JsonText rest;
  friend bool operator==(const Course&, const Course&) = default;
};

struct Program {
  std::string program_key;
  std::string program_id;
  std::optional<std::string> name, slug, org, platform_key;
  bool enabled = true;
  JsonText course_list{"[]"};
  JsonText rest;
  friend bool operator==(const Program&, const Program&) = default;
};

// One record per field_key, scope and org; an absent scope or org is an empty text.
struct Choices {
  std::string field_key;
  std::string scope;
  std::string org;
  JsonText choices{"[]"};
  JsonText rest;
  friend bool operator==(const Choices&, const Choices&) = default;
};

// A group without its members, which are stored separately because they are many and change singly.
struct Group {
  std::string group_id;  // the caller's; any text
  std::string name;
  std::string platform_key;
  JsonText rest;
  friend bool operator==(const Group&, const Group&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::Platform> =
    std::tuple{Field{"key", &ledger::Platform::key},
               Field{"org", &ledger::Platform::org},
               Field{"platform_id", &ledger::Platform::platform_id},
               Field{"name", &ledger::Platform::name},
               Field{"active", &ledger::Platform::active},
               Field{"rest", &ledger::Platform::rest}};

template <>
inline constexpr auto fields_of<ledger::Course> =
    std::tuple{Field{"course_id", &ledger::Course::course_id},
               Field{"name", &ledger::Course::name},
               Field{"slug", &ledger::Course::slug},
               Field{"org", &ledger::Course::org},
               Field{"platform_key", &ledger::Course::platform_key},
               Field{"rest", &ledger::Course::rest}};

template <>
inline constexpr auto fields_of<ledger::Program> =
    std::tuple{Field{"program_key", &ledger::Program::program_key},
               Field{"program_id", &ledger::Program::program_id},
               Field{"name", &ledger::Program::name},
               Field{"slug", &ledger::Program::slug},
               Field{"org", &ledger::Program::org},
               Field{"platform_key", &ledger::Program::platform_key},
               Field{"enabled", &ledger::Program::enabled},
               Field{"course_list", &ledger::Program::course_list},
               Field{"rest", &ledger::Program::rest}};

template <>
inline constexpr auto fields_of<ledger::Choices> =
    std::tuple{Field{"field_key", &ledger::Choices::field_key},
               Field{"scope", &ledger::Choices::scope}, Field{"org", &ledger::Choices::org},
               Field{"choices", &ledger::Choices::choices}, Field{"rest", &ledger::Choices::rest}};

template <>
inline constexpr auto fields_of<ledger::Group> = std::tuple{
    Field{"group_id", &ledger::Group::group_id}, Field{"name", &ledger::Group::name},
    Field{"platform_key", &ledger::Group::platform_key}, Field{"rest", &ledger::Group::rest}};

}  // namespace seatledger
