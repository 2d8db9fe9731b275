#include "base/unicode.h"

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "base/ascii.h"

namespace seatledger {
namespace {

// ICU fails here only if its tables are missing.
void check_icu(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

// Nothing if it is not UTF-8.
std::optional<icu::UnicodeString> utf16_of(std::string_view text) {
  if (!simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

icu::UnicodeString normalized(const icu::Normalizer2* form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = form->normalize(text, status);
  check_icu(status);
  return out;
}

// Owned by ICU.
const icu::Normalizer2* normal_form(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = get(status);
  check_icu(status);
  return form;
}

std::unique_ptr<icu::IDNA> made_idna() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(
      UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
          UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
      status));
  check_icu(status);
  return idna;
}

bool is_shown(UChar32 character) {
  switch (u_charType(character)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED: return false;
    default: break;
  }
  return !u_isUWhiteSpace(character) &&
         !u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace

bool is_ascii(std::string_view text) {
  // Without a branch a byte, so that it is done many bytes at once.
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

std::string caseless(std::string_view text) {
  const auto wide = is_ascii(text) ? std::nullopt : utf16_of(text);
  if (!wide) return lower(text);
  static const icu::Normalizer2* const decomposing = normal_form(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2* const composing = normal_form(icu::Normalizer2::getNFCInstance);
  const icu::UnicodeString apart = normalized(decomposing, *wide);
  icu::UnicodeString folded;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    folded.append(u_foldCase(apart.char32At(at), U_FOLD_CASE_DEFAULT));
  }
  std::string out;
  normalized(composing, folded).toUTF8String(out);
  return out;
}

bool is_visible(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; })) {
    return true;
  }
  const auto wide = utf16_of(text);
  if (!wide) return false;
  for (std::int32_t at = 0; at < wide->length(); at = wide->moveIndex32(at, 1)) {
    if (!is_shown(wide->char32At(at))) return false;
  }
  return true;
}

std::optional<std::string> ascii_domain(std::string_view domain) {
  static const std::unique_ptr<icu::IDNA> idna = made_idna();
  UErrorCode status = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info,
                         status);
  check_icu(status);
  // "r3---cdn.example.org": DNS has such labels.
  const std::uint32_t errors = info.getErrors() & ~std::uint32_t{UIDNA_ERROR_HYPHEN_3_4};
  if (errors != 0) return std::nullopt;
  return out;
}

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace seatledger
