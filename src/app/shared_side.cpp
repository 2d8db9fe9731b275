#include "app/shared_side.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "app/options.h"
#include "base/logging.h"
#include "base/store_error.h"
#include "ledger/shared/open_shared.h"

namespace seatledger {
namespace {

constexpr std::chrono::milliseconds unreached_pause{500};

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "server";
  return name.data();
}

ledger::ServerIdentity identity(const Settings& settings) {
  SystemEntropy entropy;
  return {uuid_v7(SystemClock().now(), entropy.next()),
          settings.server_name.empty() ? host_name() : settings.server_name, settings.server_url};
}

// PostgreSQL may start later than its servers, as after a power cut of all machines.
template <class Work>
void until_reached(const Work& work) {
  for (std::string said;;) {
    try {
      return work();
    } catch (const StoreError& problem) {
      if (std::exchange(said, problem.what()) != problem.what()) {
        log(LogLevel::error, "the start waits for the shared ledger", {{"problem", said}});
      }
    }
    std::this_thread::sleep_for(unreached_pause);
  }
}

}  // namespace

SharedSide::SharedSide(const Settings& settings)
    : me_(identity(settings)),
      options_(postgres_options(settings)),
      writer_ledger_(ledger::connect_shared(options_)),
      cluster_ledger_(ledger::connect_shared(options_)),
      cluster_rows_(ledger::connect_shared_rows(options_)),
      tree_rows_(ledger::connect_shared_rows(options_)),
      webhook_rows_(ledger::connect_shared_rows(options_)) {
  if (options_.dsn.empty()) {
    throw std::runtime_error("postgresql_dsn: it must be given with ledger_engine = postgresql");
  }
  const ledger::SharedBeginning beginning = ledger::new_shared_beginning();
  until_reached([&] { ledger::prepare_shared(options_, beginning); });
}

Digest SharedSide::secret(std::string_view name) const {
  std::optional<std::string> text;
  until_reached([&] { text = cluster_rows_->secret(name); });
  const auto digest = text ? digest_from_hex(*text) : std::nullopt;
  if (!digest) {
    throw StoreError("the shared ledger has no sound secret \"" + std::string(name) + "\"");
  }
  return *digest;
}

std::unique_ptr<ledger::SharedRows> SharedSide::connect_rows() const {
  return ledger::connect_shared_rows(options_);
}

std::optional<ledger::Term> SharedSide::term() const {
  const std::uint64_t epoch = log_->leading_epoch();
  if (epoch == 0) return std::nullopt;
  return ledger::Term{epoch, me_.id};
}

ledger::EventLog& SharedSide::open(ledger::LedgerStore& copy) {
  const auto term = [this] { return this->term(); };
  log_.emplace(
      ledger::CopiedLog::Parts{*writer_ledger_, copy.events(), copy.people(),
                               [&copy] { return copy.refusing_appends(); }, clock_, append_entropy_,
                               [](std::string_view text) {
                                 log(LogLevel::error, "shared ledger", {{"problem", text}});
                               }});
  until_reached([&] { catch_up(); });
  tree_.emplace(copy.tree(), *tree_rows_, term);
  webhooks_.emplace(*webhook_rows_, term);
  return *log_;
}

// Before the anchor is checked: after a power cut, a copy may be behind what it anchored.
void SharedSide::catch_up() {
  if (log_->bring_up()) return;
  log(LogLevel::error, "the shared ledger does not hold the events that this copy ends with",
      {{"head", log_->head().value}});
}

}  // namespace seatledger
