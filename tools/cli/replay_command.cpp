#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "base/time.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "ledger/log/record.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t records_at_once = 4096;

struct ReplayFlags {
  std::string data_dir;
  std::uint64_t from = 1;
  std::uint64_t to = 0;
  std::optional<std::uint64_t> license;
  std::optional<std::string> transaction_id;
  std::optional<std::string> change_type;
  std::optional<std::string> type;
  bool json = false;
};

bool wanted(const ledger::Event& event, const ReplayFlags& flags) {
  if (flags.license && event.license_id != LicenseId{*flags.license}) return false;
  if (flags.transaction_id && event.transaction_id != *flags.transaction_id) return false;
  if (flags.change_type && event.change_type != *flags.change_type) return false;
  return !flags.type || ledger::type_name(event.body) == *flags.type;
}

void print_text(const ledger::Event& event) {
  std::cout << event.position.value << "  " << to_text(event.recorded) << "  "
            << ledger::type_name(event.body);
  if (event.license_id) std::cout << "  license " << event.license_id->value;
  std::cout << "  " << event.change_type << "  " << event.transaction_id << "  " << event.actor
            << '\n';
}

int replay(const ReplayFlags& flags) {
  const DataDirectory directory(flags.data_dir);
  const std::uint64_t head = directory.events().head().value;
  const std::uint64_t end = flags.to == 0 ? head : std::min(flags.to, head);
  std::uint64_t done = flags.from - 1;
  while (done < end) {
    const auto count = std::min<std::uint64_t>(records_at_once, end - done);
    for (const auto& record : directory.events().read_after(Position{done}, count)) {
      const ledger::Event event = ledger::decode_record(record.bytes, record.position);
      done = record.position.value;
      if (!wanted(event, flags)) continue;
      if (flags.json) {
        std::cout << record.bytes << '\n';
      } else {
        print_text(event);
      }
    }
  }
  return std::cout.flush() ? yes : could_not_tell;
}

}  // namespace

void add_replay(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ReplayFlags>();
  CLI::App* command = app.add_subcommand("replay", "Prints the events of a ledger, oldest first");
  command->add_option("--data-dir", flags->data_dir, "The data directory; no server runs on it")
      ->required();
  command->add_option("--from", flags->from, "First position")->check(CLI::PositiveNumber);
  command->add_option("--to", flags->to, "Last position")->check(CLI::PositiveNumber);
  command->add_option("--license", flags->license, "Events of this license");
  command->add_option("--transaction-id", flags->transaction_id, "Events of this transaction");
  command->add_option("--change-type", flags->change_type, "Events of this change type");
  command->add_option("--type", flags->type, "Events of this type, as license_updated");
  command->add_flag("--json", flags->json, "The stored lines, byte for byte");
  command->footer("Example: seatledger replay --data-dir data --license 1 --json");
  command->callback([flags, &exit_code] { exit_code = replay(*flags); });
}

}  // namespace seatledger::cli
