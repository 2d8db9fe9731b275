// The six kinds of directory records as one table: how each is decoded, found, listed and printed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/answer.h"
#include "api/call.h"
#include "api/decoded_fields.h"
#include "api/directory/record_lists.h"
#include "api/input_field.h"
#include "base/error.h"
#include "base/json_writer.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/decide.h"
#include "ledger/people/people.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct Collection {
  std::string_view name;  // in addresses and import lines: "platforms"
  std::string_view id_field;
  ErrorCode unknown;
  const BodySchema* body;
  const AnswerObject* answer;
  // The command of a PUT; `id` is the decoded id of the path, which the body may repeat.
  Result<ledger::Command> (*put)(const DecodedFields& body, const std::string& id);
  Result<ledger::Command> (*remove)(const Call& call, const std::string& id);
  // Prints the record with that id; false: there is none.
  bool (*print_one)(JsonWriter& out, const Call& call, const projections::ViewReader& views,
                    const std::string& id);
  const RecordList* list;
  // Parameters of a query that name one record beside its id.
  std::span<const InputField> one_parameters = {};
  std::span<const ErrorCode> put_errors = {};
};

std::span<const Collection> collections();
const Collection* collection_named(std::string_view name);

// The answer to a PUT in any collection.
void print_put(JsonWriter& out, const ledger::AnswerBody& answer, const ledger::People& people);

}  // namespace seatledger::api
