// Export, import, replay and verify over the real programs.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <bit>
#include <span>
#include <sstream>

#include "base/base64.h"
#include "operations_world.h"

namespace seatledger::integration {
namespace {

// The tree's size and root in a note, and what the note says of them.
std::pair<std::string, std::string> size_and_root(const std::string& note) {
  const std::size_t size = note.find('\n') + 1;
  const std::size_t root = note.find('\n', size) + 1;
  return {note.substr(size, root - size - 1), note.substr(root, note.find('\n', root) - root)};
}

// RFC 9162, 2.1.1.
std::string merkle_root(std::span<const std::string> lines) {
  if (lines.size() == 1) return std::string(sha256('\0' + lines.front()).view());
  const std::size_t half = std::bit_floor(lines.size() - 1);
  const std::string below = merkle_root(lines.first(half)) + merkle_root(lines.subspan(half));
  return std::string(sha256('\1' + below).view());
}

// The root over the lines of an export, as a checkpoint writes it.
std::string root_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return to_base64(merkle_root(lines));
}

TEST_CASE("export and import: the same bytes, the same root, the same views, the same people") {
  OperationsWorld ledger;
  const std::uint64_t license = ledger.fill();
  const json seats = ledger.seats("user", license);
  const json licenses = ledger.list("user");
  ledger.stop();
  const auto lines = ledger.file("ledger.jsonl");
  const auto people = ledger.file("people.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string(), "--people",
             people.string()});
  CHECK(fs::status(people).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(expect(0, {"replay", "--data-dir", ledger.data().string(), "--json"}) == text_of(lines));
  expect(0, {"verify", "--export", lines.string(), "--people", people.string()});
  const auto note = text_of(lines.string() + ".checkpoint");
  CHECK(size_and_root(note).first == std::to_string(lines_in(text_of(lines))));

  const fs::path copy = ledger.file("copy");
  const auto imported =
      json::parse(expect(0, {"import", lines.string(), "--people", people.string(), "--data-dir",
                             (copy / "data").string(), "--json"}));
  CHECK(imported.at("events") == lines_in(text_of(lines)));
  const auto again = ledger.file("again.jsonl");
  const auto people_again = ledger.file("people_again.jsonl");
  expect(0, {"export", "--data-dir", (copy / "data").string(), "--out", again.string(), "--people",
             people_again.string()});
  CHECK(to_hex(sha256(text_of(again))) == to_hex(sha256(text_of(lines))));
  CHECK(text_of(people_again) == text_of(people));
  expect(0, {"verify", "--data-dir", (copy / "data").string()});

  {
    // Its own signature, over the same tree: asked for with the server's first checkpoint.
    const support::ServerProcess server(copy);
    HttpClient client(server.port());
    const auto seats_there =
        client.call(get(ledger.seat_path("user") + "?license_id=" + std::to_string(license)));
    CHECK(seats_there.json().at("results") == seats.at("results"));
    CHECK(client.call(get(ledger.path("user"))).json().at("results") == licenses.at("results"));
    const auto added =
        client.call(post(ledger.seat_path("user"),
                         json{{"license_id", license}, {"email", "ONLY@example.org"}}.dump()));
    CHECK(added.json().at("email") == "only@example.org");
  }
  const auto after = ledger.file("after.jsonl");
  expect(0, {"export", "--data-dir", (copy / "data").string(), "--out", after.string()});
  CHECK(text_of(after).starts_with(text_of(lines)));
  // The signed root of the old ledger fits the first lines of the new one.
  fs::copy_file(lines.string() + ".checkpoint", after.string() + ".checkpoint",
                fs::copy_options::overwrite_existing);
  expect(0, {"verify", "--export", after.string()});
  expect(0, {"verify", "--data-dir", (copy / "data").string()});
}

TEST_CASE("verify of an export checks the checkpoint's signature when it is given the key") {
  OperationsWorld ledger;
  ledger.fill();
  const json keys = ledger.good(get("/api/ledger/public-key/")).json();
  ledger.stop();
  const auto lines = ledger.file("ledger.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string()});
  const auto key = ledger.file("ledger.pub");
  std::ofstream(key, std::ios::binary) << keys.dump();
  const auto verify = [&](int exit_code, const fs::path& file, std::vector<std::string> more) {
    more.insert(more.begin(), {"verify", "--export", file.string()});
    return expect(exit_code, more);
  };
  const std::vector<std::string> with_key{"--public-key", key.string()};
  CHECK(verify(0, lines, with_key).find("signature is good") != std::string::npos);
  CHECK(verify(0, lines, {}).find("signature was not checked") != std::string::npos);
  const auto verdict = json::parse(verify(0, lines, {"--public-key", key.string(), "--json"}));
  CHECK(verdict.at("signature_checked") == true);
  CHECK(json::parse(verify(0, lines, {"--json"})).at("signature_checked") == false);

  // Another history, with the root that it has, under the signature of the first.
  std::string edited = text_of(lines);
  edited.replace(edited.find("north-org"), 9, "South-org");
  const auto bad = ledger.file("bad.jsonl");
  std::ofstream(bad, std::ios::binary) << edited;
  std::string note = text_of(lines.string() + ".checkpoint");
  const std::string root = size_and_root(note).second;
  note.replace(note.find(root), root.size(), root_of(edited));
  std::ofstream(bad.string() + ".checkpoint", std::ios::binary) << note;
  verify(0, bad, {});
  const std::string found = verify(1, bad, with_key);
  CHECK(found.find("the checkpoint is not signed by this key") != std::string::npos);

  const auto other_key = ledger.file("other.pub");
  {
    const OperationsWorld other;
    std::ofstream(other_key, std::ios::binary)
        << other.good(get("/api/ledger/public-key/")).json().at("key").get<std::string>();
  }
  verify(1, lines, {"--public-key", other_key.string()});
  fs::remove(lines.string() + ".checkpoint");
  CHECK(verify(0, lines, {}).find("no checkpoint") != std::string::npos);
  verify(2, lines, with_key);
  verify(2, lines, {"--public-key", ledger.file("missing").string()});
  expect(2, {"verify", "--data-dir", ledger.data().string(), "--public-key", key.string()});
}

TEST_CASE("import refuses what is not as it was exported, and leaves nothing") {
  OperationsWorld ledger;
  ledger.fill();
  ledger.stop();
  const auto lines = ledger.file("ledger.jsonl");
  const auto people = ledger.file("people.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string(), "--people",
             people.string()});
  const std::string good = text_of(lines);
  const std::string rows = text_of(people);
  const auto bad = ledger.file("bad.jsonl");
  const auto bad_people = ledger.file("bad_people.jsonl");
  const fs::path target = ledger.file("target");
  const auto import = [&](const std::string& text, const std::string& people_text) {
    std::ofstream(bad, std::ios::binary) << text;
    std::ofstream(bad_people, std::ios::binary) << people_text;
    const auto end = tool(
        {"import", bad.string(), "--people", bad_people.string(), "--data-dir", target.string()});
    CHECK_FALSE(fs::exists(target));
    CHECK_FALSE(fs::exists(target.string() + ".importing"));
    return end;
  };
  const std::size_t second = good.find('\n') + 1;
  const std::size_t third = good.find('\n', second) + 1;
  const auto gap = import(good.substr(0, second) + good.substr(third), rows);
  CHECK(gap.exit_code == 1);
  CHECK(gap.output.find("event 2") != std::string::npos);
  std::string edited = good;
  edited.replace(edited.find("north-org"), 9, "South-org");
  fs::copy_file(lines.string() + ".checkpoint", bad.string() + ".checkpoint");
  CHECK(import(edited, rows).output.find("checkpoint") != std::string::npos);
  CHECK(import(good.substr(0, good.size() - 1), rows).exit_code == 2);
  CHECK(import(good.substr(0, good.size() / 2) + "\n", rows).exit_code == 1);
  std::string renamed = rows;
  renamed.replace(renamed.find("ann@example.org"), 3, "eve");
  CHECK(import(good, renamed).output.find("person 1") != std::string::npos);
  CHECK(import(good, rows.substr(rows.find('\n') + 1)).output.find("missing") != std::string::npos);
  CHECK(import(good, rows + rows.substr(0, rows.find('\n') + 1)).exit_code == 1);

  // A directory that holds anything is left alone.
  const auto there = tool({"import", lines.string(), "--data-dir", ledger.data().string()});
  CHECK(there.exit_code == 2);
  CHECK(there.output.find("not empty") != std::string::npos);
}

TEST_CASE("import leaves alone what another import into the same place writes") {
  OperationsWorld ledger;
  ledger.fill();
  ledger.stop();
  const auto lines = ledger.file("ledger.jsonl");
  expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string()});
  const fs::path target = ledger.file("target");
  const fs::path made = target.string() + ".importing";
  fs::create_directories(made / "ledger");
  std::ofstream(made / "ledger" / "written") << "by the other";
  const int other = ::open(made.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);
  const std::vector<std::string> command{"import", lines.string(), "--data-dir", target.string()};
  const auto refused = tool(command);
  CHECK(refused.exit_code == 2);
  CHECK(refused.output.find("another import writes to " + made.string()) != std::string::npos);
  CHECK(text_of(made / "ledger" / "written") == "by the other");
  CHECK_FALSE(fs::exists(target));
  // What was left by one that was killed is no longer locked.
  ::close(other);
  expect(0, {"import", lines.string(), "--data-dir", target.string() + "/"});
  CHECK(fs::exists(target / "ledger" / "CURRENT"));
  CHECK_FALSE(fs::exists(target / "ledger" / "written"));
  CHECK_FALSE(fs::exists(made));
}

