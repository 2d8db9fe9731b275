#include "app/settings_table.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"

namespace seatledger {
namespace {

constexpr std::uint64_t kib = 1024;
constexpr std::uint64_t mib = 1024 * kib;
constexpr std::uint64_t gib = 1024 * mib;
constexpr std::uint64_t tib = 1024 * gib;
constexpr std::uint64_t hour_ms = 3600000;

bool is_not_empty(std::string_view text) { return !text.empty(); }

bool is_path_prefix(std::string_view text) {
  return text.empty() || (text.starts_with('/') && !text.ends_with('/') &&
                          text.find_first_of("?#% ") == std::string_view::npos);
}

// As much of RFC 3986 as keeps it whole in a JSON text.
bool is_uri_or_empty(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7f && std::string_view("\"\\<>^`{|}").find(c) == std::string_view::npos;
  });
}

bool is_problem_details(std::string_view text) { return text == "asked" || text == "always"; }

bool is_ledger_engine(std::string_view text) { return text == "rocksdb" || text == "postgresql"; }

bool is_copies(std::string_view text) { return text == "standby" || text == "storage"; }

bool is_http_url_or_empty(std::string_view text) {
  return text.empty() || (text.starts_with("http://") && text.size() > 7 && !text.ends_with('/'));
}

bool is_origin(std::string_view text) {
  if (text == "*") return true;
  const std::size_t scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || scheme_end == 0) return false;
  const std::string_view host = text.substr(scheme_end + 3);
  return !host.empty() && host.find_first_of("/?#@ ") == std::string_view::npos;
}

using Bounds = Setting::Bounds;
using Rule = Setting::Rule;

