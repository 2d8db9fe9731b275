// What both programs print: to a full disk, to a closed descriptor, to a pipe that nobody reads,
// and to files that are no plain files.
#include "integration/tool/tool_world.h"

namespace seatledger::integration {
namespace {

// Every command, with what it needs to succeed.
const std::vector<std::string> printing_commands{
    R"("$TOOL" --help)",
    R"("$TOOL" verify --help)",
    R"("$TOOL" man)",
    R"("$TOOL" replay --data-dir "$DATA")",
    R"("$TOOL" replay --data-dir "$DATA" --license 1 --state --json)",
    R"("$TOOL" replay --data-dir "$DATA" --license 1 --at 99)",
    R"("$TOOL" replay --export "$DIR/lines")",
    R"("$TOOL" verify --data-dir "$DATA")",
    R"("$TOOL" verify --export "$DIR/lines" --json)",
    R"("$TOOL" export --data-dir "$DATA")",
    R"("$TOOL" export)",
    R"("$TOOL" export --data-dir "$DATA" --out "$DIR/again")",
    R"("$TOOL" prove 1)",
    R"("$TOOL" prove 1 --out "$DIR/proof.again")",
    R"("$TOOL" check-proof "$DIR/proof" --public-key "$DIR/key")",
    R"("$TOOL" status)",
    R"("$TOOL" status --data-dir "$DATA" --json)",
    R"("$TOOL" keys list)",
    R"("$TOOL" keys list --json)",
    R"("$TOOL" keys create --name lost --role auditor)",
    R"("$TOOL" keys create --name lost --role auditor --json)",
    R"("$TOOL" directory import "$DIR/records" --json)",
    R"("$TOOL" rebuild)",
    R"("$TOOL" rebuild --check --json)",
    R"("$TOOL" backup --to "another$RANDOM$RANDOM")",
    R"("$TOOL" backup --list)",
    R"(cd "$DIR"; rm -rf new; "$TOOL" import lines --people people --data-dir new)",
    R"("$TOOL" repair --data-dir "$DIR/old")",
    R"("$TOOL" restore --from "$BACKUPS" --accept-loss --data-dir "$DIR/restored")",
    R"("$SERVER" --help)",
    R"("$SERVER" --version)",
    R"("$SERVER" --print-settings-markdown)",
    R"("$SERVER" --print-errors-markdown)",
};

void make_files(const ToolWorld& ledger) {
  const auto made = ledger.shell(R"(set -e
    "$TOOL" export --data-dir "$DATA" --out "$DIR/lines" --people "$DIR/people"
    "$TOOL" import "$DIR/lines" --people "$DIR/people" --data-dir "$DIR/old"
    "$TOOL" backup --to one
    "$TOOL" prove 1 --out "$DIR/proof"
    echo '{"kind":"users","id":77,"record":{"username":"ivy"}}' >"$DIR/records")");
  INFO(made.output);
  REQUIRE(made.exit_code == 0);
  std::ofstream(ledger.file("key"), std::ios::binary)
      << ledger.good(get("/api/ledger/public-key/")).body;
}

TEST_CASE("output: what cannot be printed is exit code 2 and a sentence, for every command") {
  const ToolWorld ledger;
  make_files(ledger);
  for (const std::string& command : printing_commands) {
    for (const char* where : {" >/dev/full", " >&-"}) {
      const auto end = ledger.shell(command + where);
      INFO(command << where << '\n' << end.output);
      CHECK(end.exit_code == 2);
      CHECK(end.output.find("standard output cannot be written") != std::string::npos);
    }
  }
  CHECK(ledger.has_left_nothing());
}

TEST_CASE("output: a command whose standard output is closed does nothing") {
  const ToolWorld ledger;
  make_files(ledger);
  const auto end =
      ledger.shell(R"(cd "$DIR"; "$TOOL" import lines --people people --data-dir new >&-)");
  CHECK(end.exit_code == 2);
  CHECK_FALSE(fs::exists(ledger.file("new")));
  // Standard error closed too: the files that are opened then do not get its number.
  const auto silent = ledger.shell(R"("$TOOL" verify --data-dir "$DIR/old" <&- 2>&-)");
  INFO(silent.output);
  CHECK(silent.exit_code == 0);
  CHECK(ledger.shell(R"(cd "$DIR"; "$TOOL" import lines --people people --data-dir new >/dev/full)")
            .exit_code == 2);
  CHECK(ledger.shell(R"("$TOOL" verify --data-dir "$DIR/new")").exit_code == 0);
}

// A pipe whose reader has ended.
std::string unread(const std::string& command) {
  return "exec 3> >(:)\nwait $!\n" + command + " >&3\n";
}

TEST_CASE("output: a key that could not be shown is revoked") {
  const ToolWorld ledger;
  const auto keys = [&] { return ledger.shell(R"("$TOOL" keys list)").output; };
  const std::string before = keys();
  const std::string create = R"("$TOOL" keys create --name lost --role auditor)";
  for (const std::string& script :
       {create + " >/dev/full", create + " --json >/dev/full", create + " >&-", unread(create)}) {
    const auto end = ledger.shell(script);
    INFO(script << '\n' << end.output);
    CHECK(end.exit_code == 2);
    CHECK(end.output.find("standard output cannot be written") != std::string::npos);
    CHECK(keys() == before);
  }
  const auto said = ledger.shell(create + " >/dev/full").output;
  CHECK(said.find("could not be shown; it is revoked") != std::string::npos);
  // What was made is in the log, and that it was revoked too.
  CHECK(ledger.shell(R"("$TOOL" replay --data-dir "$DATA" --type key_revoked | wc -l)").output ==
        "4\n");
}

TEST_CASE(
    "output: when nobody reads on, the programs end quietly, as cat does, and leave nothing") {
  ToolWorld ledger;
  make_files(ledger);
  const auto check = [&](const std::string& command) {
    const auto end = ledger.shell(unread(command));
    INFO(command << '\n' << end.output);
    CHECK(end.exit_code == 128 + SIGPIPE);
    CHECK(end.output.empty());
    CHECK(ledger.has_left_nothing());
  };
  for (const std::string& command : printing_commands) {
    if (command.find("keys ") == std::string::npos) check(command);
  }
  ledger.stop();
  check(R"("$TOOL" replay --data-dir "$DATA")");
  check(R"("$TOOL" verify --data-dir "$DATA")");
  // Whoever started it does not want the signal: as of cat, a sentence.
  const auto end = ledger.shell("trap '' PIPE\n" + unread(R"("$TOOL" replay --data-dir "$DATA")"));
  CHECK(end.exit_code == 2);
  CHECK(end.output.find("Broken pipe") != std::string::npos);
}

TEST_CASE("output: --out into a pipe whose reader leaves ends quietly too, and leaves the pipe") {
  const ToolWorld ledger;
  // More than a pipe holds: the reader takes a little of it and leaves.
  for (int i = 0; i < 24; ++i) {
    ledger.update("user",
                  {{"license_id", ledger.license_id},
                   {"metadata", {{"note", std::string(16000, static_cast<char>('a' + i))}}}});
  }
  for (const std::string& from :
       {std::string(R"(--data-dir "$DATA")"), std::string(R"(--people people --data-dir "$DATA")"),
        std::string(R"(--url "$SEATLEDGER_URL")")}) {
    const auto end = ledger.shell(R"(cd "$DIR"; mkfifo pipe; head -c 10 pipe >begun &
      "$TOOL" export --out pipe )" +
                                  from +
                                  R"(; code=$?; wait; test -p pipe && rm pipe || exit 3
      test $(stat -c %s begun) = 10 || exit 4
      ls *.part pipe* people.* 2>/dev/null && exit 5; exit $code)");
    INFO(from << '\n' << end.output);
    CHECK(end.exit_code == 128 + SIGPIPE);
    CHECK(end.output.empty());
    CHECK(ledger.has_left_nothing());
  }
}

TEST_CASE("output: a signal ends the tool, and nothing stays in the temporary folder") {
  ToolWorld ledger;
  // More than a pipe holds, as events and as the license after each of them.
  for (int i = 0; i < 24; ++i) {
    ledger.update("user",
                  {{"license_id", ledger.license_id},
                   {"count", 50 + i},
                   {"metadata", {{"note", std::string(16000, static_cast<char>('a' + i))}}}});
  }
  const std::string data = ledger.data().string();
  const std::string license = std::to_string(ledger.license_id);
  const std::vector<std::vector<std::string>> calls{
      {"replay", "--data-dir", data, "--json"},
      {"export", "--data-dir", data},
      {"replay", "--data-dir", data, "--license", license, "--state", "--json"},
  };
  const auto end_each_by = [&](int signal) {
    for (const auto& call : calls) {
      UnreadTool tool(ledger, call);
      tool.wait_for_output();
      INFO(call.front() << ' ' << call.back() << " and signal " << signal);
      CHECK(tool.end_by(signal) == signal);
      CHECK((signal == SIGKILL || ledger.has_left_nothing()));
    }
  };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) end_each_by(signal);
  // Beside a server nothing is made that only the reader could delete.
  UnreadTool killed(ledger, calls.front());
  killed.wait_for_output();
  CHECK(killed.end_by(SIGKILL) == SIGKILL);
  CHECK(ledger.has_left_nothing());
  ledger.stop();
  end_each_by(SIGTERM);
}

