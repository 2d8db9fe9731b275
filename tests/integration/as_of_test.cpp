// Licenses, lists and seats as of a moment, and the use of a license over time.
#include <chrono>
#include <string>
#include <thread>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class AsOfUnderTest : public SeatsUnderTest {
 public:
  static std::string of(std::uint64_t id, const std::string& rest = {}) {
    return "/api/ledger/licenses/" + std::to_string(id) + "/" + rest;
  }
  static std::string all(const std::string& query) { return "/api/ledger/licenses/?" + query; }
  json row(std::uint64_t id, const std::string& at) const {
    return good(get(of(id, "?at=" + at))).json();
  }
  // When the event at a position was recorded.
  std::string time_of(const std::string& position) const {
    const json event = good(get("/api/ledger/events/" + position + "/")).json();
    return event.at("time");
  }
  json bad(const std::string& target) const {
    const HttpAnswer answer = call(get(target));
    INFO(target << '\n' << answer.body);
    CHECK(answer.status == 400);
    return answer.json();
  }
  int status(const std::string& target) const { return call(get(target)).status; }
  std::string key(const std::string& role, const json& platform = nullptr) const {
    json body{{"name", role}, {"role", role}};
    if (!platform.is_null()) body["platform_key"] = platform;
    return good(post("/api/ledger/keys/", body.dump())).json().at("key");
  }
};

std::vector<std::uint64_t> user_ids(const json& page) {
  std::vector<std::uint64_t> found;
  for (const json& row : page.at("results")) found.push_back(row.at("user_id"));
  return found;
}

TEST_CASE_METHOD(AsOfUnderTest, "a license as of positions and times, also after a restart") {
  const std::string before = head();
  const std::uint64_t id = license("user", 2, {{"name", "Campus"}});
  const std::string created = head();
  const HttpAnswer now_answer = good(get(of(id)));
  const json first = now_answer.json();
  update("user", {{"license_id", id}, {"count", 3}, {"name", "Campus II"}});
  const std::string updated = head();
  assign("user", {{"license_id", id}, {"user_id", 1}});
  const std::string assigned = head();
  const json last = good(get(of(id))).json();

  const auto check = [&] {
    const HttpAnswer answer = good(get(of(id, "?at=" + created)));
    CHECK(answer.json() == first);
    CHECK(answer.json().at("kind") == "user");
    CHECK(answer.header("Ledger-Position") == created);
    CHECK(answer.header("ETag") == now_answer.header("ETag"));
    CHECK(row(id, updated).at("name") == "Campus II");
    CHECK(row(id, updated).at("usage_count") == 0);
    CHECK(row(id, assigned) == last);
    CHECK(last.at("usage_count") == 1);
    CHECK(good(get(of(id, "?at=" + assigned))).header("ETag") == good(get(of(id))).header("ETag"));

    CHECK(row(id, time_of(created)) == first);
    const HttpAnswer by_time = good(get(of(id, "?at=" + time_of(updated))));
    CHECK(by_time.json() == row(id, updated));
    CHECK(by_time.header("Ledger-Position") == updated);
    CHECK(row(id, "2999-01-01") == last);
    CHECK(row(id, "2999-01-01T00:00:00%2B02:00") == last);
    CHECK(row(id, "2999-01-01T00:00:00+02:00") == last);

    CHECK(status(of(id, "?at=" + before)) == 404);
    CHECK(status(of(id, "?at=0")) == 404);
    CHECK(status(of(id, "?at=" + time_of(before))) == 404);
    CHECK(status(of(id, "?at=2001-01-01T00:00:00Z")) == 404);
    CHECK(status(of(id + 90, "?at=" + assigned)) == 404);
    CHECK(status(of(id + 90)) == 404);
  };
  check();
  restart();
  check();
  restart_without_views();
  check();
}

TEST_CASE_METHOD(AsOfUnderTest, "inside a commit it is the state before that commit") {
  const std::uint64_t id = license("user", 5);
  const std::uint64_t before = std::stoull(head());
  good(post(of(id, "assignments/"),
            R"({"assignments":[{"user_id":1},{"user_id":2},{"user_id":3}],"mode":"atomic"})"));
  const std::uint64_t after = std::stoull(head());
  REQUIRE(after > before + 2);
  for (std::uint64_t at = before; at < after; ++at) {
    CHECK(row(id, std::to_string(at)).at("usage_count") == 0);
    CHECK(good(get(of(id, "assignments/?at=" + std::to_string(at)))).json().at("count") == 0);
  }
  CHECK(row(id, std::to_string(after)).at("usage_count") == 3);
}

