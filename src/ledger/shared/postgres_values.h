// Values of statements and of their results, in PostgreSQL's binary format ("Frontend/Backend
// Protocol", COPY and array formats of its documentation).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct pg_result;

namespace seatledger::ledger {

// The parameters of one statement, in their order.
class PostgresParameters {
 public:
  PostgresParameters& number(std::uint64_t value);  // bigint
  PostgresParameters& count(std::size_t value);     // int
  PostgresParameters& flag(bool value);
  PostgresParameters& text(std::string_view value);
  PostgresParameters& optional_text(const std::optional<std::string>& value);
  PostgresParameters& byte_strings(std::span<const std::string> values);          // bytea[]
  PostgresParameters& numbers(std::span<const std::uint64_t> values);             // bigint[]
  PostgresParameters& texts(std::span<const std::optional<std::string>> values);  // text[]

  std::span<const unsigned> types() const { return types_; }
  // For libpq; valid until the next call of another function.
  std::vector<const char*> pointers() const;
  std::vector<int> lengths() const;

 private:
  PostgresParameters& add(unsigned type, std::optional<std::string> bytes);

  std::vector<unsigned> types_;
  std::vector<std::optional<std::string>> values_;
};

// The rows that a statement returned. Throws StoreError when a value is not of the type asked for.
class PostgresResult {
 public:
  explicit PostgresResult(pg_result* result);

  int rows() const;
  // How many rows the statement changed.
  std::uint64_t changed() const;
  bool is_null(int row, int column) const;
  std::uint64_t number(int row, int column) const;  // bigint
  bool flag(int row, int column) const;
  std::string text(int row, int column) const;  // text, or bytea
  std::optional<std::string> optional_text(int row, int column) const;
  std::vector<std::string> byte_strings(int row, int column) const;

  pg_result* get() const { return result_.get(); }

 private:
  std::string_view bytes(int row, int column) const;

  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

}  // namespace seatledger::ledger
