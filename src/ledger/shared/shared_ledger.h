// The port to a ledger that several servers share: the place where a commit becomes a fact. Each
// server keeps a whole copy and reads that; nothing is read from here but what is new
// (docs/decisions/0062). One server leads and appends, the others follow.
//
// An object is one server's connection, for one thread; wake() alone may be called on any. Each
// function throws StoreError when the ledger was not reached in time, or refused: then nothing is
// known, unless the function says otherwise.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/shared/cursor.h"

namespace seatledger::ledger {

// A process. `id` is a UUID (RFC 9562) that it makes at its start and never stores.
struct ServerIdentity {
  std::string id;
  std::string name;
  std::string url;
  friend bool operator==(const ServerIdentity&, const ServerIdentity&) = default;
};

// Who leads. `epoch` rises with each new lead, `beat` with each sign of life of the leader.
struct Leadership {
  std::uint64_t epoch = 0;
  std::uint64_t beat = 0;
  std::optional<ServerIdentity> leader;
  friend bool operator==(const Leadership&, const Leadership&) = default;
};

// The right to append: it ends when the epoch of the ledger is another one.
struct Term {
  std::uint64_t epoch = 0;
  std::string server_id;
  friend bool operator==(const Term&, const Term&) = default;
};

// A row of people as stored, JSON; nothing when it was erased.
struct PersonRow {
  PersonId id;
  std::optional<std::string> row;
  friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

// A chunk is what one append stored: whole commits, never changed.
struct Chunk {
  ChunkLink link;
  std::vector<std::string> records;  // those at link.first to link.head
  friend bool operator==(const Chunk&, const Chunk&) = default;
};

// What came after a cursor. Everything in it is confirmed: it is on two machines.
struct Piece {
  Cursor from;
  // False: the ledger does not hold the chunk that `from` ends with. It lost events, or is another
  // ledger; the piece is empty.
  bool continues = true;
  std::vector<Chunk> chunks;
  std::vector<PersonRow> people;  // each person once, as they are now
  Cursor next;                    // the end of the piece
  bool at_head = false;           // there was nothing more
  Leadership leadership;
  Timestamp now;  // by the clock of the shared ledger
};

// One append: `records` becomes a chunk. No person twice.
struct SharedBatch {
  std::string id;  // of the chunk: a UUID that is used once
  std::span<const std::string> records;
  std::span<const PersonRow> people;
};

enum class SharedAppend : std::uint8_t {
  stored,      // on two machines
  not_sent,    // the ledger was not reached; nothing stored
  not_leader,  // the term has ended; nothing stored
  other_head,  // the ledger does not end with the given chunk; nothing stored
  no_standby,  // there is no second machine; nothing stored
  unknown,     // stored or not, now or later; settle() decides
};

struct Settled {
  bool stored = false;  // false: it never will be
  bool leads = false;   // false: the term has ended
};

class SharedLedger {
 public:
  virtual ~SharedLedger() = default;

  // What is after `from`, about `bytes_max` bytes as stored, one chunk at least.
  virtual Piece follow(const Cursor& from, std::size_t bytes_max) = 0;
  // Not confirmed: for leases alone.
  virtual Leadership watch() = 0;
  // Until somebody appended, wake() was called, or so long has passed.
  virtual void wait(std::chrono::milliseconds longest) = 0;
  // Ends a running wait(), or the next one. Any thread.
  virtual void wake() = 0;

  // Takes the lead if leadership still has this epoch and beat; nothing if it has not. After a
  // StoreError, watch() tells whether `me` leads.
  virtual std::optional<Term> take_lead(const Leadership& seen, const ServerIdentity& me) = 0;
  // A sign of life. False: the term has ended.
  virtual bool keep_lead(const Term& term) = 0;
  // Does nothing if the term has ended.
  virtual void give_up_lead(const Term& term) = 0;

  // Appends to the chunk `last`, which must be the ledger's last one. Throws nothing.
  virtual SharedAppend append(const Term& term, const ChunkLink& last,
                              const SharedBatch& batch) = 0;
  // After `unknown`: prevents that append from being stored later, and finds out whether it was.
  // The epoch of `term` rises. After a StoreError, call it again.
  virtual Settled settle(Term& term, const ChunkLink& last, const std::string& id) = 0;
};

}  // namespace seatledger::ledger
