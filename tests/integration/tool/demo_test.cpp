// `seatledger demo`: the year it tells is the one in the golden file, is told again from the same
// seed, and is a ledger like any other.
#include <map>
#include <sstream>

#include "integration/operations_world.h"

namespace seatledger::integration {
namespace {

constexpr const char* fixed_end = "2025-06-30T12:00:00Z";
constexpr const char* golden_file = "tests/demo/year.txt";

class MadeDemo {
 public:
  explicit MadeDemo(const std::string& seed) {
    const ProgramEnd end =
        tool({"demo", "--data-dir", data(), "--seed", seed, "--until", fixed_end, "--json"});
    INFO(end.output);
    REQUIRE(end.exit_code == 0);
    made = json::parse(end.printed);
  }
  std::string data() const { return (directory.path() / "data").string(); }
  std::vector<std::string> lines() const {
    const std::string file = (directory.path() / "lines").string();
    expect(0, {"export", "--data-dir", data(), "--out", file});
    std::istringstream text(text_of(file));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }

  contract::TemporaryDirectory directory;
  json made;
};

// Removes what contains secrets of the ledger: digests of keys, and of requests that name people.
std::string without_secrets(const std::string& line) {
  json record = json::parse(line);
  record.erase("request_digest");
  for (const char* row : {"before", "after"}) {
    if (record["data"].contains(row) && record["data"][row].is_object()) {
      record["data"][row].erase("digest");
    }
  }
  return record.dump();
}

// Of each type how many events there are and where the first and the last is, and a digest over
// what every event is and about what.
std::string year_of(const std::vector<std::string>& lines) {
  struct Type {
    std::size_t count = 0, first = 0, last = 0;
  };
  std::map<std::string, Type> types;
  std::string all;
  for (const std::string& line : lines) {
    const json record = json::parse(line);
    Type& type = types[record["type"]];
    type.last = record["position"];
    if (type.count++ == 0) type.first = type.last;
    for (const char* member :
         {"position", "type", "license_id", "actor", "recorded", "change_type", "transaction_id"}) {
      all += record.contains(member) ? record[member].dump() + ' ' : "- ";
    }
    all += '\n';
  }
  std::ostringstream text;
  for (const auto& [name, type] : types) {
    text << name << ' ' << type.count << " from " << type.first << " to " << type.last << '\n';
  }
  text << "events " << lines.size() << " sha256 " << to_hex(sha256(all)) << '\n';
  return text.str();
}

TEST_CASE("demo: the types, counts and positions are those of the golden file") {
  const MadeDemo demo("1");
  CHECK(year_of(demo.lines()) == text_of(golden_file));
}

TEST_CASE("demo: the same seed tells the same year, another one another") {
  const auto plain = [](const MadeDemo& demo) {
    std::vector<std::string> lines = demo.lines();
    for (std::string& line : lines) line = without_secrets(line);
    return lines;
  };
  const MadeDemo first("7");
  const MadeDemo second("7");
  const auto lines = plain(first);
  CHECK(lines == plain(second));
  CHECK(first.lines() != second.lines());  // the ledgers have secrets of their own
  CHECK(first.made["look"] == second.made["look"]);
  CHECK(lines != plain(MadeDemo("8")));
}

// The server on a demo.
class ServedDemo : public MadeDemo {
 public:
  // The year ended long ago, which the server would remark.
  ServedDemo()
      : MadeDemo("1"),
        server(directory.path(), {"--clock-gap-warn-hours", "0"}, ""),
        client(server.port()) {}

  json read(const std::string& target, const char* key = "admin") {
    const HttpAnswer answer = client.call(with_key(get(target), made["keys"][key]));
    INFO(target << ' ' << answer.body);
    REQUIRE(answer.status == 200);
    return answer.json();
  }
  std::string look(const char* what) const { return made["look"][what].dump(); }

  support::ServerProcess server;
  HttpClient client;
};

TEST_CASE("demo: a server opens it, and finds in it what it is for") {
  ServedDemo demo;
  const json sums = demo.read("/api/ledger/summary/");
  INFO(sums.dump());
  CHECK(sums["licenses"] == 40);
  CHECK(demo.made["people"] == 2000);
  CHECK(demo.read("/api/ledger/public-key/")["old_keys"].size() == 1);

  const std::string full = "/api/ledger/licenses/" + demo.look("full_license");
  CHECK(demo.read(full + "/")["usage_count"] == demo.read(full + "/")["count"]);
  CHECK(demo.read(full + "/waiting/")["count"] == 12);
  const json before = demo.read(
      full + "/?at=" + std::to_string(demo.made["look"]["full_license_renewed"].get<int>() - 1));
  CHECK(before["count"] == 40);

  const json proof =
      demo.read("/api/ledger/events/" + demo.look("full_license_renewed") + "/proof/", "auditor");
  CHECK(json::parse(proof["record"].get<std::string>())["change_type"] == "renewal");
  const json list = demo.read("/api/ledger/transactions/students.csv/")["history"];
  CHECK(list[0]["type"] == "bulk_assigned");
  CHECK(list.size() > 1);
  CHECK(demo.read("/api/ledger/whoami/", "platform_admin")["platform_key"] == "northfield");
  CHECK(demo.read("/api/ledger/whoami/", "auditor")["role"] == "auditor");
  CHECK(demo.server.stop() == 0);
  const std::string log = demo.server.log();
  INFO(log);
  for (const char* trouble : {"\"error\"", "rebuilt", "interrupted", "first start", "clock"}) {
    CHECK(log.find(trouble) == std::string::npos);
  }
  // The server appended nothing: it found a key and all files in order.
  const auto head = demo.made["events"].get<std::size_t>();
  CHECK(demo.lines().size() == head);
  expect(0, {"verify", "--data-dir", demo.data()});
  expect(0, {"rebuild", "--data-dir", demo.data(), "--check"});
}

TEST_CASE("demo: what it cannot make, it leaves alone") {
  const contract::TemporaryDirectory directory;
  const std::string place = (directory.path() / "data").string();
  const auto refused = [&](std::vector<std::string> more, const std::string& why) {
    std::vector<std::string> arguments{"demo", "--data-dir", place};
    arguments.insert(arguments.end(), more.begin(), more.end());
    CHECK(expect(2, arguments).find(why) != std::string::npos);
  };
  refused({"--until", "tomorrow"}, "not a time");
  refused({"--until", "9999-01-01"}, "and now");
  refused({"--until", "1960-01-01"}, "and now");
  CHECK(fs::is_empty(directory.path()));
  // Nobody would ever see the keys.
  const auto unseen =
      support::run_program("/bin/bash", {"-c", support::program("seatledger").string() +
                                                   " demo --data-dir '" + place + "' >/dev/full"});
  CHECK(unseen.exit_code == 2);
  CHECK(fs::is_empty(directory.path()));
  fs::create_directory(place);
  std::ofstream(place + "/notes") << "mine";
  refused({}, "a demo needs an empty directory");
  CHECK(text_of(place + "/notes") == "mine");
}

}  // namespace
}  // namespace seatledger::integration
