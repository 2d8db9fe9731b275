// The same done to the database's files, below its own checksums.
#include "tamperings.h"

namespace seatledger::integration {

void add_file_tamperings(std::vector<Tampering>& all) {
  all.push_back(
      {.name = "a byte of the write-ahead log flipped",
       .tamper = [](const TamperedCopy& copy, const Original&) { copy.flip_byte_of_file(".log"); },
       .says = "write-ahead log",
       .start_says = "write-ahead log is damaged"});
  all.push_back({.name = "a byte of a sorted file flipped",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](rocksdb::DB&) {});
                       copy.flip_byte_of_file(".sst");
                     },
                 .says = "orrupt",
                 .start_says = "Corruption"});
  all.push_back({.name = "a byte of a tile flipped in a sorted file",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       std::string tile;
                       copy.ledger([&](rocksdb::DB& db) { tile = value_of(db, tile_key(0, 0)); });
                       copy.flip_byte_where(tile.substr(100 * 32, 16), ".sst");
                     },
                 .says = "orrupt",
                 .start_says = "Corruption"});
  all.push_back({.name = "a sorted file cut",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.ledger([](rocksdb::DB&) {});
                       copy.cut_file(".sst");
                     },
                 .exit_code = 2,
                 .says = ".sst"});
}

}  // namespace seatledger::integration
