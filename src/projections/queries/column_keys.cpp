#include "projections/queries/column_keys.h"

#include <algorithm>
#include <limits>

#include "projections/queries/license_sort.h"

namespace seatledger::projections {
namespace {

using SortField = LicenseSortField;

// The ranks of the words of programs by what the programs' records say; equal keys have equal
// ranks.
TextDictionary::Ranks ranks_of_programs(const TextDictionary& words, SortField field,
                                        const PointReads& reads) {
  struct Ranked {
    SortKey key;
    std::uint32_t word;
  };
  ProgramNames names(reads);
  std::vector<Ranked> programs;
  const auto last = static_cast<std::uint32_t>(words.size());
  ledger::License license;
  for (std::uint32_t word = 1; word <= last; ++word) {
    license.terms.program_key = words.text(word);
    programs.push_back({sort_key(license, field, names), word});
  }
  programs.push_back({null_sort_key(), TextDictionary::absent});
  std::sort(programs.begin(), programs.end(),
            [](const Ranked& left, const Ranked& right) { return left.key < right.key; });
  std::vector<std::uint32_t> ranks(programs.size());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < programs.size(); ++i) {
    if (i > 0 && programs[i - 1].key < programs[i].key) ++rank;
    ranks[programs[i].word] = rank;
  }
  return std::make_shared<const std::vector<std::uint32_t>>(std::move(ranks));
}

}  // namespace

std::optional<NumberKeys> NumberKeys::of(SortField field, const LicenseColumns& columns,
                                         const PointReads& reads) {
  NumberKeys keys;
  const LicenseWords& words = columns.words();
  const auto by_words = [&](LicenseChunk::Column<std::uint32_t> LicenseChunk::*column,
                            TextDictionary::Ranks ranks) {
    keys.words_ = column;
    keys.ranks_ = std::move(ranks);
  };
  switch (field) {
    case SortField::count: keys.numbers_ = &LicenseChunk::count; break;
    case SortField::usage_count: keys.numbers_ = &LicenseChunk::used; break;
    case SortField::created: keys.numbers_ = &LicenseChunk::created; break;
    case SortField::started: keys.numbers_ = &LicenseChunk::started; break;
    case SortField::expired: keys.numbers_ = &LicenseChunk::expired; break;
    case SortField::active: break;
    case SortField::source: by_words(&LicenseChunk::source, words.source.ranks()); break;
    case SortField::platform_key: by_words(&LicenseChunk::platform, words.platform.ranks()); break;
    case SortField::course_id: by_words(&LicenseChunk::course, words.course.ranks()); break;
    case SortField::program_key: by_words(&LicenseChunk::program, words.program.ranks()); break;
    case SortField::program_id:
    case SortField::program_name:
      by_words(&LicenseChunk::program, ranks_of_programs(words.program, field, reads));
      break;
    case SortField::id:
    case SortField::name:
    case SortField::external_id: return std::nullopt;
  }
  return keys;
}

}  // namespace seatledger::projections
