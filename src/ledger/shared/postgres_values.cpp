#include "ledger/shared/postgres_values.h"

#include <libpq-fe.h>

#include <charconv>

#include "base/big_endian.h"
#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

// The numbers of types, permanent in PostgreSQL (pg_type.dat).
enum class PostgresType : unsigned {
  boolean = 16,
  bytea = 17,
  int8 = 20,
  int4 = 23,
  text = 25,
  bytea_array = 1001,
  text_array = 1009,
  int8_array = 1016
};

constexpr unsigned number_of(PostgresType type) { return static_cast<unsigned>(type); }

void append_int4(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift);
}

std::string eight_bytes(std::uint64_t value) {
  std::string bytes;
  append_big_endian(bytes, value);
  return bytes;
}

// Without its elements: one dimension, bounds from 1.
std::string array_head(PostgresType element, std::size_t count, bool has_nulls) {
  std::string bytes;
  append_int4(bytes, count == 0 ? 0 : 1);
  append_int4(bytes, has_nulls ? 1 : 0);
  append_int4(bytes, number_of(element));
  if (count == 0) return bytes;
  append_int4(bytes, static_cast<std::uint32_t>(count));
  append_int4(bytes, 1);
  return bytes;
}

void append_element(std::string& out, std::string_view bytes) {
  append_int4(out, static_cast<std::uint32_t>(bytes.size()));
  out += bytes;
}

// Takes the front of an array.
class ArrayReader {
 public:
  explicit ArrayReader(std::string_view bytes) : rest_(bytes) {}
  std::uint32_t int4() {
    std::uint32_t value = 0;
    for (const char c : take(4)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  }
  std::string_view take(std::size_t count) {
    if (count > rest_.size()) throw StoreError("an array of PostgreSQL ends too early");
    const std::string_view front = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return front;
  }

 private:
  std::string_view rest_;
};

}  // namespace

PostgresParameters& PostgresParameters::add(unsigned type, std::optional<std::string> bytes) {
  types_.push_back(type);
  values_.push_back(std::move(bytes));
  return *this;
}

PostgresParameters& PostgresParameters::number(std::uint64_t value) {
  return add(number_of(PostgresType::int8), eight_bytes(value));
}

PostgresParameters& PostgresParameters::count(std::size_t value) {
  std::string bytes;
  append_int4(bytes, static_cast<std::uint32_t>(value));
  return add(number_of(PostgresType::int4), std::move(bytes));
}

PostgresParameters& PostgresParameters::flag(bool value) {
  return add(number_of(PostgresType::boolean), std::string(1, value ? '\1' : '\0'));
}

PostgresParameters& PostgresParameters::text(std::string_view value) {
  return add(number_of(PostgresType::text), std::string(value));
}

PostgresParameters& PostgresParameters::optional_text(const std::optional<std::string>& value) {
  return add(number_of(PostgresType::text), value);
}

PostgresParameters& PostgresParameters::byte_strings(std::span<const std::string> values) {
  std::string bytes = array_head(PostgresType::bytea, values.size(), false);
  std::size_t length = bytes.size();
  for (const std::string& value : values) length += 4 + value.size();
  bytes.reserve(length);
  for (const std::string& value : values) append_element(bytes, value);
  return add(number_of(PostgresType::bytea_array), std::move(bytes));
}

PostgresParameters& PostgresParameters::numbers(std::span<const std::uint64_t> values) {
  std::string bytes = array_head(PostgresType::int8, values.size(), false);
  for (const std::uint64_t value : values) append_element(bytes, eight_bytes(value));
  return add(number_of(PostgresType::int8_array), std::move(bytes));
}

PostgresParameters& PostgresParameters::texts(std::span<const std::optional<std::string>> values) {
  std::string bytes = array_head(PostgresType::text, values.size(), true);
  for (const auto& value : values) {
    if (value) {
      append_element(bytes, *value);
    } else {
      append_int4(bytes, 0xffffffffU);
    }
  }
  return add(number_of(PostgresType::text_array), std::move(bytes));
}

std::vector<const char*> PostgresParameters::pointers() const {
  std::vector<const char*> found;
  found.reserve(values_.size());
  for (const auto& value : values_) found.push_back(value ? value->data() : nullptr);
  return found;
}

std::vector<int> PostgresParameters::lengths() const {
  std::vector<int> found;
  found.reserve(values_.size());
  for (const auto& value : values_) found.push_back(value ? static_cast<int>(value->size()) : 0);
  return found;
}

void PostgresResult::Clear::operator()(pg_result* result) const { ::PQclear(result); }

PostgresResult::PostgresResult(pg_result* result) : result_(result) {}

int PostgresResult::rows() const { return ::PQntuples(result_.get()); }

std::uint64_t PostgresResult::changed() const {
  const std::string_view text = ::PQcmdTuples(result_.get());
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

bool PostgresResult::is_null(int row, int column) const {
  return ::PQgetisnull(result_.get(), row, column) != 0;
}

std::string_view PostgresResult::bytes(int row, int column) const {
  if (row >= rows() || column >= ::PQnfields(result_.get()) || is_null(row, column)) {
    throw StoreError("PostgreSQL returned no value where there must be one");
  }
  return {::PQgetvalue(result_.get(), row, column),
          static_cast<std::size_t>(::PQgetlength(result_.get(), row, column))};
}

std::uint64_t PostgresResult::number(int row, int column) const {
  const auto value = number_from_big_endian(bytes(row, column));
  if (!value) throw StoreError("PostgreSQL returned a number of another size");
  return *value;
}

bool PostgresResult::flag(int row, int column) const { return bytes(row, column) == "\1"; }

std::string PostgresResult::text(int row, int column) const {
  return std::string(bytes(row, column));
}

std::optional<std::string> PostgresResult::optional_text(int row, int column) const {
  if (is_null(row, column)) return std::nullopt;
  return text(row, column);
}

std::vector<std::string> PostgresResult::byte_strings(int row, int column) const {
  ArrayReader array(bytes(row, column));
  const std::uint32_t dimensions = array.int4();
  array.int4();  // whether there may be nulls
  array.int4();  // the type of the elements
  if (dimensions == 0) return {};
  if (dimensions != 1) throw StoreError("PostgreSQL returned an array of several dimensions");
  const std::uint32_t count = array.int4();
  array.int4();  // the lower bound
  std::vector<std::string> found;
  found.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) found.emplace_back(array.take(array.int4()));
  return found;
}

}  // namespace seatledger::ledger
