// Rebuilding the views beside all other work; implemented in app, which knows the files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/time.h"

namespace seatledger::runtime {

enum class RebuildMode : std::uint8_t {
  rebuild,   // fold a new generation, compare, take it into use
  check,     // fold a new generation, compare, drop it
  rollback,  // take the generation before into use again
};

enum class RebuildState : std::uint8_t { idle, folding, comparing, catching_up, switching };

enum class RebuildResult : std::uint8_t { done, equal, different, failed, stopped };

struct RebuildWish {
  RebuildMode mode = RebuildMode::rebuild;
  std::string view;  // compares its rows alone; empty: all
};

struct RebuildStatus {
  RebuildState state = RebuildState::idle;
  std::uint64_t generation = 0;           // in use
  std::optional<std::uint64_t> previous;  // to go back to
  std::optional<RebuildMode> mode;        // of the one that runs or ran last; nothing: none did
  Position position;                      // how far the new generation is
  Position head;                          // of the log
  double events_per_second = 0;           // while it folds
  std::optional<Timestamp> started, finished;
  std::optional<RebuildResult> result;    // of the last one that ended
  std::optional<std::string> difference;  // the first row in which old and new differ
  std::optional<std::string> problem;     // why it failed
};

// Any thread.
class Rebuilds {
 public:
  virtual ~Rebuilds() = default;
  // Begins one, which ends on a thread of its own. False: one runs already.
  virtual bool start(const RebuildWish& wish) = 0;
  virtual RebuildStatus status() const = 0;
};

}  // namespace seatledger::runtime
