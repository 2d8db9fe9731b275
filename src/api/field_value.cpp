#include "api/field_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "api/http/text.h"
#include "base/json_reader.h"
#include "base/nearest.h"
#include "ledger/domain/email.h"
#include "runtime/webhooks/web_address.h"

namespace seatledger::api {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using Fault = std::optional<std::string>;

// Blanks around it are ignored: true/True/1/on/yes and their opposites.
std::optional<bool> flag_of(std::string_view text) {
  static constexpr std::array<std::string_view, 6> yes{"true", "1", "on", "yes", "t", "y"};
  static constexpr std::array<std::string_view, 6> no{"false", "0", "off", "no", "f", "n"};
  text = stripped(text);
  const auto in = [&](const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return equal_ignoring_case(word, text); });
  };
  if (in(yes)) return true;
  if (in(no)) return false;
  return std::nullopt;
}

// The longest list of values that a sentence names whole.
constexpr std::size_t listed_max = 8;

Fault other_than_listed(const InputField& field, std::string_view text) {
  const auto& values = field.values;
  if (values.empty() || std::find(values.begin(), values.end(), text) != values.end()) {
    return std::nullopt;
  }
  if (values.size() > listed_max) return "is none of its values" + did_you_mean(text, values);
  std::string sentence = "must be ";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) sentence += i + 1 < values.size() ? ", " : " or ";
    sentence += values[i];
  }
  return sentence;
}

Fault set_text(const InputField& field, std::string_view text, FieldValue& value) {
  text = stripped(text);
  if (!field.blank && text.empty()) return "may not be blank";
  if (text.size() > text_bytes_max) {
    return "may have at most " + std::to_string(text_bytes_max) + " bytes";
  }
  const bool is_wrong =
      (field.type == FieldType::email && !ledger::is_email(text)) ||
      (field.type == FieldType::stored_email && !ledger::may_be_stored_email(text));
  if (is_wrong) return "must be an e-mail address";
  if (field.type == FieldType::web_address && !runtime::is_web_address(text)) {
    return "must be an absolute http or https address";
  }
  if (auto fault = other_than_listed(field, text)) return fault;
  value = std::string(text);
  return std::nullopt;
}

Fault set_integer(const InputField& field, std::int64_t number, FieldValue& value) {
  if (number < field.min) return "must be at least " + std::to_string(field.min);
  if (number > field.max) return "must be at most " + std::to_string(field.max);
  value = number;
  return std::nullopt;
}

Fault integer_from_text(const InputField& field, std::string_view text, FieldValue& value) {
  const auto number = whole_number_of(text);
  if (!number) return "must be an integer";
  return set_integer(field, *number, value);
}

Fault date_from_text(std::string_view text, FieldValue& value) {
  const auto time = parse_timestamp(stripped(text));
  if (!time) return "must be a date and time, as 2026-01-31T12:00:00Z";
  value = *time;
  return std::nullopt;
}

// Texts separated by commas.
Fault set_words(const InputField& field, std::string_view text, FieldValue& value) {
  std::vector<std::string> words;
  for (bool more = true; more;) {
    const std::size_t comma = text.find(',');
    FieldValue word;
    if (auto fault = set_text(field, text.substr(0, comma), word)) return fault;
    words.push_back(std::get<std::string>(std::move(word)));
    more = comma != std::string_view::npos;
    if (more) text.remove_prefix(comma + 1);
  }
  value = std::move(words);
  return std::nullopt;
}

// In a query an unescaped '+' becomes a space; in the zone of a time it is read as '+' again.
std::optional<Timestamp> time_in(std::string_view text) {
  if (const auto time = parse_timestamp(text)) return time;
  constexpr std::size_t date_length = 10;
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos || space <= date_length) return std::nullopt;
  std::string mended(text);
  mended[space] = '+';
  return parse_timestamp(mended);
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Fault set_moment(const InputField& field, std::string_view text, FieldValue& value) {
  Moment moment;
  if (is_digits(text)) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{}) number = std::numeric_limits<std::uint64_t>::max();
    moment.position = Position{number};
  } else if (field.type == FieldType::position) {
    return "must be a whole number from 0 on";
  } else {
    moment.time = time_in(text);
    if (!moment.time) return "must be a position or a time";
  }
  value = moment;
  return std::nullopt;
}

Fault read_text(const InputField& field, const element& in, FieldValue& value) {
  switch (in.type()) {
    case element_type::STRING: return set_text(field, in.get_string().value_unsafe(), value);
    // As in Django REST framework, a number is accepted as a text.
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE: return set_text(field, to_json_text(in).str(), value);
    default: return "must be a text";
  }
}

