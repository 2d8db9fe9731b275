// What an attacker who can write to a data directory may change, and what must be detected.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tampered_copy.h"

namespace seatledger::integration {

// Facts about the directory before it is tampered with.
struct Original {
  std::uint64_t head = 0;       // the last event, and the newest checkpoint
  std::uint64_t signed_at = 0;  // an older checkpoint, above the last full tile
  std::string record_100;       // a course_put of course-<course>
  std::string course;
  std::filesystem::path other;  // data directory of another ledger with as many events
};

struct Tampering {
  std::string name;
  std::function<void(const TamperedCopy&, const Original&)> tamper;
  // What `seatledger verify` must say.
  int exit_code = 1;
  std::function<std::uint64_t(const Original&)> bad_position = {};  // nothing: no position is named
  std::string says = {};                                            // a part of its output
  // A start must refuse writes and print this; empty: it need not notice.
  std::string start_says = {};
};

std::vector<Tampering> tamperings();

// Adds those of file_tamperings.cpp and audit_tamperings.cpp.
void add_file_tamperings(std::vector<Tampering>& all);
void add_audit_tamperings(std::vector<Tampering>& all);

}  // namespace seatledger::integration
