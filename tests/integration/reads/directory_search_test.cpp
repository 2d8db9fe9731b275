// Searches in the directory: by a part of a text that people know, and by each unique field.
#include <map>
#include <string>
#include <vector>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

using Texts = std::vector<std::string>;

class Directory : public SeatsUnderTest {
 public:
  json listed(const std::string& collection, const std::string& query) const {
    INFO(collection << " " << query);
    return good(get("/api/directory/" + collection + "/?" + query)).json();
  }
  Texts found(const std::string& collection, const std::string& query) const {
    static const std::map<std::string, std::string> id_fields{
        {"platforms", "key"},     {"users", "username"},       {"groups", "group_id"},
        {"courses", "course_id"}, {"programs", "program_key"}, {"choices", "field_key"}};
    Texts ids;
    const json page = listed(collection, query);
    for (const json& row : page.at("results")) ids.push_back(row.at(id_fields.at(collection)));
    CHECK(page.at("count") == ids.size());
    return ids;
  }
  void user(int id, const json& record) const {
    good(put("/api/directory/users/" + std::to_string(id) + "/", record.dump()));
  }
  void record(const std::string& where, const json& body) const {
    good(put("/api/directory/" + where + "/", body.dump()));
  }
};

TEST_CASE_METHOD(Directory, "search: users by a part of their names and addresses, in any case") {
  user(11, {{"username", "JMueller"},
            {"email", "j.mueller@uni.example"},
            {"name", "J\u00f6rg \u00d6zt\u00fcrk"}});
  user(12, {{"username", "kay"}, {"name", "100% Kay_"}});
  CHECK(found("users", "query=MUELLER") == Texts{"JMueller"});
  CHECK(found("users", "query=%C3%96RG+%C3%B6z") == Texts{"JMueller"});
  CHECK(found("users", "query=UNI.example") == Texts{"JMueller"});
  CHECK(found("users", "query=%25+kay_") == Texts{"kay"});
  CHECK(found("users", "query=an") == Texts{"ann", "dan"});
  CHECK(found("users", "query=%25%25").empty());
  CHECK(found("users", "query=example.org") == Texts{"ann", "bob", "cyd", "dan"});
  const json second = listed("users", "query=example.org&page_size=3&page=2");
  CHECK(second.at("count") == 4);
  CHECK(second.at("results").size() == 1);
  CHECK(second.at("results")[0].at("username") == "dan");
  CHECK(second.at("previous_page").get<std::string>().find("query=example.org") !=
        std::string::npos);
  CHECK(call(get("/api/directory/users/?query=an&page=2")).status == 404);
  CHECK(call(get("/api/directory/users/?query=")).status == 400);
}

TEST_CASE_METHOD(Directory, "search: users by each unique field") {
  user(11, {{"username", "a+b@example.org"}, {"email", "A.B@Example.org"}});
  CHECK(found("users", "user_id=2") == Texts{"bob"});
  CHECK(found("users", "user_id=99").empty());
  CHECK(found("users", "user_id=-1").empty());
  CHECK(found("users", "username=bob") == Texts{"bob"});
  CHECK(found("users", "username=BOB").empty());
  CHECK(found("users", "username=bo").empty());
  CHECK(found("users", "username=a+b@example.org") == Texts{"a+b@example.org"});
  CHECK(found("users", "email=a.b@EXAMPLE.org") == Texts{"a+b@example.org"});
  CHECK(found("users", "email=bob@example.org&user_id=2") == Texts{"bob"});
  CHECK(found("users", "email=bob@example.org&user_id=1").empty());
  CHECK(found("users", "email=bob@example.org&query=B") == Texts{"bob"});
  CHECK(found("users", "email=bob@example.org&query=z").empty());
  CHECK(call(get("/api/directory/users/?email=nobody")).status == 400);
  CHECK(call(get("/api/directory/users/?user_id=x")).status == 400);
}

