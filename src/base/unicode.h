// Texts by the rules of Unicode, where ASCII is not enough. Texts are UTF-8. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seatledger {

bool is_ascii(std::string_view text);

// Equal for texts that differ only in case or in how accents are composed: canonical caseless
// matching (Unicode, D145) with simple case folding, composed again (NFC). ASCII: in lower case.
// A text that is not UTF-8 gets A to Z in lower case.
std::string caseless(std::string_view text);

// True if the text is UTF-8 without white space, control and format characters, and other
// characters that are not shown, not assigned or for private use.
bool is_visible(std::string_view text);

// The form in which DNS knows the domain (UTS 46, non-transitional): lower case, labels that are
// not ASCII as `xn--`. Nothing if a label is none that DNS could have, or the whole is too long.
std::optional<std::string> ascii_domain(std::string_view domain);

// The version of Unicode that these functions know, as "15.0".
std::string unicode_version();

}  // namespace seatledger