TEST_CASE("export and replay beside a server under load have no gap") {
  OperationsWorld ledger;
  ledger.fill();
  OperationsWorld::Load load(ledger.server->port(), 4);
  std::size_t before = 0;
  for (int i = 0; i < 6; ++i) {
    const auto lines = ledger.file("live.jsonl");
    const auto people = ledger.file("live_people.jsonl");
    expect(0, {"export", "--data-dir", ledger.data().string(), "--out", lines.string(), "--people",
               people.string()});
    const std::size_t count = lines_in(text_of(lines));
    CHECK(count > before);
    before = count;
    expect(0, {"verify", "--export", lines.string(), "--people", people.string()});
  }
  const std::string live = expect(0, {"verify", "--data-dir", ledger.data().string()});
  CHECK(live.find("were not checked") != std::string::npos);
  load.end();
  CHECK(load.failed() == 0);
  const auto all = ledger.file("all.jsonl");
  expect(0, ledger.asked({"export", "--out", all.string()}));
  CHECK(lines_in(text_of(all)) == std::stoul(ledger.head()));
  expect(0, {"verify", "--export", all.string()});
  const std::string verdict = expect(0, ledger.asked({"verify"}));
  CHECK(verdict.find("every view") != std::string::npos);
  CHECK((!fs::exists(ledger.data() / "snapshots") || fs::is_empty(ledger.data() / "snapshots")));
  ledger.stop();
  expect(0, {"verify", "--data-dir", ledger.data().string()});
}