// 20.0 is 20. Beyond 2^53 a double may have been another number.
std::optional<std::int64_t> whole(double number) {
  constexpr double exact_max = 9007199254740992.0;
  if (std::trunc(number) != number || std::abs(number) > exact_max) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

Fault read_integer(const InputField& field, const element& in, FieldValue& value) {
  switch (in.type()) {
    case element_type::INT64: return set_integer(field, in.get_int64().value_unsafe(), value);
    case element_type::UINT64: return "must be at most " + std::to_string(field.max);
    case element_type::STRING:
      return integer_from_text(field, in.get_string().value_unsafe(), value);
    case element_type::DOUBLE:
      if (const auto number = whole(in.get_double().value_unsafe())) {
        return set_integer(field, *number, value);
      }
      return "must be an integer";
    default: return "must be an integer";
  }
}

Fault read_flag(const element& in, FieldValue& value) {
  if (in.is_bool()) {
    value = in.get_bool().value_unsafe();
    return std::nullopt;
  }
  std::optional<bool> flag;
  if (in.is_string()) flag = flag_of(in.get_string().value_unsafe());
  if (in.is_int64()) flag = flag_of(std::to_string(in.get_int64().value_unsafe()));
  if (in.is_double()) {
    const auto number = whole(in.get_double().value_unsafe());
    if (number) flag = flag_of(std::to_string(*number));
  }
  if (!flag) return "must be true or false";
  value = *flag;
  return std::nullopt;
}

Fault flag_from_text(const InputField& field, std::string_view in, FieldValue& value) {
  std::string fault = "must be true or false";
  if (const auto flag = flag_of(in)) {
    value = *flag;
    return std::nullopt;
  }
  for (const std::string_view word : field.values) {
    if (equal_ignoring_case(word, in)) {
      value = std::string(word);
      return std::nullopt;
    }
    fault += ", or " + std::string(word);
  }
  return fault;
}

template <class T, class ReadItem>
Fault read_list(const element& in, FieldValue& value, const char* fault, const ReadItem& read) {
  simdjson::dom::array items;
  if (in.get_array().get(items)) return fault;
  std::vector<T> list;
  for (const element item : items) {
    FieldValue one;
    if (read(item, one)) return fault;
    list.push_back(std::get<T>(std::move(one)));
  }
  value = std::move(list);
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> integer_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> whole_number_of(std::string_view text) {
  text = stripped(text);
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return integer_of(text);
  if (text.find_first_not_of('0', point + 1) != std::string_view::npos) return std::nullopt;
  return integer_of(text.substr(0, point));
}

std::optional<std::uint64_t> id_of(std::string_view text) {
  const auto number = integer_of(text);
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

Fault read_json_value(const InputField& field, element in, FieldValue& value) {
  if (in.is_null()) {
    if (!field.nullable) return "may not be null";
    value = Null{};
    return std::nullopt;
  }
  switch (field.type) {
    case FieldType::text:
    case FieldType::email:
    case FieldType::stored_email:
    case FieldType::web_address: return read_text(field, in, value);
    case FieldType::integer: return read_integer(field, in, value);
    case FieldType::flag: return read_flag(in, value);
    case FieldType::date_time:
      if (!in.is_string()) return "must be a date and time, as 2026-01-31T12:00:00Z";
      return date_from_text(in.get_string().value_unsafe(), value);
    case FieldType::json: value = to_json_text(in); return std::nullopt;
    case FieldType::object:
      if (!in.is_object()) return "must be an object";
      value = to_json_text(in);
      return std::nullopt;
    case FieldType::list:
      if (!in.is_array()) return "must be a list";
      value = to_json_text(in);
      return std::nullopt;
    case FieldType::integers:
      return read_list<std::int64_t>(
          in, value, "must be a list of integers",
          [&](const element& item, FieldValue& one) { return read_integer(field, item, one); });
    case FieldType::texts:
      return read_list<std::string>(
          in, value, "must be a list of texts",
          [&](const element& item, FieldValue& one) { return read_text(field, item, one); });
    case FieldType::words:
    case FieldType::position:
    case FieldType::moment: break;  // of a query only
  }
  return "has no known type";
}

Fault read_form_value(const InputField& field, std::string_view in, FieldValue& value) {
  in = stripped(in);
  switch (field.type) {
    case FieldType::text:
    case FieldType::email:
    case FieldType::stored_email:
    case FieldType::web_address:
      if (in.empty() && field.nullable) {
        value = Null{};
        return std::nullopt;
      }
      return set_text(field, in, value);
    case FieldType::integer: return integer_from_text(field, in, value);
    case FieldType::flag: return flag_from_text(field, in, value);
    case FieldType::date_time:
      if (in.empty() && field.nullable) {
        value = Null{};
        return std::nullopt;
      }
      return date_from_text(in, value);
    case FieldType::json:
    case FieldType::object:
    case FieldType::list:
    case FieldType::integers:
    case FieldType::texts: {
      // The TypeScript client sends such values in a form as JSON text.
      simdjson::dom::parser parser;
      const auto root = parse_json(parser, in);
      if (root.has_error()) return "must be JSON text: " + root.error().detail;
      return read_json_value(field, *root, value);
    }
    case FieldType::words: return set_words(field, in, value);
    case FieldType::position:
    case FieldType::moment: return set_moment(field, in, value);
  }
  return "has no known type";
}

}  // namespace seatledger::api
