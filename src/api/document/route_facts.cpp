#include "api/document/route_facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "api/credentials.h"
#include "api/entity_tags.h"

namespace seatledger::api {
namespace {

// The longest prefix of a path decides.
struct TagPrefix {
  std::string_view prefix;
  std::string_view tag;
};
constexpr TagPrefix prefixes[] = {{"/api/catalog/licenses/", "Licenses"},
                                  {"/api/catalog/metadata/", "Metadata"},
                                  {"/api/directory/", "Directory"},
                                  {"/api/ledger/licenses/", "Past and present"},
                                  {"/api/ledger/", "Events and proofs"},
                                  {"/api/ledger/erasures/", "Directory"},
                                  {"/api/ledger/keys/", "Operation"},
                                  {"/api/ledger/webhooks/", "Operation"},
                                  {"/api/ledger/rebuild/", "Operation"},
                                  {"/api/ledger/backup/", "Operation"},
                                  {"/api/ledger/snapshots/", "Operation"},
                                  {"/api/ledger/status/", "Operation"},
                                  {"/api/ledger/signing-keys/", "Operation"},
                                  {"/api/ledger/persons/", "Past and present"},
                                  {"/api/ledger/summary/", "Past and present"},
                                  {"/api/ledger/whoami/", "Operation"},
                                  {"/", "Operation"}};

std::string_view tag_name(const Route& route) {
  if (route.path.find("/assignment/") != std::string::npos || route.rows) {
    return route.path.starts_with("/api/directory/") ? "Directory" : "Assignments";
  }
  const TagPrefix* best = nullptr;
  for (const TagPrefix& row : prefixes) {
    if (!route.path.starts_with(row.prefix)) continue;
    if (best == nullptr || row.prefix.size() > best->prefix.size()) best = &row;
  }
  return best->tag;
}

bool is_read(const Route& route) { return route.method == HttpMethod::get; }

bool compares_versions(const Route& route) {
  return std::any_of(route.headers.begin(), route.headers.end(),
                     [](const InputField& field) { return field.name == if_match_header.name; });
}

}  // namespace

const std::vector<Tag>& all_tags() {
  static const std::vector<Tag> tags{
      {"Licenses", "Licenses of the four kinds: list, create, update."},
      {"Assignments", "Who has a seat of a license: people, groups, many at once."},
      {"Metadata", "Metadata of courses and programs."},
      {"Directory", "Platforms, users, groups, courses, programs and choices, kept by an admin."},
      {"Past and present", "Licenses and seats now or as of a moment, and their usage over time."},
      {"Events and proofs", "What happened, who did it, and the proof that nobody altered it."},
      {"Operation", "Keys, webhooks, backups, rebuilds, health."}};
  return tags;
}

const Tag& tag_of(const Route& route) {
  const std::string_view name = tag_name(route);
  const auto& tags = all_tags();
  return *std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; });
}

std::vector<ErrorCode> codes_of(const Route& route) {
  using Code = ErrorCode;
  // The server itself finds these.
  std::set<Code> codes{Code::bad_http,       Code::header_too_large,  Code::request_timeout,
                       Code::queue_full,     Code::shutting_down,     Code::internal_error,
                       Code::path_not_found, Code::method_not_allowed};
  const auto add = [&](std::initializer_list<Code> more) { codes.insert(more); };
  if (route.access != Access::anyone) add({Code::not_authenticated, Code::permission_denied});
  codes.insert(route.scope.get().errors.begin(), route.scope.get().errors.end());
  if (!is_read(route) || !route.parameters.empty() || route.unknown == UnknownParameters::refused) {
    add({Code::invalid_parameter});
  }
  if (!is_read(route)) add({Code::invalid_fields, Code::body_too_large, Code::malformed_body});
  if (route.body != nullptr || route.rows) add({Code::unsupported_media_type});
  const bool is_slow =
      !std::holds_alternative<Read>(route.work) || std::get<Read>(route.work).thread != Thread::io;
  const auto takes = [&](FieldType type) {
    return std::any_of(route.parameters.begin(), route.parameters.end(),
                       [&](const InputField& field) { return field.type == type; });
  };
  if (route.decides()) {
    add({Code::outcome_unknown, Code::catching_up, Code::disk_full, Code::ledger_read_only,
         Code::idempotency_key_reused});
  } else if (!is_read(route) && !route.changes_nothing) {
    add({Code::catching_up, Code::disk_full, Code::ledger_read_only});
  } else if (is_slow || takes(FieldType::moment)) {
    add({Code::catching_up});
  }
  if (route.place == Place::leader && !is_read(route)) add({Code::no_leader});
  if (compares_versions(route)) add({Code::version_mismatch});
  if (takes(FieldType::position)) add({Code::lineage_changed});
  const auto has_lineage = [](const InputField& field) { return field.name == "lineage"; };
  if (std::any_of(route.parameters.begin(), route.parameters.end(), has_lineage)) {
    add({Code::lineage_changed});
  }
  if (route.answer.form == AnswerForm::page) add({Code::page_not_found});
  codes.insert(route.errors.begin(), route.errors.end());
  return {codes.begin(), codes.end()};
}

std::vector<std::string> path_names(const Route& route) {
  std::vector<std::string> names;
  for (std::size_t at = 0; (at = route.path.find('{', at)) != std::string::npos; ++at) {
    names.push_back(route.path.substr(at + 1, route.path.find('}', at) - at - 1));
  }
  return names;
}

std::vector<InputField> headers_of(const Route& route) {
  std::vector<InputField> headers = route.headers;
  if (route.decides()) {
    headers.push_back(
        field::within(field::text("Idempotency-Key",
                                  "1 to 255 bytes, chosen by the caller: a repeat with the same "
                                  "key gets the first answer, and nothing is stored twice."),
                      1, 255));
  }
  return headers;
}

std::string callers_of(Access access) {
  if (access == Access::anyone) return "anyone, without a key";
  return roles_that_may(access);
}

std::string description_of(const Route& route) {
  std::string text = "For " + callers_of(route.access) + ".";
  const auto add = [&](std::string_view sentence) {
    if (sentence.empty()) return;
    text += ' ';
    text += sentence;
  };
  add(route.scope.get().sentence);
  if (route.unknown == UnknownParameters::filters) {
    add("Any other parameter filters by the key of metadata with its name.");
  }
  if (!is_read(route) && !route.takes_dry_run()) {
    add("It cannot be tried: dry_run=true is refused.");
  }
  return text;
}

}  // namespace seatledger::api
