#include "api/document/rights_document.h"

#include <array>
#include <boost/beast/http/verb.hpp>
#include <string_view>

#include "api/credentials.h"
#include "api/directory/collection.h"
#include "api/document/route_facts.h"

namespace seatledger::api {
namespace {

using ledger::Role;

// The kinds of keys that can be made: see CreateKey.
struct KeyKind {
  std::string_view title;
  Role role;
  bool is_bound;
};
constexpr std::array key_kinds{KeyKind{"`admin`", Role::admin, false},
                               KeyKind{"`platform_admin`", Role::platform_admin, true},
                               KeyKind{"`read_only`", Role::read_only, false},
                               KeyKind{"`read_only` of a platform", Role::read_only, true},
                               KeyKind{"`auditor`", Role::auditor, false}};

std::string_view right_of(const KeyKind& kind, const Route& route) {
  ledger::ApiKey key;
  key.role = kind.role;
  if (kind.is_bound) key.platform_key = "";
  if (!may(key, route.access)) return "–";
  return kind.is_bound && !route.scope.get().sentence.empty() ? "own platform" : "yes";
}

void replace_segment(std::string& path, std::string_view segment, std::string_view by) {
  const std::string whole = '/' + std::string(segment) + '/';
  const std::size_t at = path.find(whole);
  if (at != std::string::npos) path.replace(at + 1, segment.size(), by);
}

// The same for all kinds of licenses and all collections of the directory.
std::string path_of(const Route& route) {
  std::string path = route.path;
  if (route.kind) replace_segment(path, ledger::policy_of(*route.kind).name, "{kind}");
  if (route.collection != nullptr) replace_segment(path, route.collection->name, "{records}");
  return path;
}

struct RightsRow {
  std::string path;
  std::vector<std::string> methods;
  std::string rights;
};

// Calls with one path and the same rights are one row.
void add_row(std::vector<RightsRow>& rows, const Route& route) {
  const std::string path = path_of(route);
  const std::string method(boost::beast::http::to_string(route.method));
  std::string rights = route.access == Access::anyone ? " yes |" : " – |";
  for (const KeyKind& kind : key_kinds) {
    rights += ' ' + std::string(right_of(kind, route)) + " |";
  }
  for (RightsRow& row : rows) {
    if (row.path != path || row.rights != rights) continue;
    for (const std::string& known : row.methods) {
      if (known == method) return;
    }
    row.methods.push_back(method);
    return;
  }
  rows.push_back({path, {method}, std::move(rights)});
}

std::string text_of(const RightsRow& row) {
  std::string text = "| `";
  for (const std::string& method : row.methods) {
    if (&method != &row.methods.front()) text += "`, `";
    text += method;
  }
  return text + "` `" + row.path + "` |" + row.rights + '\n';
}

}  // namespace

std::string rights_markdown(const std::vector<Route>& routes) {
  std::string text = "| call | no key |";
  std::string line = "| --- | --- |";
  for (const KeyKind& kind : key_kinds) {
    text += ' ' + std::string(kind.title) + " |";
    line += " --- |";
  }
  text += '\n' + line + '\n';
  for (const Tag& tag : all_tags()) {
    std::vector<RightsRow> rows;
    for (const Route& route : routes) {
      if (&tag_of(route) == &tag && route.answer.form != AnswerForm::file) add_row(rows, route);
    }
    if (rows.empty()) continue;
    text += "| **" + std::string(tag.name) + "** | | | | | | |\n";
    for (const RightsRow& row : rows) text += text_of(row);
  }
  return text;
}

}  // namespace seatledger::api
