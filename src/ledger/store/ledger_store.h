// A ledger's data directory, open: all that server and tool use of a storage engine. open_ledger.h
// makes one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "ledger/log/copy_log.h"
#include "ledger/log/secrets.h"
#include "ledger/log/webhook_rows.h"
#include "ledger/people/people.h"
#include "ledger/people/people_marks.h"
#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

// Deleted rows of people, and of webhooks with their secrets, are invisible to readers at once, but
// their bytes remain in files until a purge. The write that deletes a row sets a durable mark of
// its kind, which the purge clears.
enum class DeletedRows : std::uint8_t { people, secrets };

class LedgerStore {
 public:
  LedgerStore() = default;
  virtual ~LedgerStore() = default;
  LedgerStore(const LedgerStore&) = delete;
  LedgerStore& operator=(const LedgerStore&) = delete;

  // The ports; each says which threads may use it. They live as long as the store.
  virtual CopyLog& events() = 0;
  virtual const People& people() const = 0;
  virtual Secrets& secrets() = 0;
  virtual TreeStore& tree() = 0;
  virtual WebhookRows& webhooks() = 0;

  // While set, nothing is appended because the disk is nearly full (rocks/disk_space.h); reads
  // continue. Any thread.
  virtual void set_refusing_appends(bool refusing) = 0;
  virtual bool refusing_appends() const = 0;
  // Which stored data is damaged, as far as it was met; permanent. Any thread.
  virtual std::optional<std::string> damage() const = 0;

  virtual bool is_purge_due(DeletedRows what) const = 0;  // throws StoreError
  // Rewrites the whole store while it is in use. True: no file holds a row deleted before the call.
  // False, after a few seconds: something still reads old files, and the reason is reported; call
  // it again, which then only waits for those files. Any thread that holds no iterator. Throws
  // StoreError when it fails or is stopped. Unless it returned true, the purge is still due.
  virtual bool purge(DeletedRows what) = 0;
  // Makes a running or later purge() throw soon. Called when the program ends.
  virtual void stop_purging() = 0;

  // Creates `directory`, which must not exist; its parent must. The copy contains all writes
  // acknowledged before the call. Any thread. Throws StoreError.
  virtual void snapshot_to(const std::filesystem::path& directory) const = 0;

  // Makes the look-ups of e-mails by today's rule if they are of another one. Returns whether it
  // did anything. Call it before anything else writes. Throws StoreError.
  virtual bool renew_email_lookups() = 0;

  // An import without people: the rows of people up to this id were never there. Nothing: all were.
  // Throws StoreError.
  virtual std::optional<PersonId> people_not_imported() const = 0;
  virtual void keep_people_not_imported(PersonId last) = 0;
  // The first wrong row of people; `marks` must have taken every event. Checks that no row is
  // missing (of a person after people_not_imported()), that each row matches the last event about
  // its person, and that it can be looked up. Throws StoreError when the store cannot be read.
  virtual std::optional<PersonFault> wrong_person(PeopleMarks& marks) const = 0;
};

}  // namespace seatledger::ledger
