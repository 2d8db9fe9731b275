// Content types of request bodies (RFC 9110 section 8.3), and those that a caller accepts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seatledger::api {

struct MediaParameter {
  std::string name;   // lower case
  std::string value;  // without quotes
  friend bool operator==(const MediaParameter&, const MediaParameter&) = default;
};

struct MediaType {
  std::string name;  // "type/subtype", lower case
  std::vector<MediaParameter> parameters;

  // Empty when there is no parameter of that name.
  std::string_view parameter(std::string_view parameter_name) const;
};

// Reads "; name=value; name=\"quoted\"" up to the end, also for Content-Disposition. False unless
// it is a list of parameters, each name once; empty parameters are skipped.
bool parse_media_parameters(std::string_view raw, std::vector<MediaParameter>& out);

// unsupported_media_type: empty, not a content type, or a charset other than UTF-8.
Result<MediaType> parse_media_type(std::string_view header);

// True if the value of an Accept header names exactly this type, "type/subtype" in lower case, with
// a weight above 0. Entries that cannot be read are passed over.
bool accept_names(std::string_view accept, std::string_view media_type);

enum class BodyFormat { json, form, multipart };

struct BodyType {
  BodyFormat format = BodyFormat::json;
  std::string boundary;  // of multipart
};

// application/json and application/scim+json, application/x-www-form-urlencoded,
// multipart/form-data with a boundary (RFC 2046 section 5.1.1); everything else is
// unsupported_media_type. Does not allocate for the plain "application/json".
Result<BodyType> body_type(std::string_view header);

}  // namespace seatledger::api
