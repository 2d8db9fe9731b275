#include "projections/text_list.h"

#include <algorithm>
#include <utility>

#include "projections/packing.h"

namespace seatledger::projections {

std::vector<std::string> text_list(const PointReads& reads, std::string_view key) {
  const auto row = reads.get(key);
  return row ? unpacked<std::vector<std::string>>(*row) : std::vector<std::string>{};
}

void add_to_text_list(ViewBatch& batch, RowKey key, const std::string& text) {
  auto texts = text_list(batch, key);
  const auto place = std::lower_bound(texts.begin(), texts.end(), text);
  if (place != texts.end() && *place == text) return;
  texts.insert(place, text);
  batch.put(std::move(key).take(), packed(texts));
}

void remove_from_text_list(ViewBatch& batch, RowKey key, const std::string& text) {
  auto texts = text_list(batch, key);
  if (std::erase(texts, text) == 0) return;
  if (texts.empty()) {
    batch.erase(std::move(key).take());
  } else {
    batch.put(std::move(key).take(), packed(texts));
  }
}

}  // namespace seatledger::projections
