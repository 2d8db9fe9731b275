#include "projections/columns/license_columns.h"

#include <algorithm>
#include <string>

#include "projections/columns/pair_hash.h"
#include "projections/queries/case_fold.h"
#include "projections/rows/metadata_scalars.h"

namespace seatledger::projections {
namespace {

std::span<const char> letters(std::string_view text) { return {text.data(), text.size()}; }

template <class Text>
std::uint32_t word(TextDictionary& words, const Text& text) {
  return text ? words.number_of(*text) : TextDictionary::absent;
}

std::vector<std::uint64_t> pair_hashes(const JsonText& metadata) {
  std::vector<std::uint64_t> hashes;
  for (const MetadataPair& pair : metadata_scalars(metadata)) {
    hashes.push_back(pair_hash(pair.name, pair.text));
  }
  return hashes;
}

}  // namespace

std::shared_ptr<const LicenseColumns> LicenseColumns::share() {
  std::shared_ptr<const LicenseColumns> copy(new LicenseColumns(*this));
  ++epoch_;
  return copy;
}

LicenseColumns::Chunk& LicenseColumns::own_chunk(std::size_t index) {
  auto& segment = segments_[index / segment_chunks];
  if (segment->epoch != epoch_) {
    segment = std::make_shared<Segment>(*segment);
    segment->epoch = epoch_;
  }
  auto& chunk = segment->chunks[index % segment_chunks];
  if (!chunk) chunk = std::make_shared<Chunk>();
  if (chunk->size != 0 && chunk->epoch != epoch_) {
    chunk_bytes_ -= chunk->bytes();
    chunk = std::make_shared<Chunk>(*chunk);
    chunk_bytes_ += chunk->bytes();
  }
  chunk->epoch = epoch_;
  return *chunk;
}

// size() for an id that is higher than all, else the place of the id, or of the next higher one.
std::size_t LicenseColumns::place_of(std::uint64_t id) const {
  const auto id_at = [this](std::size_t place) {
    return chunk(place / LicenseChunk::capacity).id[place % LicenseChunk::capacity];
  };
  if (size_ == 0 || id > id_at(size_ - 1)) return size_;
  // Ids seldom have gaps.
  const std::uint64_t first = id_at(0);
  if (id >= first && id - first < size_ && id_at(id - first) == id) return id - first;
  std::size_t low = 0;
  std::size_t high = size_ - 1;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (id_at(middle) < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool LicenseColumns::put(const ledger::License& license, bool terms_changed) {
  const std::uint64_t id = license.id.value;
  const std::size_t place = place_of(id);
  const bool is_new = place == size_;
  const std::size_t index = place / LicenseChunk::capacity;
  const std::size_t slot = place % LicenseChunk::capacity;
  if (!is_new && chunk(index).id[slot] != id) return false;
  if (is_new && index == segments_.size() * segment_chunks) {
    segments_.push_back(std::make_shared<Segment>());
    segments_.back()->epoch = epoch_;
  }
  Chunk& chunk = own_chunk(index);
  const std::size_t bytes_before = chunk.size == 0 ? 0 : chunk.bytes();
  chunk.version[slot] = license.version;
  chunk.used[slot] = license.seats.used();
  if (is_new || terms_changed) {
    put_terms(chunk, slot, license);
    segments_[index / segment_chunks]->platforms[index % segment_chunks].add(chunk.platform[slot]);
  }
  if (is_new) {
    ++size_;
    if (++chunk.size == LicenseChunk::capacity) {
      chunk.name.shrink();
      chunk.folded_name.shrink();
      chunk.external_id.shrink();
      chunk.metadata.shrink();
    }
  }
  chunk_bytes_ += chunk.bytes() - bytes_before;
  return true;
}

void LicenseColumns::put_terms(Chunk& chunk, std::size_t slot, const ledger::License& license) {
  const ledger::LicenseTerms& terms = license.terms;
  chunk.id[slot] = license.id.value;
  chunk.kind[slot] = static_cast<std::uint8_t>(license.kind);
  chunk.count[slot] = terms.count;
  chunk.created[slot] = license.created.micros;
  chunk.started[slot] = terms.started.micros;
  chunk.expired[slot] = terms.expired ? terms.expired->micros : LicenseChunk::never;
  chunk.active[slot] = terms.active ? 1 : 0;
  chunk.platform[slot] = words_->platform.number_of(terms.platform_key);
  chunk.source[slot] = words_->source.number_of(terms.source);
  chunk.course[slot] = word(words_->course, terms.course_id);
  chunk.program[slot] = word(words_->program, terms.program_key);
  if (slot == chunk.size || text_of(chunk.name.at(slot)) != terms.name) {
    chunk.name.set(slot, letters(terms.name), chunk.size);
    chunk.folded_name.set(slot, letters(case_folded(terms.name)), chunk.size);
  }
  chunk.has_external_id[slot] = terms.external_id ? 1 : 0;
  chunk.external_id.set(slot, letters(terms.external_id ? *terms.external_id : std::string()),
                        chunk.size);
  chunk.metadata.set(slot, pair_hashes(terms.metadata), chunk.size);
}

std::size_t LicenseColumns::bytes() const {
  return chunk_bytes_ + words_->platform.bytes() + words_->source.bytes() + words_->course.bytes() +
         words_->program.bytes();
}

}  // namespace seatledger::projections
