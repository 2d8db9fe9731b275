// The lists of the directory's collections: what they may be restricted to, and their pages.
#pragma once

#include <cstddef>
#include <span>

#include "api/call.h"
#include "api/input_field.h"
#include "base/json_writer.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct RecordList {
  std::span<const InputField> parameters;  // beside page and page_size
  // Prints the rows of a page as elements of a list, and returns the total. A search reads all
  // records of the collection and keeps none; an id or another unique field is looked up. Throws
  // StoreError.
  std::size_t (*print_page)(JsonWriter& out, const Call& call, const projections::ViewReader& views,
                            const projections::Page& page);
};

extern const RecordList listed_platforms;
extern const RecordList listed_users;
extern const RecordList listed_groups;
extern const RecordList listed_courses;
extern const RecordList listed_programs;
extern const RecordList listed_choices;

}  // namespace seatledger::api