TEST_CASE("replay: filters, the state after each event, and a license as it was") {
  OperationsWorld ledger;
  const std::uint64_t license = ledger.fill();
  const std::string id = std::to_string(license);
  ledger.update("user", {{"license_id", license}, {"count", 60}});
  const std::string data = ledger.data().string();
  const auto events = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"replay", "--data-dir", data, "--json"});
    return lines_in(expect(0, more));
  };
  CHECK(events({"--license", id, "--type", "license_updated"}) == 1);
  CHECK(events({"--person", "user:1", "--type", "seat_assigned"}) == 1);
  CHECK(events({"--from", "2", "--to", "5"}) == 4);
  CHECK(events({"--from", "2999-01-01"}) == 0);
  CHECK(events({"--to", "2000-01-01"}) == 0);
  CHECK(events({"--from", "2000-01-01"}) == std::stoul(ledger.head()));
  CHECK(events({"--change-type", "erase"}) > 0);
  expect(2, {"replay", "--data-dir", data, "--from", "yesterday"});
  const std::string mine = expect(0, {"replay", "--data-dir", data, "--license", id, "--json"});
  const json first = json::parse(mine.substr(0, mine.find('\n')));
  const std::string made = std::to_string(first.at("position").get<std::uint64_t>());
  const json was =
      json::parse(expect(0, {"replay", "--data-dir", data, "--license", id, "--at", made}));
  CHECK(was.at("count") == 50);
  CHECK(was.at("usage_count") == 0);
  const json now =
      json::parse(expect(0, {"replay", "--data-dir", data, "--license", id, "--at", "2999-01-01"}));
  CHECK(now.at("count") == 60);
  CHECK(now.at("usage_count") == ledger.usage("user", license));
  expect(1, {"replay", "--data-dir", data, "--license", id, "--at", "1"});
  const std::string states =
      expect(0, {"replay", "--data-dir", data, "--license", id, "--state", "--json"});
  const json last = json::parse(states.substr(states.rfind('\n', states.size() - 2) + 1));
  CHECK(last == now);
}

TEST_CASE("each command has a manual page, and the program one") {
  const contract::TemporaryDirectory directory;
  expect(0, {"man", "--out", directory.path().string()});
  for (const char* name :
       {"", "-replay", "-verify", "-rebuild", "-export", "-import", "-backup", "-restore",
        "-repair", "-prove", "-check-proof", "-status", "-keys", "-directory", "-man"}) {
    const auto file = directory.path() / ("seatledger" + std::string(name) + ".1");
    const std::string page = text_of(file);
    INFO(file.string());
    for (const char* section : {"NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "EXAMPLES"}) {
      CHECK(page.find(".SH " + std::string(section) + "\n") != std::string::npos);
    }
    CHECK(page.find("\n.Example") == std::string::npos);
  }
}

}  // namespace
}  // namespace seatledger::integration
