#include "cli/replaced_log.h"

#include <fcntl.h>
#include <stdio.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "base/time.h"
#include "base/uuid.h"
#include "ledger/log/record.h"
#include "ledger/proof/anchor.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/rocks/directory_lock.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

void take(FormerLog& former, const std::optional<std::string>& note) {
  if (!note) return;
  const auto checkpoint = ledger::read_checkpoint(*note);
  if (!checkpoint || checkpoint->tree.size < former.anchored_size) return;
  former.anchored_size = checkpoint->tree.size;
  former.anchored_root = checkpoint->tree.root;
}

void rename_durably(const fs::path& from, const fs::path& to) {
  fs::rename(from, to);
  sync_directory(from.parent_path());
  sync_directory(to.parent_path());
}

void exchange(const fs::path& one, const fs::path& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) != 0) {
    throw StoreError("cannot exchange " + one.string() + " and " + other.string() + ": " +
                     std::generic_category().message(errno));
  }
  sync_directory(one.parent_path());
  sync_directory(other.parent_path());
}

std::string time_as_name() {
  std::string text = to_text(SystemClock().now());
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

FormerLog former_log(const fs::path& data_dir, const fs::path& anchor) {
  FormerLog former;
  take(former, ledger::Anchor(anchor).read());
  if (!fs::exists(data_dir / "ledger" / "CURRENT")) return former;
  try {
    const auto reader = ledger::read_ledger(data_dir);
    if (reader->is_beside_server()) throw ledger::DirectoryInUse(data_dir);
    former.head = reader->head().value;
    former.problem = reader->damage().value_or("");
    take(former, reader->newest_checkpoint());
  } catch (const ledger::DirectoryInUse&) {
    throw;
  } catch (const StoreError& problem) {
    former.problem = problem.what();
  }
  return former;
}

std::uint64_t append_log_restored(const fs::path& data_dir, const FormerLog& former) {
  ledger::LedgerOptions options;
  options.data_dir = data_dir;
  const auto ledger = ledger::open_ledger(options);
  ledger::EventLog& log = ledger->events();
  const Position head = log.head();
  ledger::LogRestored restored;
  restored.anchored_size = former.anchored_size;
  restored.anchored_root = former.anchored_root;
  restored.lost = former.last() > head.value ? former.last() - head.value : 0;
  restored.ids_skipped = restored.lost + ids_past_known;

  ledger::Event event;
  event.position = Position{head.value + 1};
  event.commit = {event.position, 0, 1};
  event.recorded = SystemClock().now();
  if (head.value != 0) {
    const auto last = log.read_after(Position{head.value - 1}, 1).at(0);
    const Timestamp before = ledger::decode_record(last.bytes, last.position).recorded;
    event.recorded = std::max(event.recorded, Timestamp{before.micros + 1});
  }
  SystemEntropy entropy;
  event.transaction_id = uuid_v7(event.recorded, entropy.next());
  event.change_type = "restore";
  event.actor = "server";
  event.source = "server";
  event.body = restored;
  const std::string record = ledger::encode_record(event);
  if (log.append(head, {&record, 1}, {}) != ledger::AppendStatus::stored) {
    throw StoreError("the ledger in " + data_dir.string() + " cannot be written");
  }
  return restored.lost;
}

void replace_anchor(const fs::path& data_dir, const fs::path& anchor) {
  const auto note = ledger::read_ledger(data_dir)->newest_covered_checkpoint();
  if (note) {
    ledger::Anchor(anchor).replace(*note);
  } else if (fs::remove(anchor)) {
    sync_directory(fs::absolute(anchor).parent_path());
  }
}

// Moves the views away first, because those of the old ledger may be ahead of the new one. A server
// that starts in between folds new ones.
std::optional<fs::path> swap_in(const fs::path& made, const fs::path& data_dir) {
  const fs::path kept = data_dir / ("replaced-" + time_as_name());
  fs::create_directory(kept);
  bool is_anything_kept = false;
  for (const char* views : {"views", "audit"}) {
    if (!fs::exists(data_dir / views)) continue;
    rename_durably(data_dir / views, kept / views);
    is_anything_kept = true;
  }
  if (fs::exists(data_dir / "ledger")) {
    rename_durably(made / "ledger", kept / "ledger");
    exchange(kept / "ledger", data_dir / "ledger");
    is_anything_kept = true;
  } else {
    rename_durably(made / "ledger", data_dir / "ledger");
  }
  if (fs::exists(made / "views")) rename_durably(made / "views", data_dir / "views");
  fs::remove_all(made);
  if (is_anything_kept) return kept;
  fs::remove(kept);
  return std::nullopt;
}

}  // namespace seatledger::cli
