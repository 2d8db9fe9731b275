// Every parameter and header that a route declares, with a good, a bad and an unknown value; and a
// parameter that it does not declare.
#include <limits>
#include <variant>

#include "api/document/examples.h"
#include "api/document/route_facts.h"
#include "samples.h"

namespace seatledger::integration {
namespace {

using api::FieldType;
using api::InputField;
using api::Route;
using api::UnknownParameters;

// What examples cannot know: positions that this log has.
const std::map<std::string_view, std::string> good_values{
    {"after", "1"}, {"from", "1"}, {"to", "2"}, {"wait", "0"}};

std::string good_value(const InputField& field) {
  const auto known = good_values.find(field.name);
  if (known != good_values.end()) return known->second;
  const nlohmann::ordered_json example = api::example_of(field);
  return example.is_string() ? example.get<std::string>() : example.dump();
}

// Values that the type, the bounds or the closed list of values refuse.
std::vector<std::string> bad_values(const InputField& field) {
  const std::string too_long(api::text_bytes_max + 1, 'x');
  switch (field.type) {
    case FieldType::integer: {
      std::vector<std::string> values{"x", "1.5", ""};
      if (field.min > std::numeric_limits<std::int64_t>::min()) {
        values.push_back(std::to_string(field.min - 1));
      }
      if (field.max < std::numeric_limits<std::int64_t>::max()) {
        values.push_back(std::to_string(field.max + 1));
      }
      return values;
    }
    case FieldType::flag: return {"maybe", ""};
    case FieldType::position: return {"x", "-1", "2026-01-01T00:00:00Z", ""};
    case FieldType::moment: return {"x", "-1", "2026-13-01T00:00:00Z", ""};
    case FieldType::email:
    case FieldType::stored_email: return {"nobody", ""};
    default: {
      std::vector<std::string> values{too_long};
      if (!field.blank) values.emplace_back("");
      if (!field.values.empty()) values.emplace_back("unknown");
      return values;
    }
  }
}

std::string parameter_text(std::string_view name, const std::string& value) {
  std::string text;
  api::append_parameter(text, name, value);
  return text;
}

// In the place of the one of that name which the call has.
HttpCall with_value(HttpCall call, std::string_view name, const std::string& value) {
  const std::size_t question = call.target.find('?');
  const std::string path = call.target.substr(0, question);
  const auto given = question == std::string::npos
                         ? api::QueryParameters{}
                         : *api::parse_query(std::string_view(call.target).substr(question + 1));
  std::string query = parameter_text(name, value);
  for (const api::QueryParameter& parameter : given) {
    if (parameter.name != name) api::append_parameter(query, parameter.name, parameter.value);
  }
  call.target = path + '?' + query;
  return call;
}

bool is_blamed(const HttpAnswer& answer, const std::string& name) {
  if (answer.status != 400) return false;
  const json body = answer.json();
  return body.at("code") == "invalid_parameter" && body.contains(name) && body.at(name).is_array();
}

class Parameters : public TableWorld {
 public:
  void walk(const Route& route) const {
    const std::uint64_t head = log_head();
    for (const InputField& field : route.parameters) {
      INFO(field.name);
      const std::string name(field.name);
      const HttpAnswer good =
          answer_to(route, with_value(sample(route, north()), name, good_value(field)));
      INFO(good.head << good.body);
      CHECK_FALSE(is_blamed(good, name));
      CHECK(good.status != 500);
      for (const std::string& value : bad_values(field)) {
        // No dry run: what is not refused is noticed by what it stores.
        const HttpAnswer bad = answer_to(route, with_value(call_of(route, north()), name, value));
        INFO(value.substr(0, 40) << '\n' << bad.head << bad.body);
        CHECK(is_blamed(bad, name));
      }
      if (field.required) check_required(route, name);
    }
    check_undeclared(route);
    check_headers(route);
    CHECK(log_head() == head);
  }

 private:
  void check_required(const Route& route, const std::string& name) const {
    HttpCall call = call_of(route, north());
    call.target.resize(call.target.find('?'));
    const HttpAnswer answer = answer_to(route, call);
    INFO(answer.head << answer.body);
    CHECK(is_blamed(answer, name));
  }

  void check_undeclared(const Route& route) const {
    const bool is_refused = route.unknown == UnknownParameters::refused;
    HttpCall call = is_refused ? call_of(route, north()) : sample(route, north());
    const HttpAnswer answer = answer_to(route, with_value(std::move(call), "undeclared", "x"));
    INFO(answer.head << answer.body);
    CHECK(is_blamed(answer, "undeclared") == is_refused);
  }

  void check_headers(const Route& route) const {
    for (const InputField& field : api::headers_of(route)) {
      INFO(field.name);
      const std::string line = std::string(field.name) + ": ";
      const HttpAnswer good =
          answer_to(route, with_header(sample(route, north()), line + good_value(field)));
      INFO(good.head << good.body);
      CHECK((good.status < 400 || good.status == 412));  // 412: of another version
      if (field.name != "Idempotency-Key") continue;     // the others name a version or do not
      const std::string too_long(256, 'k');
      const HttpAnswer bad =
          answer_to(route, with_header(call_of(route, north()), line + too_long));
      INFO(bad.head << bad.body);
      const bool has_lines = std::holds_alternative<api::Stream>(route.work);
      CHECK((has_lines ? bad.json().at("results")[0].at("status") == 400 : bad.status == 400));
    }
  }
};

TEST_CASE("table: every parameter with a good, a bad and an unknown value") {
  const Parameters parameters;
  std::size_t walked = 0;
  for (const Route& route : api::all_routes()) {
    if (route.answer.form == api::AnswerForm::file) continue;
    INFO(route.operation);
    parameters.walk(route);
    walked += route.parameters.size();
  }
  CHECK(walked > 300);
}

}  // namespace
}  // namespace seatledger::integration
