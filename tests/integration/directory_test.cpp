// The directory's six kinds of records over a real socket: put, read, listed, removed.
#include <array>
#include <vector>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

struct RecordKind {
  std::string name;
  std::string id_field;
  std::string path_id;  // percent-encoded
  json id;              // what path_id stands for
  json record;          // with members that nobody knows
  std::string query;    // what else names the record
  std::string not_found;
};

const json unknown_member{{"b", 1}, {"a", json::array({2.5, nullptr, "x"})}};

std::vector<RecordKind> record_kinds() {
  return {{"platforms",
           "key",
           "a%2Bb%2Fc",
           "a+b/c",
           {{"org", "new-org"}, {"platform_id", 77}, {"name", "New"}, {"active", false}},
           "",
           "platform_not_found"},
          {"users",
           "user_id",
           "1%37",
           17,
           {{"username", "ann+1/2"},
            {"email", "Ann@Example.org"},
            {"name", "Ann"},
            {"active", false},
            {"platform_keys", {"north"}}},
           "",
           "user_not_found"},
          {"groups",
           "group_id",
           "g%2B1%2F%25",
           "g+1/%",
           {{"name", "Group"}, {"platform_key", "north"}, {"user_ids", {103, 101}}},
           "",
           "group_not_found"},
          {"courses",
           "course_id",
           "course-v1:N%2BX%2F2%2Bé",
           "course-v1:N+X/2+é",
           {{"name", "X"}, {"slug", "x"}, {"org", "N"}, {"platform_key", "north"}},
           "",
           "course_not_found"},
          {"programs",
           "program_key",
           "p%2B1%2F2",
           "p+1/2",
           {{"program_id", "b"},
            {"name", "P"},
            {"slug", "p"},
            {"org", "N"},
            {"platform_key", "north"},
            {"enabled", false},
            {"course_list", json::array({{{"course_id", "course-v1:N+X+1"}}})}},
           "",
           "program_not_found"},
          {"choices",
           "field_key",
           "level%2B%2F",
           "level+/",
           {{"scope", "course"}, {"org", "N+/"}, {"choices", {"low", 2, nullptr}}},
           "?scope=course&org=N%2B%2F",
           "choices_not_found"}};
}

class DirectoryUnderTest : public LedgerUnderTest {
 public:
  DirectoryUnderTest() {
    for (const int user : {101, 102, 103}) {
      good(put("/api/directory/users/" + std::to_string(user) + "/",
               json{{"username", "user-" + std::to_string(user)}}.dump()));
    }
  }
  static std::string address(const RecordKind& kind) {
    return "/api/directory/" + kind.name + "/" + kind.path_id + "/" + kind.query;
  }
  // What stands at another address than the kind's first one, and needs nothing else.
  void put_another(const RecordKind& kind, int number) const {
    json record = kind.record;
    const std::string text = std::to_string(number);
    if (kind.name == "platforms") record.erase("platform_id");
    if (kind.name == "platforms") record["org"] = "org-" + text;
    if (kind.name == "users") record.update({{"username", "other-" + text}, {"email", nullptr}});
    good(put("/api/directory/" + kind.name + "/" + text + "/", record.dump()));
  }
  HttpAnswer remove(const std::string& target) const {
    HttpCall call = get(target);
    call.method = "DELETE";
    return this->call(call);
  }
  void check_missing(const RecordKind& kind, const HttpAnswer& answer) const {
    INFO(answer.head << answer.body);
    CHECK(answer.status == 404);
    CHECK(answer.json().at("code") == kind.not_found);
    CHECK(answer.json().at("detail").is_string());
  }
};

// The record as it was sent, under its id.
json wanted_of(const RecordKind& kind) {
  json wanted = kind.record;
  wanted[kind.id_field] = kind.id;
  wanted["colour"] = "grün";
  wanted["extra"] = unknown_member;
  return wanted;
}

std::string text_of(const RecordKind& kind) {
  json sent = wanted_of(kind);
  sent.erase(kind.id_field);
  return sent.dump();
}

TEST_CASE("directory: a record is put, put again, read, removed") {
  const DirectoryUnderTest ledger;
  for (const RecordKind& kind : record_kinds()) {
    INFO(kind.name);
    const std::string address = ledger.address(kind);
    ledger.check_missing(kind, ledger.call(get(address)));
    const std::string before = ledger.head();
    const HttpAnswer first = ledger.good(put(address, text_of(kind)));
    CHECK(first.json() == wanted_of(kind));
    const std::string position = first.header("Ledger-Position");
    CHECK(position == std::to_string(std::stoull(before) + 1));

    const HttpAnswer again = ledger.good(put(address, text_of(kind)));
    CHECK(again.body == first.body);
    CHECK(again.header("Ledger-Position") == position);
    // With the id in the body, and without the slash at the path's end.
    const std::string bare = "/api/directory/" + kind.name + "/" + kind.path_id + kind.query;
    CHECK(ledger.good(put(bare, wanted_of(kind).dump())).header("Ledger-Position") == position);
    CHECK(ledger.head() == position);
    for (const std::string& target : {address, bare, "/dm" + address}) {
      const HttpAnswer read = ledger.good(get(target));
      CHECK(read.body == first.body);
      CHECK(read.header("Ledger-Position") == position);
    }

    const HttpAnswer removed = ledger.remove(address);
    INFO(removed.body);
    CHECK(removed.status == 200);
    CHECK(removed.header("Ledger-Position") == std::to_string(std::stoull(position) + 1));
    ledger.check_missing(kind, ledger.call(get(address)));
    ledger.check_missing(kind, ledger.remove(address));
    CHECK(ledger.head() == removed.header("Ledger-Position"));
    CHECK(ledger.good(put(address, text_of(kind))).json() == wanted_of(kind));
    CHECK(ledger.head() == std::to_string(std::stoull(position) + 2));
  }
}