TEST_CASE_METHOD(AsOfUnderTest, "parameters that cannot be read are named") {
  const std::uint64_t id = license("user", 2);
  for (const std::string at : {"soon", "", "-1", "1.5", "99999999", "99999999999999999999999",
                               "2026-13-01", "2026-02-30T00:00:00Z"}) {
    INFO(at);
    for (const std::string& target :
         {of(id, "?at=" + at), all("at=" + at), of(id, "assignments/?at=" + at),
          of(id, "usage/?from=" + at), of(id, "usage/?to=" + at)}) {
      const json problem = bad(target);
      const std::size_t begin = target.find('?') + 1;
      const std::string name = target.substr(begin, target.rfind('=') - begin);
      CHECK(problem.at("code") == "invalid_parameter");
      CHECK(problem.dump().find('"' + name + '"') != std::string::npos);
    }
  }
  for (const std::string& target :
       {all("kind=house"), all("sort=nothing"), all("page=0"), all("active=perhaps"),
        of(id, "assignments/?active=2"), of(id, "assignments/?direct=x"),
        of(id, "assignments/?sort=user_id"), of(id, "assignments/?page_size=x"),
        of(id, "usage/?step=0"), of(id, "usage/?step=1y"), of(id, "usage/?step=h"),
        of(id, "usage/?step=99999999999d"), of(id, "usage/?step=1s&from=2001-01-01"),
        of(id, "usage/?from=2031-01-01&to=2030-01-01"),
        of(id, "usage/?from=2029-01-01T00:00:00Z&to=1")}) {
    CHECK(bad(target).at("code") == "invalid_parameter");
  }
  CHECK(status(all("page=99")) == 404);
  CHECK(status(of(id + 9, "assignments/")) == 404);
  CHECK(status(of(id + 9, "usage/")) == 404);
}

TEST_CASE_METHOD(AsOfUnderTest, "licenses of all kinds in one list, as they are and as they were") {
  const std::uint64_t user = license("user", 2, {{"name", "A"}, {"external_id", "x-1"}});
  const std::uint64_t course = license("course", 2, {{"name", "B"}});
  const std::string early = head();
  const std::uint64_t program = license("program", 2, {{"name", "C"}});
  const std::uint64_t platform = license("platform", 2, {{"platform_key", "south"}});
  update("user", {{"license_id", user}, {"name", "AA"}, {"active", false}});
  const std::string late = head();

  CHECK(ids(good(get(all(""))).json()) == Ids{platform, program, course, user});
  CHECK(ids(good(get(all("sort=id"))).json()) == Ids{user, course, program, platform});
  CHECK(ids(good(get(all("sort=name&kind=user"))).json()) == Ids{user});
  const HttpAnswer then = good(get(all("at=" + early)));
  CHECK(then.header("Ledger-Position") == early);
  CHECK(ids(then.json()) == Ids{course, user});
  CHECK(then.json().at("count") == 2);
  CHECK(then.json().at("results")[1].at("name") == "A");
  CHECK(then.json().at("results")[1].at("kind") == "user");
  CHECK(ids(good(get(all("at=" + time_of(early)))).json()) == Ids{course, user});
  CHECK(ids(good(get(all("at=" + early + "&active=false"))).json()).empty());
  CHECK(ids(good(get(all("at=" + late + "&active=false"))).json()) == Ids{user});
  CHECK(ids(good(get(all("active=false"))).json()) == Ids{user});
  CHECK(ids(good(get(all("name=A&at=" + early))).json()) == Ids{user});
  CHECK(ids(good(get(all("name=A&at=" + late))).json()).empty());
  CHECK(ids(good(get(all("external_id=x-1&at=" + late))).json()) == Ids{user});
  CHECK(ids(good(get(all("platform_key=south"))).json()) == Ids{platform});
  CHECK(ids(good(get(all("program_key=prog-a&at=" + late))).json()) == Ids{program});
  CHECK(ids(good(get(all("program_key=prog-a&at=" + early))).json()).empty());
  CHECK(ids(good(get(all("course_id=course-v1:N%2BX%2B1"))).json()) == Ids{course});
  CHECK(ids(good(get(all("kind=program&at=" + late))).json()) == Ids{program});
  CHECK(ids(good(get(all("source=api&at=" + early))).json()) == Ids{course, user});
  CHECK(ids(good(get(all("at=0"))).json()).empty());

  const json page = good(get(all("page_size=2&page=2&at=" + late))).json();
  CHECK(ids(page) == Ids{course, user});
  CHECK(page.at("count") == 4);
  CHECK(page.at("next").is_null());
  CHECK(page.at("previous").get<std::string>().find("at=" + late) != std::string::npos);
  restart_without_views();
  CHECK(ids(good(get(all("at=" + early))).json()) == Ids{course, user});
}

