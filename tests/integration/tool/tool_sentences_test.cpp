// What the tool says when it is called otherwise than it expects.
#include "integration/tool/tool_world.h"

namespace seatledger::integration {
namespace {

struct Saying {
  std::string command;
  int exit_code;
  std::string sentence;  // a part of the output
};

void check_sayings(const ToolWorld& ledger, const std::vector<Saying>& sayings) {
  for (const Saying& saying : sayings) {
    const auto end = ledger.shell(saying.command);
    INFO(saying.command << '\n' << end.output);
    CHECK(end.exit_code == saying.exit_code);
    CHECK(end.output.find(saying.sentence) != std::string::npos);
    CHECK(end.output.find("json.exception") == std::string::npos);
    CHECK(end.output.size() < 4000);
  }
}

TEST_CASE("sentences: a command or flag that is not there, help, and the version") {
  const ToolWorld ledger;
  check_sayings(
      ledger, {
                  {R"("$TOOL" sattus)", 2, "there is no command sattus; did you mean status?"},
                  {R"("$TOOL" keys craete)", 2, "there is no command craete; did you mean create?"},
                  {R"("$TOOL" frobnicate)", 2, "; there are: replay, verify, prove"},
                  {R"("$TOOL" verify --dta-dir x)", 2,
                   "there is no flag --dta-dir; did you mean --data-dir?"},
                  {R"("$TOOL" replay --exprot=x)", 2, "did you mean --export?"},
                  {R"("$TOOL" restore --frm x)", 2, "did you mean --from?"},
                  {R"("$TOOL" status verify)", 2, "status takes no verify here"},
                  {R"("$TOOL")", 2, "Usage: seatledger"},
                  {R"("$TOOL" keys)", 2, "Usage: seatledger keys"},
                  {R"("$TOOL" directory)", 2, "Usage: seatledger directory"},
                  {R"("$TOOL" help)", 0, "Usage: seatledger"},
                  {R"("$TOOL" help verify)", 0, "Usage: seatledger verify"},
                  {R"("$TOOL" help keys create)", 0, "Usage: seatledger keys create"},
                  {R"("$TOOL" help sattus)", 2, "did you mean status?"},
                  {R"("$TOOL" help help)", 0, "Usage: seatledger help"},
                  {R"("$TOOL" --version)", 0, "seatledger 0."},
                  {R"("$TOOL" --version)", 0, ", revision "},
                  {R"("$SERVER" --version)", 0, ", revision "},
              });
  CHECK(ledger.shell(R"("$TOOL" help verify)").output ==
        ledger.shell(R"("$TOOL" verify --help)").output);
  const auto same = ledger.shell(R"sh(version_of() { "$1" --version | cut -d' ' -f2-; }
    test "$(version_of "$TOOL")" = "$(version_of "$SERVER")")sh");
  CHECK(same.exit_code == 0);
}

TEST_CASE("sentences: the next step, when a command does not know what to read") {
  const ToolWorld ledger;
  const std::string bare = "unset SEATLEDGER_URL SEATLEDGER_KEY; ";
  check_sayings(
      ledger,
      {
          {bare + R"("$TOOL" verify)", 2, "give --data-dir DIR, or --url URL with --key-file FILE"},
          {bare + R"("$TOOL" verify)", 2, ", or --export FILE"},
          {bare + R"("$TOOL" status)", 2, "give --data-dir DIR, or --url URL"},
          {bare + R"("$TOOL" export)", 2, "give --data-dir DIR, or --url URL"},
          {bare + R"("$TOOL" rebuild)", 2, "give --data-dir DIR, or --url URL"},
          {bare + R"("$TOOL" rebuild --rollback)", 2, "give --data-dir DIR, or --url URL"},
          {bare + R"("$TOOL" replay)", 2, "give --data-dir DIR, or --export FILE"},
          {bare + R"("$TOOL" keys list)", 2, "give --url URL with --key-file FILE"},
          {bare + R"("$TOOL" prove 1)", 2, "give --url URL with --key-file FILE"},
          {R"("$TOOL" prove)", 2, "give the POSITION of an event, or --from"},
          {R"("$TOOL" prove 0)", 2, "0 is no number from 1 on: the first event has position 1"},
          {R"("$TOOL" prove -- -1)", 2, "the first event has position 1"},
          {R"("$TOOL" prove 99999999999999999999)", 2, "the first event has position 1"},
          {R"("$TOOL" prove --from 0)", 2, "a checkpoint has at least one event"},
          {R"("$TOOL" keys revoke seven)", 2, "`seatledger keys list` shows the numbers"},
          {R"("$TOOL" rebuild --rollback --data-dir "$DIR/copy")", 2, "there is no ledger in"},
          {R"("$TOOL" rebuild --rollback)", 2, "no generation to go back to"},
          {R"("$TOOL" rebuild --view licnse)", 2, "there is no view licnse; did you mean license?"},
      });
}

TEST_CASE("sentences: files that are no proof, no key and no export") {
  const ToolWorld ledger;
  std::ofstream(ledger.file("key"), std::ios::binary)
      << ledger.good(get("/api/ledger/public-key/")).body;
  REQUIRE(ledger.shell(R"("$TOOL" prove 1 --out "$DIR/proof")").exit_code == 0);
  std::vector<Saying> sayings{
      {R"(cd "$DIR"; "$TOOL" check-proof proof --public-key key)", 0, "proven"},
      {R"(cd "$DIR"; "$TOOL" check-proof proof --public-key proof)", 2, "holds no public key"},
      {R"(cd "$DIR"; "$TOOL" check-proof proof --public-key .)", 2, "cannot read ."},
      {R"(cd "$DIR"; "$TOOL" check-proof proof --public-key none)", 2, "cannot read none"},
      {R"(cd "$DIR"; "$TOOL" check-proof proof --public-key /dev/null)", 2, "holds no public key"},
      {R"("$TOOL" verify --export /dev/null)", 2, "is no plain file"},
      {R"("$TOOL" verify --export <(echo))", 2, "is no plain file"},
      {R"("$TOOL" replay --export /dev/null)", 2, "is no plain file"},
      {R"("$TOOL" import /dev/null --data-dir "$DIR/new")", 2, "is no plain file"},
      {R"(cd "$DIR"; : >empty; "$TOOL" verify --export empty)", 2, "is empty: it is no export"},
      {R"(cd "$DIR"; : >empty; "$TOOL" import empty --data-dir new)", 2, "it is no export"},
  };
  for (const char* text :
       {"", "[1]", "{}", R"({"position":"x"})", R"({"position":-1})",
        R"({"position":1e99,"tree_size":true})", R"({"position":1,"tree_size":1,"leaf_hash":[]})",
        R"({"from":1,"to":2})", "7", "\"a\""}) {
    sayings.push_back({"cd \"$DIR\"; echo '" + std::string(text) +
                           "' >bad; old=; grep -q from bad && old='--old-checkpoint proof'\n" +
                           R"("$TOOL" check-proof bad --public-key key $old)",
                       2, "holds no proof: `seatledger prove POSITION --out FILE` writes one"});
  }
  sayings.push_back({R"(cd "$DIR"; echo '{"from":1,"to":1,"hashes":[],"checkpoint":"x"}' >bad
    echo '{}' >old; "$TOOL" check-proof bad --public-key key --old-checkpoint old)",
                     2, "old holds no checkpoint"});
  check_sayings(ledger, sayings);
  CHECK_FALSE(fs::exists(ledger.file("new")));
}

TEST_CASE("sentences: replay says when there is no such type, license, person or transaction") {
  const ToolWorld ledger;
  const std::string replay = R"("$TOOL" replay --data-dir "$DATA" )";
  check_sayings(ledger,
                {
                    {replay + "--type bogus", 2,
                     "there is no type of event bogus; there are: license_created, "},
                    {replay + "--type license_updatd", 2, "; did you mean license_updated"},
                    {replay + "--type seat_asigned", 2, "; did you mean seat_assigned"},
                    {replay + "--license 999", 1, "license 999 never existed"},
                    {replay + "--license 999 --json", 1, "license 999 never existed"},
                    {replay + "--license 999 --state", 1, "license 999 never existed"},
                    {replay + "--license 999 --at 5", 1, "license 999 did not exist"},
                    {replay + "--license 0", 2, "0 is no number from 1 on"},
                    {replay + "--person 999", 1, "no event is about person 999"},
                    {replay + "--person user:999", 2, "there is no user 999"},
                    {replay + "--transaction-id none", 1, "no event has the transaction id none"},
                    {replay + "--license 1 --from 1 --to 1", 0, ""},
                    {replay + "--license 1 --from 9999", 0, ""},
                    {replay + "--license 1 --type license_updated", 0, ""},
                    {replay + "--type log_restored", 0, ""},
                    {replay + "--change-type refund", 0, ""},
                });
  CHECK(ledger.shell(replay + "--license 1 --from 1 --to 1").output.empty());
}

TEST_CASE("sentences: a key is taken from a file or standard input, without its line end") {
  const ToolWorld ledger;
  const std::string own = "key=$SEATLEDGER_KEY; unset SEATLEDGER_KEY; cd \"$DIR\"\n";
  for (const char* given : {
           R"("$TOOL" keys list --key "$key")",
           R"("$TOOL" keys list --key "$key"$'\n')",
           R"("$TOOL" keys list --key " $key"$'\r\n')",
           R"(SEATLEDGER_KEY="$key"$'\n' "$TOOL" keys list)",
           R"(echo "$key" >key; "$TOOL" keys list --key-file key)",
           R"(printf '%s\r\n' "$key" >key; SEATLEDGER_KEY=other "$TOOL" keys list --key-file key)",
           R"("$TOOL" keys list --key-file <(echo "$key"))",
           R"(echo "$key" | "$TOOL" keys list --key -)",
           R"((echo "$key"; echo more) | "$TOOL" status --key -)",
           R"(echo "$key" >key; "$TOOL" verify --key-file key)",
       }) {
    const auto end = ledger.shell(own + given);
    INFO(given << '\n' << end.output);
    CHECK(end.exit_code == 0);
  }
  check_sayings(
      ledger,
      {
          {own + R"("$TOOL" keys list)", 2, "a key is required: --key-file FILE"},
          {own + R"("$TOOL" keys list --key '')", 2, "a key is required"},
          {own + R"("$TOOL" keys list --key ' ')", 2, "there is no key in --key"},
          {own + R"("$TOOL" keys list --key - </dev/null)", 2, "there is no key in standard input"},
          {own + R"("$TOOL" keys list --key-file /dev/null)", 2, "there is no key in /dev/null"},
          {own + R"("$TOOL" keys list --key-file none)", 2, "cannot read none"},
          {own + R"("$TOOL" keys list --key-file .)", 2, "cannot read ."},
          {own + R"("$TOOL" keys list --key-file /dev/zero)", 2, "is too long"},
          {own + R"("$TOOL" keys list --key "$key" --key-file key)", 2,
           "either --key or --key-file"},
          {own + R"("$TOOL" keys list --key "a b")", 2, "has a blank inside"},
          {own + R"("$TOOL" keys list --key $'a\tb')", 2, "has a blank inside"},
          {own + R"("$TOOL" keys list --key $'a\x7fb')", 2, "has a control character inside"},
          {own + R"("$TOOL" keys list --key $'a\x01b')", 2, "has a control character inside"},
          {own + R"("$TOOL" keys list --key $'a\r\nX: y\r\n\r\nGET / HTTP/1.1')", 2,
           "a line end inside"},
          {own + R"(printf '%s\n' "$key" more >key; "$TOOL" keys list --key-file key)", 2,
           "line end"},
          {own + R"(SEATLEDGER_KEY='a b' "$TOOL" keys list)", 2,
           "the key in SEATLEDGER_KEY has a blank"},
          {own + R"("$TOOL" keys list --key $(printf 'k%.0s' $(seq 5000)))", 2, "too long"},
          {own + R"("$TOOL" directory import - --key - <<<"$key")", 2, "both from standard input"},
      });
  // No sentence shows the key.
  CHECK(ledger.shell(own + R"("$TOOL" keys list --key "se cret")").output.find("cret") ==
        std::string::npos);
}

}  // namespace
}  // namespace seatledger::integration
