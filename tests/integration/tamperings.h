// What somebody who can write to a data directory may do to it, and what must come to light.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tampered_copy.h"

namespace seatledger::integration {

// Of the directory that is tampered with: what the writer of the test knows of it.
struct Original {
  std::uint64_t head = 0;       // the last event, and the newest checkpoint
  std::uint64_t signed_at = 0;  // an older checkpoint, above the last full tile
  std::string record_100;       // a course_put of course-<course>
  std::string course;
  std::filesystem::path other;  // the data directory of another ledger, with as many events
};

struct Tampering {
  std::string name;
  std::function<void(const TamperedCopy&, const Original&)> tamper;
  // What `seatledger verify` must say.
  int exit_code = 1;
  std::function<std::uint64_t(const Original&)> bad_position = {};  // nothing: none is named
  std::string says = {};                                            // a part of its output
  // What a start must do: refuse writes and say this; empty: it need not notice.
  std::string start_says = {};
};

std::vector<Tampering> tamperings();

// Of them, those of file_tamperings.cpp and audit_tamperings.cpp.
void add_file_tamperings(std::vector<Tampering>& all);
void add_audit_tamperings(std::vector<Tampering>& all);

}  // namespace seatledger::integration
