// The current licenses of all kinds by column, in memory, in order of id: what lists filter and
// sort by. It takes about 160 bytes for a license with short texts.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/license.h"
#include "projections/columns/license_chunk.h"
#include "projections/columns/text_dictionary.h"

namespace seatledger::projections {

struct LicenseWords {
  TextDictionary platform, source, course, program;
};

// Copies on write: share() gives a copy that stays as it is and that any thread may read, and costs
// no more than some pointers; what changes afterwards is copied in pieces of LicenseChunk::capacity
// licenses. One thread at a time.
class LicenseColumns {
 public:
  LicenseColumns() = default;
  LicenseColumns(LicenseColumns&&) = default;
  LicenseColumns& operator=(LicenseColumns&&) = default;
  LicenseColumns& operator=(const LicenseColumns&) = delete;
  ~LicenseColumns() = default;

  std::size_t size() const { return size_; }
  std::size_t chunks() const {
    return (size_ + LicenseChunk::capacity - 1) / LicenseChunk::capacity;
  }
  // All but the last one are full.
  const LicenseChunk& chunk(std::size_t index) const {
    return *segments_[index / segment_chunks]->chunks[index % segment_chunks];
  }
  const LicenseWords& words() const { return *words_; }
  // False: no license of the chunk is of that platform, whose number it is among the words. Known
  // without reading the chunk.
  bool may_have_platform(std::size_t index, std::uint32_t platform) const {
    return segments_[index / segment_chunks]->platforms[index % segment_chunks].has(platform);
  }

  std::shared_ptr<const LicenseColumns> share();

  // Adds or changes a license. Without `terms_changed`, only the numbers of its seats and its
  // version differ from what was put before. New licenses must have the highest id so far. Returns
  // false for an unknown id that is not higher.
  bool put(const ledger::License& license, bool terms_changed);

  std::size_t bytes() const;  // of memory, about
  // Whether most of the words are those of earlier terms; new columns of the same licenses are
  // smaller.
  bool is_wasteful() const { return words_->source.size() > size_ + words_kept; }

 private:
  static constexpr std::size_t segment_chunks = 64;
  static constexpr std::size_t words_kept = 100'000;

  struct Chunk : LicenseChunk {
    std::uint64_t epoch = 0;
  };
  // Numbers of words from the least to the greatest that a chunk ever had.
  struct Range {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max(), greatest = 0;

    bool has(std::uint32_t number) const { return least <= number && number <= greatest; }
    void add(std::uint32_t number) {
      least = std::min(least, number);
      greatest = std::max(greatest, number);
    }
  };
  struct Segment {
    std::uint64_t epoch = 0;
    std::array<Range, segment_chunks> platforms;
    std::array<std::shared_ptr<Chunk>, segment_chunks> chunks;
  };

  LicenseColumns(const LicenseColumns&) = default;
  Chunk& own_chunk(std::size_t index);
  std::size_t place_of(std::uint64_t id) const;
  void put_terms(Chunk& chunk, std::size_t slot, const ledger::License& license);

  std::vector<std::shared_ptr<Segment>> segments_;
  std::size_t size_ = 0;
  std::size_t chunk_bytes_ = 0;
  // What is of an earlier epoch may be in a copy and is copied before it is changed.
  std::uint64_t epoch_ = 0;
  std::shared_ptr<LicenseWords> words_ = std::make_shared<LicenseWords>();
};

}  // namespace seatledger::projections
