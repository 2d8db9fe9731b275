// The keys of rows. The first byte is the table; numbers are big-endian, so that they sort.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/ids.h"

namespace seatledger::projections {

// Stored in every key of a view: changing a letter requires a new layout number of its view.
enum class Table : char {
  view_set = '!',  // the checkpoint and the layouts

  license = 'L',              // id
  license_index = 'I',        // license_index.h
  license_total = 'T',        // license_index.h
  license_external_id = 'X',  // kind, external_id -> id
  license_history = 'H',      // id, position of a commit's last event -> the row after it
  usage_history = 'V',        // id, position of a commit's last event -> usage_history_view.h
  idempotency = 'R',          // scope, digest -> request digest, position

  platform = 'P',         // key
  platform_by_org = 'O',  // org -> key
  platform_by_id = 'N',   // platform_id -> key
  course = 'C',           // course_id
  program = 'G',          // program_key
  program_keys = 'J',     // program_id -> program_keys
  choices = 'S',          // field_key, scope, org
  group = 'U',            // group_id
  group_members = 'M',    // group_id -> person ids in order of joining
  person_groups = 'W',    // person id -> group_ids
  record_total = 'Z',     // table -> number of rows

  seat = 'A',               // license id, person id
  seat_by_id = 'B',         // assignment id -> license id, person id; may be outlived by the row
  listed_seat = 'E',        // license id, assignment id -> person id
  listed_seat_total = 'F',  // license id -> number of listed seats
  person_seats = 'Y',       // person id -> license ids
  seat_history = 'h',       // license id, person id, position of a commit's last event -> the row

  group_assignment = 'a',          // license id, group_id
  group_assignment_place = 'b',    // id -> license id, group_id
  license_group_assignment = 'e',  // license id, id -> group_id
  group_assignment_total = 'f',    // license id -> number of group assignments
  group_licenses = 'g',            // group_id -> license ids

  waiting_list = 'w',    // license id -> the first number and the next to be given
  waiter = 'v',          // license id, number -> person id, group assignment id
  waiting_person = 'u',  // license id, person id -> number

  metadata = 'm',  // subject, id of the course or key of the program -> the keys

  key = 'K',            // id
  key_by_digest = 'D',  // digest -> id
  sequences = 'Q',
  lineage = 'l',  // lineage_view.h
};

class RowKey {
 public:
  explicit RowKey(char table) : bytes_(1, table) {}
  // The table and the following parts: ids and numbers, one-byte enumerators, and possibly a text
  // at the end (rest()).
  template <class... Parts>
  explicit RowKey(Table table, const Parts&... parts) : bytes_(1, static_cast<char>(table)) {
    (add(parts), ...);
  }

  RowKey& byte(std::uint8_t value) {
    bytes_ += static_cast<char>(value);
    return *this;
  }
  RowKey& number(std::uint64_t value);
  template <class Tag>
  RowKey& id(Id<Tag> value) {
    return number(value.value);
  }
  // A text followed by other parts and only ever looked up whole: short texts unchanged, longer
  // ones by their SHA-256, so that callers cannot make keys long.
  RowKey& whole_text(std::string_view text);
  // A text followed by other parts that sorts by its bytes.
  RowKey& sorted_text(std::string_view text);
  // The last part of a key: a text that sorts by its bytes, or a digest.
  RowKey& rest(std::string_view text) {
    bytes_ += text;
    return *this;
  }

  operator std::string_view() const { return bytes_; }
  std::string take() && { return std::move(bytes_); }

 private:
  template <class Tag>
  void add(Id<Tag> value) {
    number(value.value);
  }
  void add(std::uint64_t value) { number(value); }
  void add(std::string_view text) { rest(text); }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void add(Enum value) { byte(static_cast<std::uint8_t>(value)); }

  std::string bytes_;
};

// The number at the end of a key.
std::uint64_t last_number(std::string_view key);

}  // namespace seatledger::projections
