// Tamperings with the audit index: every history is answered from it.
#include "tamperings.h"

namespace seatledger::integration {
namespace {

// The key of a row of the first license, which begins with that position (audit_index.h).
std::string row_of_license(std::uint64_t position) {
  return number_key('l', 1) + number_key('\0', position).substr(1);
}

}  // namespace

void add_audit_tamperings(std::vector<Tampering>& all) {
  // The license was created by the event after those of the API key, the platform and three users.
  all.push_back({.name = "a row of the audit index deleted",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.audit([](rocksdb::DB& db) { erase(db, keys_of(db, 'l').front()); });
                     },
                 .says = "audit index, license 1: position 6 is missing"});
  all.push_back({.name = "a row of the audit index added",
                 .tamper =
                     [](const TamperedCopy& copy, const Original&) {
                       copy.audit([](rocksdb::DB& db) { put(db, row_of_license(100), {}); });
                     },
                 .says = "audit index, license 1: position 100 is not about it"});
}

}  // namespace seatledger::integration