const std::array table{
    Setting{"data_dir", &Settings::data_dir, Rule{"a directory", is_not_empty},
            "Where the ledger and its views are stored; the server creates it if it is missing."},
    Setting{"listen", &Settings::listen,
            Rule{"ADDR:PORT, an IPv6 address in brackets; localhost:PORT; or :PORT"},
            "Address and port to serve on; port 0 takes any free one. Without an address: every "
            "IPv4 address of the machine."},
    Setting{"log_level", &Settings::log_level,
            Rule{"one of trace, debug, info, warning, error, off"},
            "The lowest level of log lines to write."},
    Setting{"header_bytes_max", &Settings::header_bytes_max, Bounds{kib, mib, "bytes"},
            "The most bytes of the request line and headers together; more are answered with 431."},
    Setting{"body_bytes_max", &Settings::body_bytes_max, Bounds{kib, gib, "bytes"},
            "The most bytes of a request body; more are answered with 413."},
    Setting{
        "bulk_body_bytes_max", &Settings::bulk_body_bytes_max, Bounds{kib, gib, "bytes"},
        "The most bytes of the body of a bulk or directory request; more are answered with 413."},
    Setting{"header_timeout_ms", &Settings::header_timeout_ms, Bounds{1, hour_ms, "ms"},
            "How long the headers of a request may take to arrive, counted from its first byte."},
    Setting{"body_timeout_ms", &Settings::body_timeout_ms, Bounds{1, hour_ms, "ms"},
            "How long a request body may take to arrive. Of an import, this holds for each piece."},
    Setting{"idle_timeout_ms", &Settings::idle_timeout_ms, Bounds{1, hour_ms, "ms"},
            "How long a connection stays open between two requests."},
    Setting{"drain_timeout_ms", &Settings::drain_timeout_ms, Bounds{0, hour_ms, "ms"},
            "How long running requests may take to finish after SIGTERM or SIGINT."},
    Setting{"connections_max", &Settings::connections_max, Bounds{1, 1000000, "connections"},
            "The most open connections; further ones are answered with 503 queue_full and closed."},
    Setting{
        "queue_commands_max", &Settings::queue_commands_max, Bounds{1, 1000000, "commands"},
        "The most writes that wait in the queue; further ones are answered with 503 queue_full."},
    Setting{"batch_commands_max", &Settings::batch_commands_max, Bounds{1, 65536, "commands"},
            "The most writes that are stored by one synced write to the disk."},
    Setting{"batch_bytes_max", &Settings::batch_bytes_max, Bounds{kib, 64 * mib, "bytes"},
            "The most bytes of requests that are stored by one synced write to the disk."},
    Setting{"path_prefix", &Settings::path_prefix,
            Rule{"empty, or a path that begins with / and does not end with it", is_path_prefix},
            "A prefix that callers may put before /api, as the vendor's gateway expects it."},
    Setting{
        "trust_forwarded_headers", &Settings::trust_forwarded_headers, Rule{"true or false"},
        "Take the caller's scheme, host and address from X-Forwarded-* headers. Turn it on only "
        "behind a proxy that sets them."},
    Setting{"cors_origins", &Settings::cors_origins,
            Rule{"origins such as https://example.org, separated by commas, or *", is_origin},
            "The origins of web pages that may call the API from a browser. Empty allows none."},
    Setting{"problem_details", &Settings::problem_details,
            Rule{"asked or always", is_problem_details},
            "Answer errors as application/problem+json (RFC 9457) only to requests whose Accept "
            "names that type, or always."},
    Setting{"auditor_sees_people", &Settings::auditor_sees_people, Rule{"true or false"},
            "Show the names and e-mail addresses of people to keys with the role auditor, and let "
            "them search for people. Otherwise they get only ids."},
    Setting{"console", &Settings::console, Rule{"true or false"},
            "Serve the console, the pages at /console/ for people with a key."},
    Setting{"web_dir", &Settings::web_dir, Rule{"a directory, or empty"},
            "A directory to serve the pages for browsers from instead of those in the program, for "
            "work on them; `node web/build.mjs DIR --watch` writes it."},
    Setting{
        "check_rate_per_minute", &Settings::check_rate_per_minute,
        Bounds{0, 1000000, "requests per minute"},
        "How many requests a minute one client address may send to the public e-mail check; 0 sets "
        "no limit."},
    Setting{"io_threads", &Settings::io_threads, Bounds{0, 64, "threads"},
            "How many threads serve connections; each connection is served by one of them. 0 takes "
            "half of the processor's cores, at least one."},
    Setting{"reader_threads", &Settings::reader_threads, Bounds{1, 64, "threads"},
            "How many threads run long lists. As many more run what waits or writes files: "
            "histories, the feed, snapshots, lists of backups, changes of webhooks."},
    Setting{"feed_streams_max", &Settings::feed_streams_max, Bounds{0, 100000, "streams"},
            "The most open streams of events and long answers as CSV; further ones are answered "
            "with 503 queue_full."},
    Setting{"feed_heartbeat_ms", &Settings::feed_heartbeat_ms, Bounds{10, hour_ms, "ms"},
            "How often a stream sends a comment while there is no event to send."},
    Setting{"feed_piece_timeout_ms", &Settings::feed_piece_timeout_ms, Bounds{10, hour_ms, "ms"},
            "How long the reader of a stream may take to receive 128 KiB. The stream of a slower "
            "reader ends with a message that holds its last position."},
    Setting{"event_source", &Settings::event_source, Rule{"a URI, or nothing", is_uri_or_empty},
            "The source of CloudEvents in the feed and in webhooks. Empty: urn:seatledger: and the "
            "name of the ledger."},
    Setting{"free_bytes_min", &Settings::free_bytes_min, Bounds{0, 1024 * tib, "bytes"},
            "Writes are refused while the disk has less free space than this. 0 computes a value: "
            "twice all write buffers, plus the write-ahead log, plus 512 MiB."},
    Setting{"clock_gap_warn_hours", &Settings::clock_gap_warn_hours, Bounds{0, 876000, "hours"},
            "A start warns when the clock is this much later than the newest record: it may be "
            "wrong, and records never go back in time. 0 never warns."},
    Setting{"anchor_file", &Settings::anchor_file, Rule{"a file, or empty"},
            "The file that holds a copy of the newest signed checkpoint, best on another device. "
            "Empty keeps it in the data directory."},
    Setting{"checkpoint_interval_ms", &Settings::checkpoint_interval_ms, Bounds{10, hour_ms, "ms"},
            "Interval between signed checkpoints. After a crash, at most this much of the log is "
            "unsigned until the restart."},
    Setting{"admin_key_file", &Settings::admin_key_file, Rule{"a file, or empty"},
            "The file that holds an admin key of your own, at least 32 characters. White space at "
            "the ends is passed over."},
    Setting{"backup_dir", &Settings::backup_dir, Rule{"a directory, or empty"},
            "Where backups are written. When it is empty, the server refuses to make backups."},
    Setting{"backup_keep", &Settings::backup_keep, Bounds{0, 1000000, "backups"},
            "How many backups to keep; older ones are deleted after each backup. 0 keeps all."},
    Setting{"webhooks_max", &Settings::webhooks_max, Bounds{0, 10000, "webhooks"},
            "The most webhook subscriptions; further ones are refused."},
    Setting{
        "webhook_timeout_ms", &Settings::webhook_timeout_ms, Bounds{1, hour_ms, "ms"},
        "How long one delivery attempt may take, from the DNS look-up to the end of the answer."},
    Setting{"webhook_retry_first_ms", &Settings::webhook_retry_first_ms, Bounds{1, hour_ms, "ms"},
            "The pause after the first failed attempt of a delivery; it doubles after each further "
            "one."},
    Setting{"webhook_retry_longest_ms", &Settings::webhook_retry_longest_ms,
            Bounds{1, 24 * hour_ms, "ms"}, "The longest pause between two attempts of a delivery."},
    Setting{"webhook_give_up_s", &Settings::webhook_give_up_s, Bounds{1, 31536000, "s"},
            "A webhook is disabled when the delivery of one event has failed for this long."},
    Setting{
        "webhook_allow_private", &Settings::webhook_allow_private, Rule{"true or false"},
        "Allow webhooks to loopback, private and link-local addresses. Anyone with an admin key "
        "can then send requests to hosts that only the server can reach."},
    Setting{"webhooks_paused", &Settings::webhooks_paused, Rule{"true or false"},
            "Do not deliver webhooks. Use this on a copy of a ledger whose original still delivers "
            "them."},
    Setting{"ledger_engine", &Settings::ledger_engine,
            Rule{"rocksdb or postgresql", is_ledger_engine},
            "Where a change becomes final. rocksdb: in this server's own directory. postgresql: in "
            "a PostgreSQL that several servers share; the directory is then a copy."},
    Setting{"postgresql_dsn", &Settings::postgresql_dsn, Rule{"a connection string of libpq"},
            "How the shared PostgreSQL is reached; several hosts are tried at once. Keep the "
            "password in a file that passfile names, or in PGPASSWORD."},
    Setting{
        "postgresql_copies", &Settings::postgresql_copies, Rule{"standby or storage", is_copies},
        "Where the second copy of a commit is. standby: on a synchronous standby, without "
        "which nothing is stored. storage: the disk itself is replicated, as by some services."},
    Setting{"server_name", &Settings::server_name, Rule{"a name"},
            "The name of this server among those that share the ledger. Empty: the name of the "
            "host."},
    Setting{"server_url", &Settings::server_url,
            Rule{"an address such as http://HOST:PORT, or nothing", is_http_url_or_empty},
            "Where the other servers reach this one. Empty: http:// and the address that it "
            "listens on."},
    Setting{"lease_ms", &Settings::lease_ms, Bounds{200, hour_ms, "ms"},
            "How long the leading server may give no sign of life before another takes its place."},
    Setting{"append_timeout_ms", &Settings::append_timeout_ms, Bounds{100, hour_ms, "ms"},
            "How long the shared PostgreSQL may take to connect, and to answer a statement."},
    Setting{"read_wait_ms", &Settings::read_wait_ms, Bounds{1, hour_ms, "ms"},
            "How long a read waits until this server has confirmed that it has everything that was "
            "stored before; then it is answered with 503 catching_up."},
    Setting{"erasure_wait_ms", &Settings::erasure_wait_ms, Bounds{0, hour_ms, "ms"},
            "How long an erasure waits for the other servers before its answer names those that "
            "have not done it yet."},
    Setting{"stale_reads_max_ms", &Settings::stale_reads_max_ms, Bounds{0, 24 * hour_ms, "ms"},
            "While nothing can be confirmed, answer reads from a copy that was confirmed this "
            "recently. 0 answers none."},
    Setting{"ledger_cache_bytes", &Settings::ledger_cache_bytes, Bounds{mib, tib, "bytes"},
            "Memory for cached blocks of the ledger."},
    Setting{
        "people_cache_bytes", &Settings::people_cache_bytes, Bounds{0, tib, "bytes"},
        "Memory for people: three quarters for the names and e-mail addresses by which lists of "
        "seats were sorted, about 90 bytes a person; the rest for whom an address leads to. 0 "
        "keeps none, and such lists read the rows of all their people."},
    Setting{"views_cache_bytes", &Settings::views_cache_bytes, Bounds{mib, tib, "bytes"},
            "Memory for cached blocks of the views."},
    Setting{
        "view_row_cache_bytes", &Settings::view_row_cache_bytes, Bounds{0, tib, "bytes"},
        "Memory for cached rows of the views, which are read faster than cached blocks. 0 takes "
        "an eighth of the memory that the server may use, at least 128 MiB and at most 1 GiB; "
        "1 keeps none."},
    Setting{"view_tier_bytes", &Settings::view_tier_bytes, Bounds{mib, 16 * gib, "bytes"},
            "Memory for changed rows of the views before they are written to files. While they are "
            "written, as much again is used."},
    Setting{"audit_cache_bytes", &Settings::audit_cache_bytes, Bounds{mib, tib, "bytes"},
            "Memory for cached blocks of the audit index."},
    Setting{"list_columns_bytes_max", &Settings::list_columns_bytes_max, Bounds{0, tib, "bytes"},
            "The most memory for the columns by which lists of licenses are filtered and sorted, "
            "about 200 bytes a license. With more licenses, or with 0, lists read rows instead, "
            "which takes seconds for a million."},
    Setting{"view_flush_events", &Settings::view_flush_events, Bounds{1, 1000000000, "events"},
            "How many events may be folded before the views are flushed to disk. After a crash, at "
            "most this many events are folded again."},
    Setting{"rebuild_run_bytes", &Settings::rebuild_run_bytes, Bounds{64 * kib, gib, "bytes"},
            "How many bytes of rows a rebuild of the views collects in memory before it writes "
            "them. "
            "What it has written stays when it is killed."},
};

}  // namespace

