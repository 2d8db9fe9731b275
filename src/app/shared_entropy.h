// Randomness for texts that are made now and then, such as keys.
#pragma once

#include <mutex>

#include "base/uuid.h"

namespace seatledger {

// Any thread. What needs randomness for every request has a SystemEntropy of its own thread.
class SharedEntropy final : public Entropy {
 public:
  Digest next() override {
    const std::lock_guard lock(mutex_);
    return entropy_.next();
  }

 private:
  std::mutex mutex_;
  SystemEntropy entropy_;  // guarded by mutex_
};

}  // namespace seatledger
