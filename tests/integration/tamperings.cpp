#include "tamperings.h"

#include <catch2/catch.hpp>

#include "ledger/log/record.h"
#include "ledger/proof/checkpoint.h"

namespace seatledger::integration {
namespace {

using Db = rocksdb::DB;

std::uint64_t at_100(const Original&) { return 100; }
std::uint64_t at_101(const Original&) { return 101; }
std::uint64_t after_signed(const Original& original) { return original.signed_at + 1; }

std::string event_key(std::uint64_t position) { return number_key('e', position); }

auto edit_event(std::uint64_t position, std::string from, std::string to) {
  return [=](const TamperedCopy& copy, const Original&) {
    copy.ledger([&](Db& db) {
      const std::string key = event_key(position);
      put(db, key, replaced(value_of(db, key), from, to));
    });
  };
}

// An event as it would have been written at another position.
std::string moved(const std::string& record, std::uint64_t position) {
  ledger::Event event = ledger::decode_record(record);
  event.commit.id = Position{position - event.commit.index};
  event.position = Position{position};
  return ledger::encode_record(event);
}

void insert_at_100(const TamperedCopy& copy, const Original& original, bool renumbered) {
  copy.ledger([&](Db& db) {
    for (std::uint64_t position = original.head; position >= 100; --position) {
      const std::string record = value_of(db, event_key(position));
      put(db, event_key(position + 1), renumbered ? moved(record, position + 1) : record);
    }
    put(db, event_key(100), replaced(original.record_100, original.course, "course-0"));
  });
}

void swap_100_and_101(const TamperedCopy& copy, bool renumbered) {
  copy.ledger([&](Db& db) {
    const std::string first = value_of(db, event_key(100));
    const std::string second = value_of(db, event_key(101));
    put(db, event_key(100), renumbered ? moved(second, 100) : second);
    put(db, event_key(101), renumbered ? moved(first, 101) : first);
  });
}

void cut_after(Db& db, std::uint64_t last, std::uint64_t head) {
  for (std::uint64_t position = last + 1; position <= head; ++position) {
    erase(db, event_key(position));
  }
}

void drop_checkpoints_above(Db& db, std::uint64_t size) {
  for (const std::string& key : keys_of(db, 'c')) {
    if (key > number_key('c', size)) erase(db, key);
  }
}

void edit_newest_checkpoint(const TamperedCopy& copy,
                            const std::function<std::string(std::string)>& edit) {
  copy.ledger([&](Db& db) {
    const std::string key = keys_of(db, 'c').back();
    put(db, key, edit(value_of(db, key)));
  });
}

// The same tree, signed by a key that somebody made themselves, under the ledger's name.
std::string forged(const std::string& note) {
  const auto checkpoint = ledger::read_checkpoint(note);
  REQUIRE(checkpoint);
  return ledger::sign_checkpoint(checkpoint->tree, ledger::new_signing_key(checkpoint->origin));
}

std::string first_person_key(Db& db) { return keys_of(db, 'p').front(); }

// The row of a course in the views.
std::pair<std::string, std::string> some_view_row(Db& db) {
  const std::unique_ptr<rocksdb::Iterator> row(db.NewIterator(rocksdb::ReadOptions()));
  for (row->SeekToFirst(); row->Valid(); row->Next()) {
    if (row->value().ToStringView().find("None150") == std::string_view::npos) continue;
    return {row->key().ToString(), row->value().ToString()};
  }
  FAIL("no view holds the course");
  return {};
}

void add_events(std::vector<Tampering>& all) {
  all.push_back({.name = "one letter of a record",
                 .tamper = edit_event(100, "\"name\":\"N", "\"name\":\"M"),
                 .bad_position = at_100,
                 .says = "not what was signed",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "a record that is no JSON any more",
                 .tamper = edit_event(100, "{\"v\":1", "{\"v\"=1"),
                 .bad_position = at_100,
                 .says = "corrupt",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "a space in a record",
                 .tamper = edit_event(100, "\"v\":1,", "\"v\":1, "),
                 .bad_position = at_100,
                 .says = "not what was signed",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "one letter of a record that no full tile holds",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       edit_event(original.head, "\"name\":\"N", "\"name\":\"M")(copy, original);
                     },
                 .bad_position = after_signed,
                 .says = "was signed over",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "the recorded time",
                 .tamper = edit_event(100, "\"recorded\":\"20", "\"recorded\":\"19"),
                 .bad_position = at_100,
                 .says = "its time is not after",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "a time that still fits those around it",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         ledger::Event event = ledger::decode_record(value_of(db, event_key(100)));
                         ++event.recorded.micros;
                         put(db, event_key(100), ledger::encode_record(event));
                       });
                     },
                 .bad_position = at_100,
                 .says = "not what was signed",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "the index in the commit",
                 .tamper = edit_event(100, "\"index\":0,\"size\":1", "\"index\":1,\"size\":2"),
                 .bad_position = at_100,
                 .says = "position and commit disagree",
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "the size of the commit",
                 .tamper = edit_event(100, "\"index\":0,\"size\":1", "\"index\":0,\"size\":2"),
                 .bad_position = at_100,
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "who did it",
                 .tamper = edit_event(100, "\"actor\":\"key:1\"", "\"actor\":\"key:2\""),
                 .bad_position = at_100,
                 .start_says = "one of events 1 to"});
}