std::span<const Setting> settings_table() { return table; }

std::string accepted(const Setting& setting) {
  if (const auto* rule = std::get_if<Rule>(&setting.accepts)) return std::string{rule->words};
  const auto& bounds = std::get<Bounds>(setting.accepts);
  return std::to_string(bounds.lowest) + " to " + std::to_string(bounds.highest) + " " +
         std::string{bounds.unit};
}

const Setting* find_setting(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Setting& setting) { return setting.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::string meant_setting(std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const Setting& setting : table) names.push_back(setting.name);
  return meant(name, names);
}

void set_value(const Setting& setting, const std::string& text, const std::string& place,
               Settings& settings, Mistakes& mistakes) {
  if (read_value(setting, text, settings)) return;
  mistakes.push_back(std::string{setting.name} + " = \"" + text + "\" (" + place +
                     ") is not accepted; it takes " + accepted(setting));
}

bool is_flag(const Setting& setting) {
  return std::holds_alternative<bool Settings::*>(setting.member);
}
bool is_number(const Setting& setting) {
  return std::holds_alternative<std::uint64_t Settings::*>(setting.member);
}
bool is_list(const Setting& setting) {
  return std::holds_alternative<std::vector<std::string> Settings::*>(setting.member);
}

std::string flag_name(std::string_view setting) {
  std::string name = "--" + std::string{setting};
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string environment_name(std::string_view setting) {
  std::string name = "SEATLEDGER_";
  for (const char c : setting) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

}  // namespace seatledger