TEST_CASE_METHOD(AsOfUnderTest, "the seats of a license as they were") {
  const std::uint64_t id = license("program", 4);
  const std::string empty = head();
  const json seat = assign("program", {{"license_id", id}, {"user_id", 3}}).json();
  const std::string one = head();
  assign_group("program", {{"license_id", id}, {"group_id", "7"}});
  const std::string three = head();
  good(remove("program", "", "assignment_id=" + seat.at("id").dump()));
  const std::string two = head();

  const auto check = [&] {
    const auto at = [&](const std::string& position, const std::string& more = {}) {
      return good(get(of(id, "assignments/?at=" + position + more))).json();
    };
    CHECK(at(empty).at("count") == 0);
    CHECK(user_ids(at(one)) == std::vector<std::uint64_t>{3});
    CHECK(at(one).at("results")[0].at("id") == seat.at("id"));
    CHECK(at(one).at("results")[0] == seat);
    CHECK(user_ids(at(three)) == std::vector<std::uint64_t>{3, 1, 2});
    CHECK(user_ids(at(three, "&sort=-id")) == std::vector<std::uint64_t>{2, 1, 3});
    CHECK(user_ids(at(three, "&direct=true")) == std::vector<std::uint64_t>{3});
    CHECK(user_ids(at(three, "&active=false")).empty());
    CHECK(user_ids(at(three, "&user_id=2")) == std::vector<std::uint64_t>{2});
    CHECK(user_ids(at(three, "&email=ann@example.org")) == std::vector<std::uint64_t>{1});
    CHECK(user_ids(at(three, "&user_id=99")).empty());
    const json page = at(three, "&page_size=2&page=2");
    CHECK(user_ids(page) == std::vector<std::uint64_t>{2});
    CHECK(page.at("count") == 3);
    CHECK(user_ids(at(two)) == std::vector<std::uint64_t>{1, 2});
    CHECK(user_ids(at(time_of(three))) == std::vector<std::uint64_t>{3, 1, 2});
    const HttpAnswer now = good(get(of(id, "assignments/")));
    CHECK(now.header("Ledger-Position") == two);
    CHECK(now.json().at("results") == at(two).at("results"));
    CHECK(good(get(of(id, "assignments/?at=" + one))).header("Ledger-Position") == one);
  };
  check();
  restart();
  check();
}

TEST_CASE_METHOD(AsOfUnderTest, "the use of a license, change by change and in steps") {
  const std::uint64_t id = license("user", 1);
  const std::string created = head();
  assign("user", {{"license_id", id}, {"user_id", 1}});
  const std::string full = head();
  assign_group("user", {{"license_id", id}, {"group_id", "7"}, {"active", false}});
  update("user", {{"license_id", id}, {"count", 3}});
  const std::string raised = head();
  update("user", {{"license_id", id}, {"name", "no change of use"}});
  assign("user", {{"license_id", id}, {"email", "new@example.org"}});
  const std::string invited = head();

  const auto point = [&](const std::string& at, int active, int pending, int count) {
    return json{{"at", time_of(at)},
                {"active", active},
                {"pending", pending},
                {"waiting", 0},
                {"count", count}};
  };
  const json curve = good(get(of(id, "usage/"))).json();
  CHECK(curve.at("step").is_null());
  CHECK(curve.at("usage") == json{point(created, 0, 0, 1), point(full, 1, 0, 1),
                                  point(raised, 1, 0, 3), point(invited, 1, 1, 3)});
  CHECK(good(get(of(id, "usage/?from=" + full + "&to=" + raised))).json().at("usage") ==
        json{point(full, 1, 0, 1), point(raised, 1, 0, 3)});
  CHECK(good(get(of(id, "usage/?to=" + full))).json().at("usage") ==
        json{point(created, 0, 0, 1), point(full, 1, 0, 1)});
  CHECK(good(get(of(id, "usage/?from=" + time_of(full) + "&to=" + time_of(raised)))).json() ==
        good(get(of(id, "usage/?from=" + full + "&to=" + raised))).json());
  CHECK(good(get(of(id, "usage/?to=0"))).json().at("usage").empty());

  const json hourly = good(get(of(id, "usage/?step=1h"))).json();
  CHECK(hourly.at("step") == 3600);
  const json& points = hourly.at("usage");
  REQUIRE(points.size() == 2);  // the beginning, and now
  CHECK(points[0] == point(created, 0, 0, 1));
  CHECK(points[1].at("pending") == 1);
  CHECK(points[1].at("at") > time_of(invited));
  const json chosen = good(get(of(id, "usage/?step=auto&from=2020-01-01"))).json();
  CHECK(chosen.at("step").get<std::int64_t>() % 86400 == 0);
  CHECK(chosen.at("usage").size() >= 1);
  CHECK(chosen.at("usage").size() <= 200);
  CHECK(chosen.at("usage").back().at("count") == 3);
  CHECK(good(get(of(id, "usage/?step=60"))).json().at("step") == 60);

  const json before = curve;
  restart_without_views();
  CHECK(good(get(of(id, "usage/"))).json() == before);
}

