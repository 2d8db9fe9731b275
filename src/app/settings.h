// Everything an operator can set. Members and defaults are declared here; the name, unit, bounds
// and description of each are in one table, settings_table.cpp. Flags, environment, file, --help
// and docs/configuration.md all come from that table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/logging.h"

namespace seatledger {

struct ListenAddress {
  std::string address = "127.0.0.1";  // IPv4, or IPv6 without brackets
  std::uint16_t port = 8080;          // 0: any free one
};

struct Settings {
  // Paths. Relative ones start at the working directory; an empty path means none.
  std::filesystem::path data_dir = "data";
  std::filesystem::path anchor_file;
  std::filesystem::path backup_dir;
  std::filesystem::path admin_key_file;
  std::uint64_t backup_keep = 0;

  // The server.
  ListenAddress listen;
  LogLevel log_level = LogLevel::info;
  std::string path_prefix = "/dm";
  bool trust_forwarded_headers = false;
  std::vector<std::string> cors_origins;
  std::string problem_details = "asked";
  bool auditor_sees_people = false;
  bool console = true;
  std::filesystem::path web_dir;

  // Limits of one request and of all connections.
  std::uint64_t header_bytes_max = 8192;
  std::uint64_t body_bytes_max = 1048576;
  std::uint64_t bulk_body_bytes_max = 16777216;
  std::uint64_t header_timeout_ms = 10000;
  std::uint64_t body_timeout_ms = 30000;
  std::uint64_t idle_timeout_ms = 75000;
  std::uint64_t drain_timeout_ms = 10000;
  std::uint64_t connections_max = 4096;
  std::uint64_t check_rate_per_minute = 60;
  std::uint64_t io_threads = 0;
  std::uint64_t reader_threads = 4;

  // The feed.
  std::uint64_t feed_streams_max = 100;
  std::uint64_t feed_heartbeat_ms = 15000;
  std::uint64_t feed_piece_timeout_ms = 10000;
  std::string event_source;  // empty: named after the ledger

  // The write path.
  std::uint64_t queue_commands_max = 8192;
  std::uint64_t batch_commands_max = 1024;
  std::uint64_t batch_bytes_max = 1048576;

  // Webhooks.
  std::uint64_t webhooks_max = 100;
  std::uint64_t webhook_timeout_ms = 10000;
  std::uint64_t webhook_retry_first_ms = 1000;
  std::uint64_t webhook_retry_longest_ms = 3600000;
  std::uint64_t webhook_give_up_s = 259200;
  bool webhook_allow_private = false;
  bool webhooks_paused = false;

  // Several servers with one ledger.
  std::string ledger_engine = "rocksdb";
  std::string postgresql_dsn;
  std::string postgresql_copies = "standby";
  std::string server_name;  // empty: the name of the host
  std::string server_url;
  std::uint64_t lease_ms = 3000;
  std::uint64_t append_timeout_ms = 5000;
  std::uint64_t read_wait_ms = 5000;
  std::uint64_t erasure_wait_ms = 30000;
  std::uint64_t stale_reads_max_ms = 0;

  // The two databases, and the checkpoints.
  std::uint64_t checkpoint_interval_ms = 1000;
  std::uint64_t free_bytes_min = 0;
  std::uint64_t clock_gap_warn_hours = 720;
  std::uint64_t ledger_cache_bytes = 67108864;
  std::uint64_t people_cache_bytes = 134217728;
  std::uint64_t views_cache_bytes = 134217728;
  std::uint64_t view_row_cache_bytes = 0;
  std::uint64_t view_tier_bytes = 67108864;
  std::uint64_t audit_cache_bytes = 16777216;
  std::uint64_t list_columns_bytes_max = 2147483648;
  std::uint64_t view_flush_events = 100000;
  std::uint64_t rebuild_run_bytes = 67108864;
};

// Either settings to start with, or a text to print and an exit code. Code 0: the text is for
// stdout (help, version, the settings or errors as Markdown). Else it is an error for stderr.
struct Invocation {
  std::optional<Settings> settings;
  std::string text;
  int exit_code = 0;
};

// Reads flags, then environment ("NAME=value" texts up to a null, as `environ`), then the file
// named by --config; the first of them that gives a setting wins. Mistakes of the operator do not
// throw.
Invocation read_settings(int argc, const char* const* argv, const char* const* environment);

// The text of docs/configuration.md.
std::string settings_markdown();

}  // namespace seatledger