TEST_CASE_METHOD(Directory, "search: who was removed, erased or only invited is not found") {
  user(11, {{"username", "gone"}, {"email", "gone@example.org"}});
  user(12, {{"username", "left"}, {"email", "left@example.org"}});
  const std::uint64_t id = license("user", 3);
  assign("user", {{"license_id", id}, {"email", "invited@example.org"}});
  HttpCall removal = get("/api/directory/users/12/");
  removal.method = "DELETE";
  good(removal);
  good(post("/api/ledger/erasures/", R"({"user_id":11})"));
  for (const std::string name : {"gone", "left", "invited"}) {
    CHECK(found("users", "query=" + name).empty());
    CHECK(found("users", "username=" + name).empty());
    CHECK(found("users", "email=" + name + "@example.org").empty());
  }
  CHECK(found("users", "user_id=11").empty());
  CHECK(found("users", "user_id=12").empty());
}

TEST_CASE_METHOD(Directory, "search: platforms, groups, courses, programs and choices") {
  record("platforms/west", {{"org", "west-org"}, {"platform_id", 77}, {"name", "Wild West"}});
  CHECK(found("platforms", "query=WILD") == Texts{"west"});
  CHECK(found("platforms", "query=-org") == Texts{"north", "south", "west"});
  CHECK(found("platforms", "key=west") == Texts{"west"});
  CHECK(found("platforms", "key=WEST").empty());
  CHECK(found("platforms", "org=west-org") == Texts{"west"});
  CHECK(found("platforms", "platform_id=77") == Texts{"west"});
  CHECK(found("platforms", "platform_id=77&key=north").empty());
  CHECK(found("platforms", "org=north-org&query=x").empty());

  put_group("8", "Seventh day", {3});
  CHECK(found("groups", "query=SEVEN") == Texts{"7", "8"});
  CHECK(found("groups", "group_id=8") == Texts{"8"});
  CHECK(listed("groups", "group_id=8").at("results")[0].at("user_ids") == json{3});
  CHECK(found("groups", "group_id=8&query=x").empty());

  record("courses/course-v1:N+Y+1", {{"name", "Botany"}, {"slug", "plants"}});
  CHECK(found("courses", "query=bot") == Texts{"course-v1:N+Y+1"});
  CHECK(found("courses", "query=PLANT") == Texts{"course-v1:N+Y+1"});
  CHECK(found("courses", "query=course-v1").size() == 2);
  CHECK(found("courses", "course_id=course-v1:N%2BY%2B1") == Texts{"course-v1:N+Y+1"});
  CHECK(found("courses", "course_id=course-v1:N+Y+1") == Texts{"course-v1:N+Y+1"});

  record("programs/prog-b", {{"program_id", "a"}, {"name", "Biology"}});
  CHECK(found("programs", "query=BIO") == Texts{"prog-b"});
  CHECK(found("programs", "program_key=prog-a") == Texts{"prog-a"});
  CHECK(found("programs", "program_id=a") == Texts{"prog-a", "prog-b"});
  CHECK(found("programs", "program_id=a&query=bio") == Texts{"prog-b"});
  CHECK(found("programs", "program_id=none").empty());

  record("choices/Skills", {{"choices", {"x"}}});
  record("choices/level", {{"choices", {"y"}}});
  CHECK(found("choices", "query=skill") == Texts{"Skills"});
  CHECK(found("choices", "query=l&scope=") == Texts{"Skills", "level"});
  CHECK(found("choices", "query=l&scope=course").empty());
}

TEST_CASE_METHOD(Directory, "search: a list without filters is as it was") {
  CHECK(found("users", "") == Texts{"ann", "bob", "cyd", "dan"});
  CHECK(found("platforms", "") == Texts{"north", "south"});
  CHECK(call(get("/api/directory/users/?colour=red")).status == 400);
}

}  // namespace
}  // namespace seatledger::integration
