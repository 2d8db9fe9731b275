#include "support/decide_records.h"

namespace seatledger::decide_records {
namespace {

Course course(std::optional<std::string> slug = {}) {
  Course record;
  record.course_id = "c";
  record.name = "Course";
  record.slug = std::move(slug);
  record.rest = JsonText(R"({"extra":1})");
  return record;
}

PutMetadata of_course(const char* values, bool merge = true) {
  return {Subject::course, "c", JsonText(values), merge};
}
PutMetadata of_program(const char* values, bool merge = true) {
  return {Subject::program, "p", JsonText(values), merge};
}

PutMetadataInputs course_inputs(std::optional<const char*> values = {},
                                std::optional<std::string> slug = {}) {
  PutMetadataInputs inputs;
  inputs.course = course(std::move(slug));
  if (values) inputs.current = Metadata{Subject::course, "c", JsonText(*values)};
  return inputs;
}
PutMetadataInputs program_inputs() {
  PutMetadataInputs inputs;
  inputs.program = program("p", "id", "north", "org");
  inputs.program->name = "Program";
  return inputs;
}

std::string answer(const Decision& decision) {
  return std::get<Metadata>(decision.answer).values.str();
}

TEST_CASE("metadata: what is unknown is refused") {
  CHECK(verdict(of_course("{}"), PutMetadataInputs{}) == "course_not_found course_id");
  CHECK(verdict(of_program("{}"), PutMetadataInputs{}) == "program_not_found program_id");
  CHECK(verdict(of_course("{}"), program_inputs()) == "course_not_found course_id");
  CHECK(verdict(of_program("{}"), course_inputs()) == "program_not_found program_id");
}

TEST_CASE("metadata: merged into the object or put in its place") {
  struct Row {
    std::optional<const char*> before;
    const char* values;
    bool merge;
    const char* after;
  };
  const Row rows[] = {
      {std::nullopt, R"({"a":1})", true, R"({"a":1})"},
      {std::nullopt, R"({"a":1})", false, R"({"a":1})"},
      {R"({"a":1,"b":2})", R"({"c":3,"a":4})", true, R"({"a":4,"b":2,"c":3})"},
      {R"({"a":1,"b":2})", R"({"c":3})", false, R"({"c":3})"},
      {R"({"a":1})", "{}", false, "{}"},
      {R"({"a":{"x":1}})", R"({"a":{"y":2}})", true, R"({"a":{"y":2}})"},
  };
  for (const Row& row : rows) {
    INFO(row.values << (row.merge ? " merged" : " put"));
    const Decision decision = decided(of_course(row.values, row.merge), course_inputs(row.before));
    const auto event = only_event<MetadataChanged>(decision);
    const std::string before = row.before.value_or("{}");
    CHECK(event == MetadataChanged{Subject::course, "c", JsonText(before), JsonText(row.after)});
    CHECK(answer(decision) == row.after);
    CHECK(decision.change_type == "update");
    CHECK(decision.people.empty());
  }
}

TEST_CASE("metadata: a change that changes nothing appends nothing") {
  const auto appended = [](const PutMetadata& command, const PutMetadataInputs& inputs) {
    return decided(command, inputs).events.size();
  };
  CHECK(appended(of_course("{}"), course_inputs()) == 0);
  CHECK(appended(of_course("{}", false), course_inputs()) == 0);
  CHECK(appended(of_course("{}"), course_inputs(R"({"a":1})")) == 0);
  CHECK(appended(of_course(R"({"a":1})"), course_inputs(R"({"a":1,"b":2})")) == 0);
  CHECK(appended(of_course(R"({"a":1})", false), course_inputs(R"({"a":1})")) == 0);
  CHECK(appended(of_course(R"({"slug":"s"})"), course_inputs({}, "s")) == 0);
  CHECK(appended(of_course(R"({"slug":null})"), course_inputs()) == 0);
}

TEST_CASE("metadata: the slug is the record's own, and changes it after the metadata") {
  struct Row {
    const char* values;
    std::optional<std::string> slug, wanted;
  };
  const Row rows[] = {
      {R"({"slug":"new"})", std::nullopt, "new"},
      {R"({"slug":"new"})", "old", "new"},
      {R"({"slug":null})", "old", std::nullopt},
      {R"({"slug":""})", "old", ""},
  };
  for (const Row& row : rows) {
    INFO(row.values);
    const Decision decision = decided(of_course(row.values), course_inputs(R"({"a":1})", row.slug));
    REQUIRE(decision.events.size() == 2);
    const JsonText same(R"({"a":1})");
    CHECK(std::get<MetadataChanged>(decision.events[0].body) ==
          MetadataChanged{Subject::course, "c", same, same});
    CHECK(std::get<CoursePut>(decision.events[1].body) ==
          CoursePut{course(row.slug), course(row.wanted)});
  }
  const Decision both = decided(of_course(R"({"b":2,"slug":"new"})"), course_inputs());
  REQUIRE(both.events.size() == 2);
  CHECK(std::get<MetadataChanged>(both.events[0].body).after.str() == R"({"b":2})");
  CHECK(answer(both) == R"({"b":2,"slug":"new"})");
}

TEST_CASE("metadata: what is put in place of all leaves the slug that it does not name") {
  const Decision decision =
      decided(of_course(R"({"b":2})", false), course_inputs(R"({"a":1})", "kept"));
  CHECK(only_event<MetadataChanged>(decision).after.str() == R"({"b":2})");
}

TEST_CASE("metadata: of a program, name, enabled and platform_key are the record's own") {
  const auto said = [](const char* values) {
    return verdict(of_program(values), program_inputs());
  };
  CHECK(said(R"({"name":"Other"})") == "not_updatable name");
  CHECK(said(R"({"name":null})") == "not_updatable name");
  CHECK(said(R"({"enabled":false})") == "not_updatable enabled");
  CHECK(said(R"({"platform_key":"south"})") == "not_updatable platform_key");
  const Decision decision = decided(
      of_program(
          R"({"name":"Program","enabled":true,"platform_key":"north","skills":[],"slug":"s"})"),
      program_inputs());
  REQUIRE(decision.events.size() == 2);
  CHECK(std::get<MetadataChanged>(decision.events[0].body).after.str() == R"({"skills":[]})");
  CHECK(std::get<ProgramPut>(decision.events[1].body).after.slug == "s");
  CHECK(std::get<ProgramPut>(decision.events[1].body).after.program_id == "id");
  CHECK(decided(of_course(R"({"name":"Other"})"), course_inputs()).events.size() == 1);
}

TEST_CASE("metadata: an object does not grow without end") {
  const std::string half = "{\"a\":\"" + std::string(600 * 1024, 'x') + "\"}";
  const std::string other = "{\"b\":\"" + std::string(600 * 1024, 'x') + "\"}";
  const PutMetadataInputs inputs = course_inputs(half.c_str());
  CHECK(verdict(of_course(other.c_str()), inputs) == "invalid_fields metadata");
  CHECK(verdict(of_course(other.c_str(), false), inputs) == "accepted");
}

}  // namespace
}  // namespace seatledger::decide_records