TEST_CASE_METHOD(AsOfUnderTest, "in steps the use of a license is what it was at each of them") {
  const std::uint64_t id = license("user", 9);
  const std::string created = head();
  const auto curve_until = [&](std::size_t points, const std::string& query) {
    json curve = good(get(of(id, "usage/?step=1&" + query))).json().at("usage");
    while (curve.size() < points) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      curve = good(get(of(id, "usage/?step=1&" + query))).json().at("usage");
    }
    return curve;
  };
  // As many changes as seconds, each in another one.
  for (std::size_t seconds = 1; seconds <= 3; ++seconds) {
    curve_until(seconds + 1, {});
    assign("user", {{"license_id", id}, {"user_id", seconds}});
    update("user", {{"license_id", id}, {"count", 10 + seconds}});
  }
  const json curve = curve_until(6, {});
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const std::string at = curve[i].at("at");
    INFO(i << ' ' << at << '\n' << curve.dump());
    const json then = row(id, at);
    CHECK(curve[i].at("count") == then.at("count"));
    CHECK(curve[i].at("active") == then.at("usage_count"));
    if (i == 0 || i + 1 == curve.size()) continue;
    const std::string before = curve[i - 1].at("at");
    // "2026-01-01T00:00:59.123456Z": one second later.
    CHECK((std::stoi(at.substr(17, 2)) - std::stoi(before.substr(17, 2)) + 60) % 60 == 1);
    CHECK(at.substr(19) == before.substr(19));
  }
  CHECK(curve.front().at("at") == time_of(created));
  CHECK(curve.front().at("active") == 0);
  CHECK(curve.back().at("active") == 3);
  CHECK(curve.back().at("count") == 13);
  // The grid begins at `from`, and `to` has a point of its own beside it.
  const std::string from = curve[1].at("at"), to = curve[4].at("at");
  const json part =
      good(get(of(id, "usage/?step=2&from=" + from + "&to=" + to))).json().at("usage");
  CHECK(part == json{curve[1], curve[3], curve[4]});
}

TEST_CASE_METHOD(AsOfUnderTest, "who may ask: bound keys about their platform alone") {
  const std::uint64_t north = license("user", 2);
  json body = least("user");
  body["platform_key"] = "south";
  const std::uint64_t south = create("user", body).json().at("id");
  const std::string at = head();
  const std::string bound = key("platform_admin", "south");
  const std::string auditor = key("auditor");
  for (const std::string& rest :
       {"?at=" + at, std::string("assignments/?at=") + at, std::string("usage/"), std::string()}) {
    INFO(rest);
    CHECK(call(with_key(get(of(north, rest)), bound)).status == 403);
    CHECK(call(with_key(get(of(south, rest)), bound)).status == 200);
    CHECK(call(with_key(get(of(north, rest)), auditor)).status == 200);
    CHECK(call(with_key(get(of(north, rest)), "nobody")).status == 401);
  }
  for (const std::string& query : {std::string(), "at=" + at}) {
    CHECK(ids(call(with_key(get(all(query)), bound)).json()) == Ids{south});
    CHECK(ids(call(with_key(get(all(query)), auditor)).json()) == Ids{south, north});
    CHECK(call(with_key(get(all(query + "&platform_key=north")), bound)).status == 403);
  }
}

}  // namespace
}  // namespace seatledger::integration
