// How rows of the ledger look in answers (contract sections 7 and 10).
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
  bool summary = false;  // `assignments`, where the kind has it
  bool kind = false;     // the ledger's own addresses print the kind as well
};

// A program's id and name are looked up, not copied: renaming shows at once.
void print_license(JsonWriter& out, const ledger::License& license,
                   const projections::StateReader& views, LicenseStyle style);

void print_record(JsonWriter& out, const ledger::Platform& platform);
void print_record(JsonWriter& out, const ledger::Course& course);
void print_record(JsonWriter& out, const ledger::Program& program);
void print_record(JsonWriter& out, const ledger::Choices& choices);
// Without what is the ledger's own: person id, row key.
void print_record(JsonWriter& out, const ledger::Person& person);
// Members as user ids; someone erased since is left out.
void print_group(JsonWriter& out, const ledger::Group& group, const std::vector<PersonId>& members,
                 const ledger::People& people);
// Without the digest; `text` is the key itself, when it is shown.
void print_key(JsonWriter& out, const ledger::ApiKey& key, std::string_view text);

// A 200 whose body `write` appends, with Ledger-Position.
template <class Write>
HttpResponse json_response(Position position, const Write& write) {
  HttpResponse response;
  response.content_type = "application/json";
  response.body.reserve(512);
  JsonWriter out(response.body);
  write(out);
  response.add_header("Ledger-Position", std::to_string(position.value));
  return response;
}

// The headers of an answer of the write path.
template <class Write>
HttpResponse answer_response(const ledger::Answer& answer, const Write& write) {
  HttpResponse response = json_response(answer.position, write);
  if (answer.replayed) response.add_header("Idempotent-Replayed", "true");
  return response;
}

// {"detail": sentence}
void print_detail(JsonWriter& out, std::string_view sentence);
HttpResponse detail_answer(const ledger::Answer& answer, std::string_view sentence);
// What a removal answers.
HttpResponse print_removed(const Call& call, const ledger::Answer& answer);

// A piece of the log: {"head", "next_after", name: [...]} with rows that are already written.
HttpResponse event_list_response(std::string_view name, Position head, Position next_after,
                                 std::string_view rows);

void add_etag(HttpResponse& response, std::uint64_t version);

}  // namespace seatledger::api