void add_order(std::vector<Tampering>& all) {
  all.push_back(
      {.name = "a record deleted",
       .tamper = [](const TamperedCopy& copy,
                    const Original&) { copy.ledger([](Db& db) { erase(db, event_key(100)); }); },
       .bad_position = at_100,
       .says = "is missing",
       .start_says = "position 100 is missing"});
  all.push_back({.name = "a record inserted",
                 .tamper = [](const TamperedCopy& copy,
                              const Original& original) { insert_at_100(copy, original, false); },
                 .bad_position = at_100,
                 .start_says = "one of events 1 to"});
  all.push_back({.name = "a record inserted, those after it renumbered",
                 .tamper = [](const TamperedCopy& copy,
                              const Original& original) { insert_at_100(copy, original, true); },
                 .bad_position = at_100,
                 .start_says = "one of events 1 to"});
  all.push_back(
      {.name = "two records swapped",
       .tamper = [](const TamperedCopy& copy, const Original&) { swap_100_and_101(copy, false); },
       .bad_position = at_100,
       .says = "it holds position 101",
       .start_says = "one of events 1 to"});
  all.push_back(
      {.name = "two records swapped and renumbered",
       .tamper = [](const TamperedCopy& copy, const Original&) { swap_100_and_101(copy, true); },
       .bad_position = at_100,
       .start_says = "one of events 1 to"});
  all.push_back({.name = "a record stored twice",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       copy.ledger([&](Db& db) { put(db, event_key(101), original.record_100); });
                     },
                 .bad_position = at_101,
                 .says = "it holds position 100",
                 .start_says = "one of events 1 to"});
}

void add_length(std::vector<Tampering>& all) {
  all.push_back({.name = "the tail cut",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       copy.ledger(
                           [&](Db& db) { cut_after(db, original.head - 9, original.head); });
                     },
                 .bad_position = [](const Original& original) { return original.head - 8; },
                 .says = "missing",
                 .start_says = "are missing"});
  all.push_back({.name = "the tail cut with its checkpoints, below the anchor",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       copy.ledger([&](Db& db) {
                         cut_after(db, original.signed_at, original.head);
                         drop_checkpoints_above(db, original.signed_at);
                       });
                     },
                 .bad_position = after_signed,
                 .says = "the anchor",
                 .start_says = "the anchor"});
  all.push_back({.name = "the whole log replaced by another valid one, the anchor left",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       std::filesystem::remove_all(copy.data() / "ledger");
                       std::filesystem::remove_all(copy.data() / "views");
                       std::filesystem::copy(original.other / "ledger", copy.data() / "ledger",
                                             std::filesystem::copy_options::recursive);
                       std::filesystem::copy(original.other / "views", copy.data() / "views",
                                             std::filesystem::copy_options::recursive);
                     },
                 .says = "the anchor",
                 .start_says = "is not signed by a key of this ledger"});
  all.push_back({.name = "all events replaced by another ledger's, the signed tree left",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       const TamperedCopy other(original.other, copy.root() / "other");
                       std::vector<std::string> records;
                       other.ledger([&](Db& db) {
                         for (std::uint64_t at = 1; at <= original.head; ++at) {
                           records.push_back(value_of(db, event_key(at)));
                         }
                       });
                       copy.ledger([&](Db& db) {
                         for (std::size_t i = 0; i < records.size(); ++i) {
                           put(db, event_key(i + 1), records[i]);
                         }
                       });
                     },
                 .bad_position = [](const Original&) -> std::uint64_t { return 1; },
                 .start_says = "one of events 1 to"});
}

