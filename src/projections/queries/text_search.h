// The search for a part of a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "projections/queries/case_fold.h"

namespace seatledger::projections {

class TextSearch {
 public:
  explicit TextSearch(std::string_view text) : folded_(case_folded(text)) {}

  const std::string& folded() const { return folded_; }

  // Whether one of the texts, of which some may be absent, contains the wanted one, in any case of
  // letters (case_fold.h).
  template <class... Texts>
  bool finds(const Texts&... texts) const {
    return (is_in(texts) || ...);
  }

 private:
  bool is_in(const std::string& text) const {
    return case_folded(text).find(folded_) != std::string::npos;
  }
  bool is_in(const std::optional<std::string>& text) const { return text && is_in(*text); }

  std::string folded_;
};

}  // namespace seatledger::projections