TEST_CASE("directory: a put replaces the whole record, and a start finds it again") {
  DirectoryUnderTest ledger;
  std::vector<std::string> bodies;
  for (const RecordKind& kind : record_kinds()) {
    INFO(kind.name);
    const std::string address = ledger.address(kind);
    ledger.good(put(address, text_of(kind)));
    const HttpAnswer second = ledger.good(put(address, kind.record.dump()));
    json wanted = kind.record;
    wanted[kind.id_field] = kind.id;
    CHECK(second.json() == wanted);
    CHECK(ledger.good(get(address)).body == second.body);
    bodies.push_back(second.body);
  }
  ledger.restart_without_views();
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    CHECK(ledger.good(get(ledger.address(record_kinds()[i]))).body == bodies[i]);
  }
}

TEST_CASE("directory: a raw + in a path is a plus, a raw slash is not of the id") {
  const DirectoryUnderTest ledger;
  const RecordKind platform = record_kinds().front();
  const HttpAnswer put_answer = ledger.good(put(ledger.address(platform), text_of(platform)));
  CHECK(ledger.good(get("/api/directory/platforms/a+b%2fc/")).body == put_answer.body);
  CHECK(ledger.call(get("/api/directory/platforms/a+b/c/")).status == 404);
  CHECK(ledger.call(get("/api/directory/platforms/a%20b%2Fc/")).status == 404);
  CHECK(ledger.call(get("/api/directory/platforms/a%252Bb%252Fc/")).status == 404);
}

TEST_CASE("directory: pages of each kind have the four links") {
  const DirectoryUnderTest ledger;
  const std::string origin = "http://ledger.test";
  for (const RecordKind& kind : record_kinds()) {
    INFO(kind.name);
    const std::string list = "/api/directory/" + kind.name + "/";
    const std::size_t before = ledger.good(get(list)).json().at("count");
    for (int i = 1; i <= 3; ++i) ledger.put_another(kind, i);
    const HttpAnswer answer = ledger.good(get(list + "?page_size=100&page=1"));
    CHECK(answer.header("Ledger-Position") == ledger.head());
    const json all = answer.json();
    CHECK(all.at("count") == before + 3);
    REQUIRE(all.at("results").size() == before + 3);
    CHECK(all.at("next") == nullptr);

    // The first page has all but one.
    const std::string size = std::to_string(before + 2);
    const json first = ledger.good(get(list + "?page_size=" + size)).json();
    CHECK(first.at("count") == before + 3);
    CHECK(first.at("previous") == nullptr);
    CHECK(first.at("previous_page") == nullptr);
    CHECK(first.at("next") == first.at("next_page"));
    CHECK(first.at("next") == origin + list + "?page_size=" + size + "&page=2");
    const std::string next = first.at("next");
    const json second = ledger.good(get(next.substr(origin.size()))).json();
    CHECK(second.at("count") == before + 3);
    CHECK(second.at("next") == nullptr);
    CHECK(second.at("next_page") == nullptr);
    CHECK(second.at("previous") == second.at("previous_page"));
    CHECK(second.at("results").size() == 1);
    const std::string previous = second.at("previous");
    CHECK(ledger.good(get(previous.substr(origin.size()))).json().at("results") ==
          first.at("results"));
    json joined = first.at("results");
    joined.insert(joined.end(), second.at("results").begin(), second.at("results").end());
    CHECK(joined == all.at("results"));
    const HttpAnswer past = ledger.call(get(list + "?page=3&page_size=" + size));
    CHECK(past.status == 404);
    CHECK(past.json().at("code") == "page_not_found");
  }
}

TEST_CASE("directory: choices are named by scope and org as well") {
  const DirectoryUnderTest ledger;
  const std::string address = "/api/directory/choices/level/";
  const auto record = [](const char* scope, const char* org, int choice) {
    return json{{"scope", scope}, {"org", org}, {"choices", json::array({choice})}}.dump();
  };
  ledger.good(put(address, record("course", "N", 1)));
  ledger.good(put(address + "?scope=course&org=S", record("course", "S", 2)));
  ledger.good(put(address, R"({"choices":[3]})"));
  const auto choices = [&](const std::string& query) {
    return ledger.good(get(address + query)).json().at("choices");
  };
  CHECK(choices("?scope=course&org=N") == json::array({1}));
  CHECK(choices("?scope=course&org=S") == json::array({2}));
  CHECK(choices("") == json::array({3}));
  CHECK(ledger.call(get(address + "?scope=course")).status == 404);
  CHECK(ledger.good(get("/api/directory/choices/?org=S")).json().at("count") == 1);
  CHECK(ledger.remove(address + "?scope=course&org=N").status == 200);
  CHECK(ledger.call(get(address + "?scope=course&org=N")).status == 404);
  CHECK(choices("?scope=course&org=S") == json::array({2}));
  CHECK(choices("") == json::array({3}));
}

}  // namespace
}  // namespace seatledger::integration
