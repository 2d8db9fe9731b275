#include "projections/queries/column_filter.h"

#include <cstring>

#include "projections/columns/pair_hash.h"

namespace seatledger::projections {
namespace {

// Takes the number of a wanted text; false when there is none.
bool take_number(const TextDictionary& words, const std::optional<std::string>& text,
                 std::optional<std::uint32_t>& number) {
  if (!text) return true;
  number = words.find(*text);
  return number.has_value();
}

template <class Column, class Value>
void keep_equal(SlotSet& found, const Column& column, const std::optional<Value>& wanted) {
  if (!wanted) return;
  found.keep_all([&, value = *wanted](std::size_t slot) { return column[slot] == value; });
}

// The slots after `slot` whose texts have `part` at the same place: names are often alike, and a
// look at one place is much shorter than a search.
std::size_t add_alike(const LicenseChunk& chunk, std::size_t slot, std::size_t place,
                      std::string_view part, SlotSet& found) {
  for (; slot + 1 < chunk.size; ++slot) {
    const std::string_view next = text_of(chunk.folded_name.at(slot + 1));
    if (next.size() < place + part.size() || next.compare(place, part.size(), part) != 0) break;
    found.add(slot + 1);
  }
  return slot;
}

// The slots whose text contains `part`, which is not empty. Searches the texts of all slots at
// once; what is found across the border of two of them does not count.
SlotSet slots_with(const LicenseChunk& chunk, std::string_view part) {
  SlotSet found;
  const std::string_view all = text_of(chunk.folded_name.all());
  std::size_t slot = 0;
  for (std::size_t from = 0; from < all.size();) {
    const void* const hit =
        ::memmem(all.data() + from, all.size() - from, part.data(), part.size());
    if (hit == nullptr) break;
    const auto begin = static_cast<std::size_t>(static_cast<const char*>(hit) - all.data());
    while (chunk.folded_name.begin_of(slot + 1) <= begin) ++slot;
    if (begin + part.size() <= chunk.folded_name.begin_of(slot + 1)) {
      found.add(slot);
      slot = add_alike(chunk, slot, begin - chunk.folded_name.begin_of(slot), part, found);
      from = chunk.folded_name.begin_of(slot + 1);
    } else {
      from = begin + 1;
    }
  }
  return found;
}

bool contains(std::span<const std::uint64_t> hashes, std::uint64_t wanted) {
  for (const std::uint64_t hash : hashes) {
    if (hash == wanted) return true;
  }
  return false;
}

}  // namespace

std::optional<ColumnFilter> ColumnFilter::of(const LicenseMatcher& wanted,
                                             const LicenseColumns& columns) {
  ColumnFilter filter;
  const LicenseWords& words = columns.words();
  if (wanted.kind) filter.kind_ = static_cast<std::uint8_t>(*wanted.kind);
  if (wanted.active) filter.active_ = *wanted.active ? 1 : 0;
  if (!take_number(words.platform, wanted.platform_key, filter.platform_) ||
      !take_number(words.source, wanted.source, filter.source_) ||
      !take_number(words.course, wanted.course_id, filter.course_)) {
    return std::nullopt;
  }
  if (wanted.program_keys) {
    bool is_known = false;
    std::vector<bool> programs(words.program.size() + 1);
    for (const std::string& key : *wanted.program_keys) {
      const auto number = words.program.find(key);
      if (!number || *number >= programs.size()) continue;
      is_known = programs[*number] = true;
    }
    if (!is_known) return std::nullopt;
    filter.programs_ = std::move(programs);
  }
  filter.name_ = wanted.name;
  filter.external_id_ = wanted.external_id;
  if (wanted.query) filter.folded_query_ = wanted.query->folded();
  for (const MetadataPair& pair : wanted.metadata) {
    filter.metadata_.push_back(pair_hash(pair.name, pair.text));
  }
  return filter;
}

SlotSet ColumnFilter::matches(const LicenseColumns& columns, std::size_t index) const {
  if (!may_match(columns, index)) return {};
  const LicenseChunk& chunk = columns.chunk(index);
  SlotSet found = SlotSet::first(chunk.size);
  keep_equal(found, chunk.kind, kind_);
  keep_equal(found, chunk.active, active_);
  keep_equal(found, chunk.platform, platform_);
  keep_equal(found, chunk.source, source_);
  keep_equal(found, chunk.course, course_);
  if (programs_) {
    found.keep([&](std::size_t slot) {
      const std::uint32_t program = chunk.program[slot];
      return program < programs_->size() && (*programs_)[program];
    });
  }
  if (!found.empty()) keep_texts(chunk, found);
  return found;
}

void ColumnFilter::keep_texts(const LicenseChunk& chunk, SlotSet& found) const {
  if (name_) {
    found.keep([&](std::size_t slot) { return text_of(chunk.name.at(slot)) == *name_; });
  }
  if (external_id_) {
    found.keep([&](std::size_t slot) {
      return chunk.has_external_id[slot] != 0 &&
             text_of(chunk.external_id.at(slot)) == *external_id_;
    });
  }
  for (const std::uint64_t wanted : metadata_) {
    found.keep([&](std::size_t slot) { return contains(chunk.metadata.at(slot), wanted); });
  }
  if (folded_query_ && !found.empty()) found &= slots_with(chunk, *folded_query_);
}

}  // namespace seatledger::projections
