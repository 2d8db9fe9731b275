#include "base/json_objects.h"

#include <map>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/store_error.h"

namespace seatledger {
namespace {

// A text and its parsed tree.
class Parsed {
 public:
  explicit Parsed(const JsonText& text) {
    const auto root = parse_own_json(parser_, text.str());
    if (root.has_error()) throw StoreError("stored JSON is not as written: " + root.error().detail);
    root_ = *root;
  }
  simdjson::dom::element root() const { return root_; }
  simdjson::dom::object object() const {
    simdjson::dom::object members;
    if (root_.get_object().get(members)) throw StoreError("stored JSON is no object");
    return members;
  }

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
};

}  // namespace

JsonText merge_objects(const JsonText& old, const JsonText& changes) {
  const Parsed before(old);
  const Parsed given(changes);
  std::map<std::string_view, simdjson::dom::element> changed;
  for (const auto& member : given.object()) changed.emplace(member.key, member.value);
  std::string merged;
  JsonWriter out(merged);
  out.begin_object();
  for (const auto& member : before.object()) {
    const auto change = changed.find(member.key);
    out.key(member.key);
    out.raw(to_json_text(change == changed.end() ? member.value : change->second));
    if (change != changed.end()) changed.erase(change);
  }
  for (const auto& member : given.object()) {
    if (!changed.contains(member.key)) continue;
    out.key(member.key);
    out.raw(to_json_text(member.value));
  }
  out.end_object();
  return JsonText(std::move(merged));
}

std::optional<JsonText> member_of(const JsonText& object, std::string_view name) {
  const Parsed parsed(object);
  for (const auto& member : parsed.object()) {
    if (member.key == name) return to_json_text(member.value);
  }
  return std::nullopt;
}

JsonText without_member(const JsonText& object, std::string_view name) {
  const Parsed parsed(object);
  std::string kept;
  JsonWriter out(kept);
  out.begin_object();
  for (const auto& member : parsed.object()) {
    if (member.key == name) continue;
    out.key(member.key);
    out.raw(to_json_text(member.value));
  }
  out.end_object();
  return JsonText(std::move(kept));
}

std::optional<std::string> text_in(const JsonText& value) {
  const Parsed parsed(value);
  if (!parsed.root().is_string()) return std::nullopt;
  return std::string(parsed.root().get_string().value_unsafe());
}

JsonText json_of(const std::optional<std::string>& text) {
  if (!text) return JsonText("null");
  std::string quoted;
  append_json_string(quoted, *text);
  return JsonText(std::move(quoted));
}

JsonText object_of(std::string_view name, const JsonText& value) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key(name);
  out.raw(value);
  out.end_object();
  return JsonText(std::move(text));
}

}  // namespace seatledger
