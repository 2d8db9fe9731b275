#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/json_fields.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/demo/calendar.h"
#include "cli/demo/year.h"
#include "cli/new_directory.h"
#include "cli/progress.h"

namespace seatledger::cli {
namespace {

constexpr MakerWords demo_words{"a demo", "another demo", ".demo"};
constexpr std::int64_t minute_micros = 60'000'000;
constexpr std::string_view earliest_end = "1971-01-01T00:00:00Z";

struct DemoFlags {
  std::string data_dir;
  std::uint64_t seed = 1;
  std::string until;
  bool json = false;
};

Timestamp end_of_demo(const std::string& text) {
  const Timestamp now = SystemClock().now();
  if (text.empty()) return Timestamp{now.micros - now.micros % minute_micros};
  const auto end = parse_timestamp(text);
  if (!end) {
    throw std::invalid_argument("--until: " + text + " is not a time as 2026-11-24T08:00:00Z");
  }
  if (*end > now || *end < parse_timestamp(earliest_end)) {
    throw std::invalid_argument("--until: " + text + " is not between " +
                                std::string(earliest_end) + " and now");
  }
  return *end;
}

void print_demo_json(const DemoFlags& flags, const demo::YearMade& made) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  write_field(out, "data_dir", flags.data_dir);
  write_field(out, "events", made.head);
  write_field(out, "people", std::uint64_t{made.people});
  write_field(out, "licenses", std::uint64_t{made.licenses});
  out.key("keys");
  out.begin_object();
  write_field(out, "admin", made.admin_key);
  write_field(out, "platform_admin", made.platform_admin_key);
  write_field(out, "auditor", made.auditor_key);
  out.end_object();
  out.key("look");
  out.begin_object();
  write_field(out, "full_license", made.full);
  write_field(out, "full_license_renewed", made.full_renewed);
  write_field(out, "switched_license", made.switched);
  write_field(out, "switched_off", made.switched_off);
  write_field(out, "list_with_refusals", made.list_with_refusals);
  write_field(out, "erased", made.erased);
  out.end_object();
  out.end_object();
  std::cout << text << '\n';
}

void print_demo_text(const DemoFlags& flags, const demo::YearMade& made) {
  std::cout << made.head.value << " events of a year, with " << made.people << " people and "
            << made.licenses << " licenses, are in " << flags.data_dir
            << "\nThree keys, which are not shown again:\n\n"
            << "  ADMIN=" << made.admin_key << "\n  PLATFORM_ADMIN=" << made.platform_admin_key
            << "\n  AUDITOR=" << made.auditor_key << "\n\nServe it: seatledgerd --data-dir "
            << flags.data_dir << '\n';
}

int run_demo(const DemoFlags& flags) {
  demo::YearWish wish;
  wish.seed = flags.seed;
  wish.until = end_of_demo(flags.until);
  NewDirectory directory(flags.data_dir, demo_words);
  wish.directory = directory.make();
  Progress progress("demo", demo::days_of_year, "days");
  wish.progress = [&](int days) { progress.update(static_cast<std::uint64_t>(days)); };
  const demo::YearMade made = demo::make_year(wish);
  progress.finish();
  // Before it counts: a demo whose keys nobody has seen is of no use.
  if (flags.json) {
    print_demo_json(flags, made);
  } else {
    print_demo_text(flags, made);
  }
  std::cout << std::flush;
  directory.keep();
  return yes;
}

}  // namespace

void add_demo(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<DemoFlags>();
  CLI::App* command = app.add_subcommand(
      "demo", "Makes a data directory with a year of invented history, to look at and to try");
  command
      ->add_option("--data-dir", flags->data_dir,
                   "The directory to make; it must be missing or empty")
      ->required();
  command->add_option("--seed", flags->seed, "Another number tells another year; 1 when left out");
  command->add_option("--until", flags->until,
                      "When the year ends, such as 2026-11-24T08:00:00Z; now when left out");
  command->add_flag("--json", flags->json, "Print the keys and what is worth a look as JSON");
  command->footer(
      "Three platforms, 40 licenses of all kinds, 2,000 people under example.org and about 20,000 "
      "events, each recorded at the time at which it is said to have happened, and signed. With "
      "the same --seed and --until the events are the same, but for digests of keys and of "
      "requests that name people. Keys: of an admin, of an admin of one platform, of an auditor.\n"
      "Example: seatledger demo --data-dir demo\n"
      "Exit code 0: made, 2: nothing was made");
  command->callback([flags, &exit_code] { exit_code = run_demo(*flags); });
}

}  // namespace seatledger::cli