void add_tree(std::vector<Tampering>& all) {
  all.push_back({.name = "a tile edited",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         std::string tile = value_of(db, tile_key(0, 0));
                         tile[99 * 32] = static_cast<char>(tile[99 * 32] ^ 1);
                         put(db, tile_key(0, 0), tile);
                       });
                     },
                 .says = "tile 0 of level 0 does not hold the hash of event 100"});
  all.push_back(
      {.name = "a tile deleted",
       .tamper = [](const TamperedCopy& copy,
                    const Original&) { copy.ledger([](Db& db) { erase(db, tile_key(0, 0)); }); },
       .says = "tile 0 of level 0 is missing"});
  all.push_back({.name = "a checkpoint edited",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       edit_newest_checkpoint(copy, [](std::string note) {
                         const std::size_t root = note.find('\n', note.find('\n') + 1) + 1;
                         note[root] = note[root] == 'A' ? 'B' : 'A';
                         return note;
                       });
                     },
                 .says = "is not signed by a key of this ledger",
                 .start_says = "is not signed by a key of this ledger"});
  all.push_back({.name = "a checkpoint forged with another key",
                 .tamper = [](const TamperedCopy& copy,
                              const Original&) { edit_newest_checkpoint(copy, forged); },
                 .says = "is not signed by a key of this ledger",
                 .start_says = "is not signed by a key of this ledger"});
  all.push_back({.name = "all checkpoints deleted",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         for (const std::string& key : keys_of(db, 'c')) erase(db, key);
                       });
                     },
                 .says = "no checkpoint"});
  all.push_back({.name = "the anchor changed",
                 .tamper =
                     [](const TamperedCopy& copy, const Original& original) {
                       write_file(copy.anchor(),
                                  replaced(file_text(copy.anchor()),
                                           "\n" + std::to_string(original.head) + "\n",
                                           "\n" + std::to_string(original.head - 1) + "\n"));
                     },
                 .says = "the anchor",
                 .start_says = "is not signed by a key of this ledger"});
  all.push_back({.name = "the anchor forged with another key",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       write_file(copy.anchor(), forged(file_text(copy.anchor())));
                     },
                 .says = "the anchor",
                 .start_says = "is not signed by a key of this ledger"});
  all.push_back({.name = "the public key replaced",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         const auto old =
                             ledger::verifier_key_from(value_of(db, keys_of(db, 'k').back()));
                         put(db, keys_of(db, 'k').back(),
                             ledger::new_signing_key(old->name).verifier().text());
                       });
                     },
                 .says = "is not signed by a key of this ledger",
                 .start_says = "secret of the signing key"});
}

void add_rows(std::vector<Tampering>& all) {
  all.push_back({.name = "a row of people edited",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         const std::string key = first_person_key(db);
                         put(db, key, replaced(value_of(db, key), "\"name\":\"", "\"name\":\"X"));
                       });
                     },
                 .says = "person 1: it is not the row"});
  all.push_back({.name = "a row of people deleted",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) { erase(db, first_person_key(db)); });
                     },
                 .says = "person 1: the row is missing"});
  all.push_back({.name = "rows of people swapped",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) {
                         const auto keys = keys_of(db, 'p');
                         const std::string first = value_of(db, keys[0]);
                         put(db, keys[0], value_of(db, keys[1]));
                         put(db, keys[1], first);
                       });
                     },
                 .says = "person 1: the row holds another"});
  all.push_back({.name = "a look-up of people deleted",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](Db& db) { erase(db, keys_of(db, 'x').front()); });
                     },
                 .says = "it is not found by"});
  all.push_back({.name = "a row of the views edited",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.views([](Db& db) {
                         auto [key, value] = some_view_row(db);
                         value[value.size() / 2] = static_cast<char>(value[value.size() / 2] ^ 1);
                         put(db, key, value);
                       });
                     },
                 .says = "bad_row"});
  all.push_back({.name = "a row of the views deleted",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.views([](Db& db) { erase(db, some_view_row(db).first); });
                     },
                 .says = "bad_row"});
}

}  // namespace

std::vector<Tampering> tamperings() {
  std::vector<Tampering> all;
  add_events(all);
  add_order(all);
  add_length(all);
  add_tree(all);
  add_rows(all);
  add_audit_tamperings(all);
  add_file_tamperings(all);
  return all;
}

}  // namespace seatledger::integration
