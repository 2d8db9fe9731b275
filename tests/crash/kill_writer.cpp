#include "kill_writer.h"

#include <algorithm>
#include <utility>

namespace seatledger::crash {
namespace {

using nlohmann::json;
using support::HttpAnswer;
using support::HttpCall;
using support::HttpClient;

constexpr int user_count = 6;
constexpr int email_count = 2;
// Of the six users the first four come and go in the group; the last four get assignments of their
// own, and the last two of them, whom no group covers, have theirs switched off as well.
constexpr int group_users = 4;
constexpr int first_own_user = 3;
constexpr int first_switched_user = 5;
constexpr int narrow_seats = 2;
constexpr int wide_seats_min = 100;

const std::string seats_path = "/api/catalog/licenses/program/assignment/";

HttpCall remove(std::string target) {
  HttpCall call = support::get(std::move(target));
  call.method = "DELETE";
  return call;
}

}  // namespace

std::string Writer::email(int index) const {
  return "new-" + std::to_string(number_) + "-" + std::to_string(index) + "@example.org";
}

std::string Writer::transaction() const {
  return "writer-" + std::to_string(number_) + "-" + std::to_string(calls_);
}

std::string Writer::directory_lines() const {
  std::string lines;
  const auto add = [&](const char* kind, const std::string& id, const json& record) {
    lines += json{{"kind", kind}, {"id", id}, {"record", record}}.dump() + "\n";
  };
  for (int user = 1; user <= user_count; ++user) {
    const std::string id = std::to_string(user_id(user));
    add("users", id, {{"username", "user-" + id}, {"email", "user-" + id + "@example.org"}});
  }
  add("groups", group_id(),
      {{"name", "Group"}, {"platform_key", "north"}, {"user_ids", json::array()}});
  return lines;
}

void Writer::write_until_cut(std::uint16_t port) {
  HttpClient client(port);
  for (;;) {
    pending_ = next_call();
    const HttpAnswer answer = client.call(pending_->http);
    if (answer.status == 0) return;
    take(answer);
  }
}

void Writer::repeat_and_check(std::uint16_t port) {
  HttpClient client(port);
  if (last_) {
    const HttpAnswer again = client.call(last_->call);
    if (again.status != 200 || again.header("Idempotent-Replayed") != "true") {
      fault("an acknowledged change is not known: " + to_bytes(last_->call) + again.head +
            again.body);
    } else if (again.body != last_->body) {
      fault("another answer: " + last_->body + " then " + again.body);
    }
  }
  if (pending_) take(client.call(pending_->http));
  if (wide_ != 0) check_wide(client);
  if (narrow_group_) check_narrow(client);
}

void Writer::take(const HttpAnswer& answer) {
  if (answer.status != 200) {
    fault(to_bytes(pending_->http) + " is refused: " + answer.head + answer.body);
  } else {
    ++acknowledged_;
    if (!pending_->transaction.empty()) transactions_.push_back(pending_->transaction);
    pending_->keep(answer.json());
    last_ = Acknowledged{pending_->http, answer.body};
  }
  pending_.reset();
}

// ---- What it asks for. Every call changes something, so that a repeat of it is known.

HttpCall Writer::keyed(HttpCall call) const {
  return with_header(std::move(call), "Idempotency-Key: " + transaction());
}

Writer::Call Writer::next_call() {
  ++calls_;
  if (wide_ == 0) {
    return create_license(wide_seats_min, [this](std::uint64_t id) {
      wide_ = id;
      wide_count_ = wide_seats_min;
    });
  }
  if (narrow_ == 0) {
    return create_license(narrow_seats, [this](std::uint64_t id) { narrow_ = id; });
  }
  if (!narrow_group_) return assign_group(narrow_, narrow_group_);
  switch (pick(12)) {
    case 0: return create_license(1, [](std::uint64_t) {});
    case 1:
    case 2: return update_license();
    case 3:
    case 4: return own_.empty() ? assign_person() : release_person();
    case 5: return assign_many();
    case 6:
    case 7: return change_group();
    case 8: return wide_group_ ? release_group() : assign_group(wide_, wide_group_);
    default: return assign_person();
  }
}

Writer::Call Writer::create_license(int count, std::function<void(std::uint64_t)> keep) {
  const json body{{"platform_key", "north"},
                  {"program_key", "prog"},
                  {"count", count},
                  {"transaction_id", transaction()}};
  return {support::post("/api/catalog/licenses/program/create/", body.dump()), transaction(),
          [keep = std::move(keep)](const json& row) { keep(row.at("id")); }};
}

Writer::Call Writer::update_license() {
  const std::int64_t count = wide_seats_min + static_cast<std::int64_t>(calls_);
  const json body{{"license_id", wide_}, {"count", count}, {"transaction_id", transaction()}};
  return {support::post("/api/catalog/licenses/program/update/", body.dump()), transaction(),
          [this, count](const json&) { wide_count_ = count; }};
}

Writer::Call Writer::assign_person() {
  const int users = user_count - first_own_user + 1;
  const int chosen = static_cast<int>(pick(static_cast<std::uint64_t>(users + email_count)));
  json body{{"license_id", wide_}, {"metadata", {{"note", calls_}}}};
  std::string person;
  bool active = true;
  if (chosen < users) {
    const int user = first_own_user + chosen;
    person = std::to_string(user_id(user));
    body["user_id"] = user_id(user);
    if (user >= first_switched_user) active = pick(3) != 0;
  } else {
    person = email(chosen - users);
    body["email"] = person;
    active = pick(3) != 0;
  }
  body["active"] = active;
  const Own own{0, active, calls_};
  return {keyed(support::post(seats_path, body.dump())), {}, [this, person, own](const json& row) {
            own_[person] = own;
            own_[person].id = row.at("id");
          }};
}

Writer::Call Writer::release_person() {
  const auto chosen = std::next(own_.begin(), static_cast<std::ptrdiff_t>(pick(own_.size())));
  const std::string person = chosen->first;
  return {keyed(remove(seats_path + "?assignment_id=" + std::to_string(chosen->second.id))),
          {},
          [this, person](const json&) { own_.erase(person); }};
}

// Everybody who may have an own assignment, in one commit.
Writer::Call Writer::assign_many() {
  json rows = json::array();
  for (int user = first_own_user; user <= user_count; ++user) {
    rows.push_back({{"user_id", user_id(user)}, {"metadata", {{"note", calls_}}}});
  }
  const json body{{"assignments", rows}, {"transaction_id", transaction()}};
  const std::string path = "/api/ledger/licenses/" + std::to_string(wide_) + "/assignments/";
  return {keyed(support::post(path, body.dump())), transaction(),
          [this, note = calls_](const json& answer) {
            for (const json& row : answer.at("results")) {
              const json& seat = row.at("assignment");
              const auto user = seat.at("user_id").get<std::int64_t>();
              own_[std::to_string(user)] = {seat.at("id"), true, note};
            }
          }};
}

Writer::Call Writer::change_group() {
  std::vector<std::int64_t> members;
  for (int user = 1; user <= group_users; ++user) {
    if (pick(2) == 0) members.push_back(user_id(user));
  }
  std::shuffle(members.begin(), members.end(), random_);
  // Not renamed: the answers to calls for the group show its name of today.
  const json body{
      {"name", "Group"}, {"platform_key", "north"}, {"user_ids", members}, {"note", calls_}};
  return {keyed(support::put("/api/directory/groups/" + group_id() + "/", body.dump())),
          {},
          [this, members](const json&) { members_ = members; }};
}

Writer::Call Writer::assign_group(std::uint64_t license, std::optional<std::uint64_t>& assignment) {
  const json body{
      {"license_id", license}, {"group_id", group_id()}, {"metadata", {{"note", calls_}}}};
  return {keyed(support::post(seats_path + "group/", body.dump())),
          {},
          [&assignment](const json& row) { assignment = row.at("id").get<std::uint64_t>(); }};
}

Writer::Call Writer::release_group() {
  return {keyed(remove(seats_path + "group/?assignment_id=" + std::to_string(*wide_group_))),
          {},
          [this](const json&) { wide_group_.reset(); }};
}

// ---- What must be there.

json Writer::read(HttpClient& client, const std::string& target) {
  const HttpAnswer answer = client.call(support::get(target));
  if (answer.status == 200) return answer.json();
  fault(target + " is refused: " + answer.head + answer.body);
  return json::object();
}

template <class A, class B>
void Writer::expect(const std::string& what, const A& found, const B& wanted) {
  const json has(found);
  const json must(wanted);
  if (has == must) return;
  fault("writer " + std::to_string(number_) + ", " + what + ": " + has.dump() + " is not " +
        must.dump());
}

void Writer::check_wide(HttpClient& client) {
  const std::string id = std::to_string(wide_);
  // Who is listed, with whether they hold a seat and the note of an own assignment.
  std::map<std::string, std::pair<bool, std::uint64_t>> wanted;
  if (wide_group_) {
    for (const std::int64_t member : members_) wanted[std::to_string(member)] = {true, 0};
  }
  for (const auto& [person, own] : own_) wanted[person] = {own.active, own.note};
  const auto holders = std::count_if(wanted.begin(), wanted.end(),
                                     [](const auto& entry) { return entry.second.first; });
  std::map<std::string, std::pair<bool, std::uint64_t>> found;
  const json page = read(client, seats_path + "?page_size=100&license_id=" + id);
  for (const json& row : page.value("results", json::array())) {
    const json& user = row.at("user_id");
    const std::string person = user.is_null() ? row.at("email").get<std::string>() : user.dump();
    // What a group's seat was before it was the group's alone is nobody's promise.
    const bool is_own = own_.contains(person);
    found[person] = {row.at("active"),
                     is_own ? row.at("metadata").value("note", std::uint64_t{0}) : 0};
  }
  expect("the seats of " + id, found, wanted);
  const json license = read(client, "/api/ledger/licenses/" + id + "/");
  expect("the count of " + id, license.value("count", -1), wide_count_);
  expect("the usage of " + id, license.value("usage_count", -1), holders);
  const json groups = read(client, seats_path + "group/?license_id=" + id);
  expect("the groups of " + id, groups.value("count", -1), wide_group_ ? 1 : 0);
}

void Writer::check_narrow(HttpClient& client) {
  const std::string id = std::to_string(narrow_);
  const auto seated = std::min<std::size_t>(narrow_seats, members_.size());
  const json license = read(client, "/api/ledger/licenses/" + id + "/");
  expect("the usage of " + id, license.value("usage_count", -1), seated);
  const json page = read(client, seats_path + "?page_size=100&license_id=" + id);
  expect("the number of seats of " + id, page.value("count", -1), seated);
  for (const json& row : page.value("results", json::array())) {
    const auto user = row.at("user_id").get<std::int64_t>();
    if (std::find(members_.begin(), members_.end(), user) == members_.end()) {
      fault("a seat of " + id + " is held by " + std::to_string(user) + ", who left");
    }
  }
  const json groups = read(client, seats_path + "group/?license_id=" + id);
  for (const json& row : groups.value("results", json::array())) {
    expect("the members of " + id, row.at("user_count"), members_.size());
    expect("the seated members of " + id, row.at("assigned_count"), seated);
  }
  const json group = read(client, "/api/directory/groups/" + group_id() + "/");
  std::vector<std::int64_t> listed = group.value("user_ids", std::vector<std::int64_t>());
  std::vector<std::int64_t> members = members_;
  std::sort(listed.begin(), listed.end());
  std::sort(members.begin(), members.end());
  expect("the members of " + group_id(), listed, members);
}

}  // namespace seatledger::crash
