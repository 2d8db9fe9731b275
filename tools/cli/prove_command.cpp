#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "cli/commands.h"
#include "cli/http_client.h"
#include "cli/number_flag.h"
#include "cli/output_file.h"
#include "cli/whole_number.h"
#include "ledger/proof/checkpoint.h"

namespace seatledger::cli {
namespace {

constexpr unsigned status_bad_request = 400;
constexpr unsigned status_not_found = 404;
constexpr mode_t proof_mode = 0644;

struct ProveFlags {
  ServerFlags server;
  std::uint64_t position = 0;  // else `from`
  std::uint64_t from = 0;
  std::uint64_t to = 0;  // 0: the newest checkpoint
  std::string out;
  bool json = false;
};

struct FetchedProof {
  std::string text;        // as it is stored
  nlohmann::json about;    // which proof it is, for --json
  std::string about_text;  // the same, as the beginning of a sentence
};

// Nothing when the server answers that there is no such event or checkpoint.
std::optional<ServerAnswer> ask(HttpClient& client, const std::string& target) {
  ServerAnswer answer = client.get(target);
  if (answer.status == status_not_found || answer.status == status_bad_request) {
    std::cerr << "seatledger: " << answer.problem() << '\n';
    return std::nullopt;
  }
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  return answer;
}

std::optional<FetchedProof> fetch_event(HttpClient& client, const ProveFlags& flags) {
  const std::string number = std::to_string(flags.position);
  auto answer = ask(client, "/api/ledger/events/" + number + "/proof/");
  if (!answer) return std::nullopt;
  const auto size = whole_number(answer->json(), "tree_size");
  return FetchedProof{std::move(answer->body),
                      {{"position", flags.position}, {"tree_size", size}},
                      "event " + number + " of " + std::to_string(size)};
}

struct NewestCheckpoint {
  std::string note;
  std::uint64_t size = 0;
};

NewestCheckpoint fetch_checkpoint(HttpClient& client) {
  ServerAnswer answer = client.get("/api/ledger/checkpoint/");
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  const auto checkpoint = ledger::read_checkpoint(answer.body);
  if (!checkpoint) throw NoAnswer("the server's answer is no checkpoint");
  return {std::move(answer.body), checkpoint->tree.size};
}

std::optional<FetchedProof> fetch_consistency(HttpClient& client, const ProveFlags& flags) {
  NewestCheckpoint newest = fetch_checkpoint(client);
  const std::uint64_t to = flags.to != 0 ? flags.to : std::max(flags.from, newest.size);
  const auto answer = ask(client, "/api/ledger/consistency/?from=" + std::to_string(flags.from) +
                                      "&to=" + std::to_string(to));
  if (!answer) return std::nullopt;
  // Before it answered, the server signed a checkpoint that covers `to`.
  if (to > newest.size) newest = fetch_checkpoint(client);
  auto proof = answer->json();
  proof["checkpoint"] = newest.note;
  return FetchedProof{
      proof.dump(),
      {{"from", flags.from}, {"to", to}, {"checkpoint_size", newest.size}},
      "the first " + std::to_string(flags.from) + " of " + std::to_string(to) + " events"};
}

int prove(const ProveFlags& flags) {
  if ((flags.position == 0) == (flags.from == 0)) {
    throw std::invalid_argument(
        "give the POSITION of an event, or --from with the size of an older checkpoint");
  }
  HttpClient client(flags.server);
  const auto proof =
      flags.from == 0 ? fetch_event(client, flags) : fetch_consistency(client, flags);
  if (!proof) return no;
  if (flags.out.empty() || is_standard_output(flags.out)) {
    std::cout << proof->text << '\n';
    return yes;
  }
  OutputFile file(flags.out, proof_mode);
  file.write_line(proof->text);
  file.keep();
  if (flags.json) {
    auto about = proof->about;
    about["file"] = flags.out;
    std::cout << about.dump() << '\n';
  } else {
    std::cout << proof->about_text << ": the proof is in " << flags.out << '\n';
  }
  return yes;
}

}  // namespace

void add_prove(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ProveFlags>();
  CLI::App* command = app.add_subcommand(
      "prove", "Fetches the proof that an event is in the log, or that the log only grew");
  auto* position = command->add_option("POSITION", flags->position, "The event's position")
                       ->check(number_from_one("the first event has position 1"));
  auto* from = command
                   ->add_option("--from", flags->from,
                                "Instead: the size of an older checkpoint. Proves that the log "
                                "still begins with the same events")
                   ->check(number_from_one("a checkpoint has at least one event"))
                   ->excludes(position);
  command
      ->add_option(
          "--to", flags->to,
          "With --from: the size of the newer checkpoint; that of the newest when left out")
      ->check(number_from_one("a checkpoint has at least one event"))
      ->needs(from);
  add_server_flags(*command, flags->server);
  command->add_option("--out", flags->out,
                      "The file to write the proof to; standard output when left out");
  command->add_flag("--json", flags->json,
                    "Print what was written as JSON; the proof itself is always JSON");
  command->footer(
      "The proof contains the newest checkpoint. Check it with `seatledger check-proof`; if --to "
      "is "
      "smaller than the newest checkpoint, that command also needs --new-checkpoint.\n"
      "Example: seatledger prove 12 --url http://127.0.0.1:8080 --key-file K --out p.json\n"
      "Example: seatledger prove --from $(sed -n 2p kept) --url http://127.0.0.1:8080 --key-file K "
      "--out grown.json\n"
      "Exit code 0: fetched, 1: there is no such event or tree, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = prove(*flags); });
}

}  // namespace seatledger::cli
