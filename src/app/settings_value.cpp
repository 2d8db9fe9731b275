// Texts of settings: from what an operator wrote to values, and back.
#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "app/settings_table.h"

namespace seatledger {
namespace {

using Bounds = Setting::Bounds;
using Rule = Setting::Rule;

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc{} || stop != end) return std::nullopt;
  return number;
}

// The addresses that a name or nothing before the port stands for.
std::string_view address_of(std::string_view host) {
  if (host.empty() || host == "*") return "0.0.0.0";
  if (host == "localhost") return "127.0.0.1";
  return host;
}

std::optional<ListenAddress> parse_listen(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<std::uint64_t> port = parse_number(text.substr(colon + 1));
  if (!port || *port > 65535) return std::nullopt;
  std::string_view address = address_of(text.substr(0, colon));
  const bool in_brackets = address.starts_with('[') && address.ends_with(']');
  if (in_brackets) address = address.substr(1, address.size() - 2);
  ListenAddress listen{std::string{address}, static_cast<std::uint16_t>(*port)};
  in6_addr ignored{};
  if (::inet_pton(in_brackets ? AF_INET6 : AF_INET, listen.address.c_str(), &ignored) != 1) {
    return std::nullopt;
  }
  return listen;
}

// The parts between commas, without the spaces around them and without empty ones.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t begin = part.find_first_not_of(' ');
    if (begin == std::string_view::npos) continue;
    parts.emplace_back(part.substr(begin, part.find_last_not_of(' ') + 1 - begin));
  }
  return parts;
}

bool fits(const Setting& setting, std::string_view text) {
  const auto* rule = std::get_if<Rule>(&setting.accepts);
  return rule == nullptr || rule->is_fine == nullptr || rule->is_fine(text);
}

// One overload per type: converts the text to a value.
struct ValueReader {
  const Setting& setting;
  std::string_view text;

  bool operator()(std::uint64_t& value) const {
    const auto& bounds = std::get<Bounds>(setting.accepts);
    const std::optional<std::uint64_t> number = parse_number(text);
    if (!number || *number < bounds.lowest || *number > bounds.highest) return false;
    value = *number;
    return true;
  }
  bool operator()(bool& value) const {
    if (text != "true" && text != "false") return false;
    value = text == "true";
    return true;
  }
  bool operator()(std::string& value) const {
    if (!fits(setting, text)) return false;
    value = text;
    return true;
  }
  bool operator()(std::vector<std::string>& value) const {
    std::vector<std::string> parts = split(text);
    const auto is_fine = [&](const std::string& part) { return fits(setting, part); };
    if (!std::all_of(parts.begin(), parts.end(), is_fine)) return false;
    value = std::move(parts);
    return true;
  }
  bool operator()(std::filesystem::path& value) const {
    if (!fits(setting, text)) return false;
    value = text;
    return true;
  }
  bool operator()(ListenAddress& value) const {
    const std::optional<ListenAddress> listen = parse_listen(text);
    if (listen) value = *listen;
    return listen.has_value();
  }
  bool operator()(LogLevel& value) const {
    const std::optional<LogLevel> level = parse_log_level(text);
    if (level) value = *level;
    return level.has_value();
  }
};

struct ValuePrinter {
  std::string operator()(std::uint64_t value) const { return std::to_string(value); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& value) const {
    std::string text;
    for (const std::string& part : value) text += (text.empty() ? "" : ",") + part;
    return text;
  }
  std::string operator()(const std::filesystem::path& value) const { return value.string(); }
  std::string operator()(const ListenAddress& value) const {
    const bool is_v6 = value.address.find(':') != std::string::npos;
    return (is_v6 ? "[" + value.address + "]" : value.address) + ":" + std::to_string(value.port);
  }
  std::string operator()(LogLevel value) const { return std::string{log_level_name(value)}; }
};

}  // namespace

bool read_value(const Setting& setting, std::string_view text, Settings& settings) {
  return std::visit(
      [&](auto member) {
        return ValueReader{setting, text}(settings.*member);
      },
      setting.member);
}

std::string value_text(const Setting& setting, const Settings& settings) {
  return std::visit([&](auto member) { return ValuePrinter{}(settings.*member); }, setting.member);
}

}  // namespace seatledger
