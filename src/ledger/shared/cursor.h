// How far a server's copy has come in the shared ledger. Stored in the copy, in the same write as
// what it speaks of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>

#include "base/fields.h"
#include "base/ids.h"

namespace seatledger::ledger {

// The chunk that holds the records from `first` to `head`; all empty before the first one.
struct ChunkLink {
  Position first;
  Position head;
  std::string id;
  friend bool operator==(const ChunkLink&, const ChunkLink&) = default;
};

struct Cursor {
  std::string origin;  // of the shared ledger; empty in a new copy
  ChunkLink chunk;     // the last one
  // The last row of people: those are ordered by the first position of the chunk that wrote them,
  // then by their id.
  Position changed;
  PersonId person;
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

// The end of a chunk that this server appended behind `last`: all rows of people up to it are in
// its copy.
Cursor cursor_behind(const Cursor& last, const std::string& id, std::size_t records);

// Stored; pinned by tests/golden/shared_tables_test.cpp.
std::string cursor_text(const Cursor& cursor);
// An empty text is the cursor of a new copy. Throws StoreError.
Cursor cursor_of(std::string_view text);

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::ChunkLink> =
    std::tuple{Field{"first", &ledger::ChunkLink::first}, Field{"head", &ledger::ChunkLink::head},
               Field{"id", &ledger::ChunkLink::id}};

template <>
inline constexpr auto fields_of<ledger::Cursor> = std::tuple{
    Field{"origin", &ledger::Cursor::origin}, Field{"chunk", &ledger::Cursor::chunk},
    Field{"changed", &ledger::Cursor::changed}, Field{"person", &ledger::Cursor::person}};

}  // namespace seatledger
