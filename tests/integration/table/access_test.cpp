// Every route × every role × the data of two platforms: who is refused, and what a key that is
// bound to one platform gets of the other.
#include <algorithm>
#include <set>

#include "samples.h"

namespace seatledger::integration {
namespace {

using api::Access;
using api::Route;

struct Role {
  std::string name;
  std::string key;
  bool is_bound = false;  // to north
};

// By hand, so that it is a second opinion about may() of api/credentials.h.
const std::map<Access, std::set<std::string>> admitted{
    {Access::any_key, {"admin", "platform_admin", "bound read_only", "read_only", "auditor"}},
    {Access::license_read, {"admin", "platform_admin", "bound read_only", "read_only"}},
    {Access::license_write, {"admin"}},
    {Access::seat_read, {"admin", "platform_admin", "bound read_only", "read_only"}},
    {Access::seat_write, {"admin", "platform_admin"}},
    {Access::metadata_write, {"admin", "platform_admin"}},
    {Access::ledger_read, {"admin", "platform_admin", "bound read_only", "auditor"}},
    {Access::audit, {"admin", "auditor"}},
    {Access::directory_read, {"admin", "read_only"}},
    {Access::admin, {"admin"}}};

bool admits(const Route& route, const Role& role) {
  return route.access == Access::anyone || admitted.at(route.access).count(role.name) > 0;
}

// What a bound key gets when it asks about the other platform.
enum class OfOther {
  all,       // nothing depends on the platform
  refused,   // 403 platform_forbidden
  filtered,  // 403 when it names the platform; else an answer without its rows
  unseen     // 403, or an answer without its rows
};
const std::map<std::string_view, OfOther> of_other{{"everywhere", OfOther::all},
                                                   {"metadata_target", OfOther::all},
                                                   {"own_metadata_target", OfOther::refused},
                                                   {"license_named", OfOther::refused},
                                                   {"seat_named", OfOther::refused},
                                                   {"group_assignment_named", OfOther::refused},
                                                   {"license_with_seats", OfOther::refused},
                                                   {"license_in_path", OfOther::refused},
                                                   {"license_in_path_at", OfOther::refused},
                                                   {"event_in_path", OfOther::refused},
                                                   {"platform_list", OfOther::filtered},
                                                   {"summed_platform", OfOther::filtered},
                                                   {"feed_events", OfOther::filtered},
                                                   {"history_events", OfOther::unseen},
                                                   {"people_of_key", OfOther::unseen},
                                                   {"person_in_path_at", OfOther::unseen}};

std::string code_of(const HttpAnswer& answer) {
  const json body = json::parse(answer.body, nullptr, false);
  return body.is_object() ? body.value("code", "") : "";
}

class Walk : public TableWorld {
 public:
  Walk() {
    roles_ = {{"admin", std::string(support::admin_key)},
              {"platform_admin", new_key("platform_admin", "north"), true},
              {"bound read_only", new_key("read_only", "north"), true},
              {"read_only", new_key("read_only")},
              {"auditor", new_key("auditor")}};
  }

  void walk(const Route& route) const {
    const std::uint64_t head = log_head();
    check_stranger(route);
    for (const Role& role : roles_) {
      INFO(role.name);
      if (!admits(route, role)) {
        check_denied(route, role);
        continue;
      }
      check_good(route, role, north());
      if (role.is_bound) {
        check_of_other(route, role);
      } else {
        check_good(route, role, south());
      }
    }
    CHECK(log_head() == head);
  }

 private:
  HttpAnswer ask(const Route& route, const Role& role, HttpCall call) const {
    call.authorization = "Api-Token " + role.key;
    return answer_to(route, call);
  }

  void check_stranger(const Route& route) const {
    for (const char* authorization : {"", "Api-Token 0123456789"}) {
      HttpCall call = sample(route, north());
      call.authorization = authorization;
      const HttpAnswer answer = answer_to(route, call);
      INFO(answer.head << answer.body);
      if (route.access == Access::anyone) {
        CHECK(answer.status < 400);
      } else {
        CHECK(answer.status == 401);
        CHECK(code_of(answer) == "not_authenticated");
      }
    }
  }

  void check_denied(const Route& route, const Role& role) const {
    for (const Side* side : {&north(), &south()}) {
      // Not a dry run: a call that is not refused is noticed by what it stores.
      const HttpAnswer answer = ask(route, role, call_of(route, *side));
      INFO(answer.head << answer.body);
      CHECK(answer.status == 403);
      CHECK(code_of(answer) == "permission_denied");
    }
  }

  void check_good(const Route& route, const Role& role, const Side& side) const {
    const HttpAnswer answer = ask(route, role, sample(route, side));
    INFO(side.name << '\n' << answer.head << answer.body);
    const bool writes = route.method != api::HttpMethod::get && !route.changes_nothing;
    if (writes && !route.takes_dry_run()) {
      CHECK(code_of(answer) == "invalid_parameter");
      CHECK(answer.json().contains("dry_run"));
    } else {
      const auto& others = route.answer.others;
      const bool is_other =
          std::any_of(others.begin(), others.end(),
                      [&](const api::OtherAnswer& other) { return other.status == answer.status; });
      CHECK((answer.status == route.answer.status || is_other));
    }
  }

  void check_of_other(const Route& route, const Role& role) const {
    const auto rule = of_other.find(route.scope.get().name);
    REQUIRE(rule != of_other.end());  // a new scope: what does it do to the other platform's data?
    if (rule->second == OfOther::all) return check_good(route, role, south());
    HttpCall call = call_of(route, south());
    if (rule->second == OfOther::filtered) {
      check_unseen(route, role, call);
      call.target = with_parameter(call.target, "platform_key=south");
    }
    const HttpAnswer answer = ask(route, role, call);
    INFO(answer.head << answer.body);
    if (rule->second == OfOther::unseen && answer.status == 200)
      return check_unseen(route, role, call);
    CHECK(answer.status == 403);
    CHECK(code_of(answer) == "platform_forbidden");
  }

  void check_unseen(const Route& route, const Role& role, const HttpCall& call) const {
    const HttpAnswer answer = ask(route, role, call);
    INFO(answer.head << answer.body);
    CHECK(answer.status == 200);
    CHECK(answer.body.find("south") == std::string::npos);
  }

  std::vector<Role> roles_;
};

TEST_CASE("table: every route, for every role and the data of two platforms") {
  const Walk walk;
  std::size_t walked = 0;
  for (const Route& route : api::all_routes()) {
    if (route.answer.form == api::AnswerForm::file) continue;
    INFO(route.operation);
    walk.walk(route);
    ++walked;
  }
  CHECK(walked > 100);
}

}  // namespace
}  // namespace seatledger::integration