TEST_CASE(
    "output: --out follows a link, writes into a device or a pipe, and takes no other's file") {
  const ToolWorld ledger;
  make_files(ledger);
  const auto end = ledger.shell(R"sh(set -e
    cd "$DIR"
    here() { "$TOOL" export --data-dir "$DATA" --out "$@"; }
    mkdir deep && echo old >deep/target
    ln -s deep/target link && here link && test -L link && cmp deep/target lines
    ln -s deep/none dangling && here dangling && test -L dangling && cmp deep/none lines
    test -f link.checkpoint
    ln -s /dev/null device && here device --people device && test -L device
    test ! -e device.checkpoint
    mkfifo pipe && (cat pipe >piped & here pipe; wait) && test -p pipe && cmp piped lines
    test ! -e pipe.checkpoint
    here /dev/stdout >printed && cmp printed lines
    here - | cmp - lines
    here /dev/fd/1 | cmp - lines
    echo mine >plain.part && here plain && test "$(cat plain.part)" = mine
    echo mine >proof.part && "$TOOL" prove 1 --out link && test -L link
    grep -q tree_size deep/target
    (umask 077; : >narrow) && here narrow && test "$(stat -c %a narrow)" = 600
    "$TOOL" prove 1 --out - | grep -q tree_size
    "$TOOL" prove 1 --out device && test -L device
    test -c /dev/null)sh");
  INFO(end.output);
  CHECK(end.exit_code == 0);
  const auto folder = ledger.shell(R"("$TOOL" export --data-dir "$DATA" --out "$DIR/deep")");
  CHECK(folder.exit_code == 2);
  CHECK(folder.output.find("Is a directory") != std::string::npos);
  const auto circle = ledger.shell(R"(cd "$DIR"; ln -s a b; ln -s b a
    "$TOOL" export --data-dir "$DATA" --out a)");
  CHECK(circle.exit_code == 2);
  CHECK(ledger.shell(R"(ls "$DIR" "$DIR/deep" | grep -c '\.part$')").output == "2\n");
}

}  // namespace
}  // namespace seatledger::integration
