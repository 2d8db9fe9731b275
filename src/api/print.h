// Prints rows of the ledger as the API answers them.
#pragma once

#include <string>
#include <vector>

#include "api/call.h"
#include "api/http/message.h"
#include "base/json_writer.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"
#include "ledger/people/people.h"
#include "ledger/write/sequencer.h"

namespace seatledger::projections {
class StateReader;
}

namespace seatledger::api {

struct LicenseStyle {
  bool summary = false;  // print `assignments`, if the kind has it
  bool kind = false;     // print the kind, as the routes under /api/ledger/ do
};

// Looks up the program's id and name at each call, so that a new name shows at once.
void print_license(JsonWriter& out, const ledger::License& license,
                   const projections::StateReader& views, LicenseStyle style);

void print_record(JsonWriter& out, const ledger::Platform& platform);
void print_record(JsonWriter& out, const ledger::Course& course);
void print_record(JsonWriter& out, const ledger::Program& program);
void print_record(JsonWriter& out, const ledger::Choices& choices);
// Leaves out the internal fields: person id, row key.
void print_record(JsonWriter& out, const ledger::Person& person);
// Members as user ids, without erased people.
void print_group(JsonWriter& out, const ledger::Group& group, const std::vector<PersonId>& members,
                 const ledger::People& people);
// The members of a key, without its digest, of an object that has further ones.
void print_key_members(JsonWriter& out, const ledger::ApiKey& key);
// The same as an object. `text` is the key itself, when it is to be shown.
void print_key(JsonWriter& out, const ledger::ApiKey& key, std::string_view text);

// A 200 whose body `write` appends, with Ledger-Position.
template <class Write>
HttpResponse json_response(Position position, const Write& write) {
  HttpResponse response;
  response.content_type = "application/json";
  response.body.reserve(512);
  response.headers.reserve(128);  // some short lines
  JsonWriter out(response.body);
  write(out);
  response.add_header("Ledger-Position", std::to_string(position.value));
  return response;
}

// The answer to a write, with its headers.
template <class Write>
HttpResponse answer_response(const ledger::Answer& answer, const Write& write) {
  HttpResponse response = json_response(answer.position, write);
  if (answer.replayed) response.add_header("Idempotent-Replayed", "true");
  return response;
}

// {"detail": sentence}
void print_detail(JsonWriter& out, std::string_view sentence);
HttpResponse detail_answer(const ledger::Answer& answer, std::string_view sentence);
// The answer to a removal.
HttpResponse print_removed(const Call& call, const ledger::Answer& answer);

// A page of events: {"head", "next_after", "lineage", name: [...]}, with rows that are already
// printed, and Ledger-Lineage.
HttpResponse event_list_response(const Context& context, std::string_view name, Position head,
                                 Position next_after, std::string_view rows);

// The entity tag of a row of that version.
std::string etag_of(std::uint64_t version);
void add_etag(HttpResponse& response, std::uint64_t version);

}  // namespace seatledger::api
