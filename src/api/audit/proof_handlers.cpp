#include <vector>

#include "api/audit/event_in_path.h"
#include "api/audit/routes.h"
#include "api/context.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "base/store_error.h"
#include "ledger/proof/notary.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

ledger::Notary& notary_of(const Call& call) { return call.context.notary; }

using answer::integer, answer::list, answer::text;

constexpr AnswerField hashes_field =
    list(text("hashes", "The hashes of the path, in hexadecimal digits."));
constexpr AnswerField proof_fields[] = {integer("position", "The event."),
                                        integer("tree_size", "The events of the signed log."),
                                        text("leaf_hash", "SHA-256 of a zero byte and the record."),
                                        hashes_field,
                                        text("record", "The stored record."),
                                        text("checkpoint", "The signed note with the root.")};
constexpr AnswerObject proof_answer{"event_proof", "A proof that an event is in the log.",
                                    proof_fields};
constexpr AnswerField consistency_fields[] = {integer("from", "The events of the shorter log."),
                                              integer("to", "The events of the longer log."),
                                              hashes_field};
constexpr AnswerObject consistency_answer{"consistency_proof",
                                          "A proof that a longer log begins with a shorter one.",
                                          consistency_fields};
constexpr AnswerField public_key_fields[] = {
    text("key", "The key of new signatures, as a verifier key of C2SP."),
    list(text("old_keys", "Those before it, the oldest first."))};
constexpr AnswerObject keys_answer{"public_keys", "The keys that verify checkpoints.",
                                   public_key_fields};

AnswerShape note_shape() {
  AnswerShape shape(AnswerForm::plain);
  shape.type = "text/plain; charset=utf-8";
  return shape;
}

void print_hashes(JsonWriter& out, const std::vector<Digest>& hashes) {
  out.key("hashes");
  out.begin_array();
  for (const Digest& hash : hashes) out.text(to_hex(hash));
  out.end_array();
}

void print_keys(JsonWriter& out, const std::vector<ledger::VerifierKey>& keys) {
  out.begin_object();
  out.key("key");
  out.text(keys.back().text());
  out.key("old_keys");
  out.begin_array();
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) out.text(keys[i].text());
  out.end_array();
  out.end_object();
}

Result<HttpResponse> read_public_key(const Call& call) {
  const auto keys = notary_of(call).keys();
  if (keys.empty()) {
    return error(ErrorCode::ledger_read_only, "the signing keys are damaged");
  }
  return json_response(call.context.events.head(), [&](JsonWriter& out) { print_keys(out, keys); });
}

Result<HttpResponse> read_event_proof(const Call& call) {
  TRY(check_lineage(call));
  const ledger::StoredRecord& record = call.found.record.value();
  const Position position = record.position;
  const auto proof = TRY(notary_of(call).inclusion(position));
  const Digest leaf = ledger::merkle::leaf_hash(record.bytes);
  if (!ledger::merkle::verify_inclusion(position.value - 1, leaf, proof.tree, proof.hashes)) {
    throw StoreError("event " + std::to_string(position.value) +
                     " is not what was signed, or the stored tree is damaged");
  }
  HttpResponse response = json_response(call.context.events.head(), [&](JsonWriter& out) {
    out.begin_object();
    out.key("position");
    out.number(position.value);
    out.key("tree_size");
    out.number(proof.tree.size);
    out.key("leaf_hash");
    out.text(to_hex(leaf));
    print_hashes(out, proof.hashes);
    out.key("record");
    out.text(record.bytes);
    out.key("checkpoint");
    out.text(proof.note);
    out.end_object();
  });
  add_lineage(call.context, response);
  return response;
}

Result<HttpResponse> read_consistency(const Call& call) {
  const auto from = static_cast<std::uint64_t>(*call.parameters.get<std::int64_t>("from"));
  const auto to = static_cast<std::uint64_t>(*call.parameters.get<std::int64_t>("to"));
  const Position head = call.context.events.head();
  if (from > to) return bad_parameter("from", "must not be above to");
  if (to > head.value) {
    return bad_parameter("to", "the log has " + std::to_string(head.value) + " events");
  }
  const auto hashes = TRY(notary_of(call).consistency(from, to));
  return json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    out.key("from");
    out.number(from);
    out.key("to");
    out.number(to);
    print_hashes(out, hashes);
    out.end_object();
  });
}

Result<HttpResponse> read_checkpoint(const Call& call) {
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = TRY(notary_of(call).newest_checkpoint());
  response.add_header("Ledger-Position", std::to_string(call.context.events.head().value));
  return response;
}

// Generates a new key, which signs from then on.
Result<HttpResponse> rotate_signing_key(const Call& call) {
  if (const auto refusal = call.context.writes.refusal()) return *refusal;
  TRY(notary_of(call).rotate_key());
  return read_public_key(call);
}

}  // namespace

// All run on a pool, because they read the disk or wait for the notary.
void add_proof_routes(std::vector<Route>& routes) {
  const auto add = [&routes](HttpMethod method, std::string path, std::string operation,
                             std::string_view sentence, Access access, const Scope& scope,
                             std::vector<InputField> parameters, const AnswerShape& answer,
                             Read::Handler read) {
    routes.push_back({.method = method,
                      .path = "/api/ledger/" + std::move(path),
                      .operation = std::move(operation),
                      .sentence = sentence,
                      .access = access,
                      .scope = scope,
                      .parameters = std::move(parameters),
                      .answer = answer,
                      .errors = {ErrorCode::ledger_read_only},
                      .work = Read(read, Thread::slow_work)});
  };
  const auto get = HttpMethod::get;
  add(get, "events/{position}/proof/", "read_event_proof",
      "The proof that an event is in the log that was signed (RFC 9162).", Access::ledger_read,
      event_in_path, {parameter::lineage}, AnswerShape(proof_answer).with(answer_headers::lineage),
      read_event_proof);
  add(get, "consistency/", "read_consistency",
      "The proof that a longer log begins with a shorter one (RFC 9162).", Access::ledger_read,
      everywhere,
      {field::required(field::id("from", "The events of the shorter log.")),
       field::required(field::id("to", "The events of the longer log."))},
      consistency_answer, read_consistency);
  add(get, "checkpoint/", "read_checkpoint", "The newest signed checkpoint, as a signed note.",
      Access::ledger_read, everywhere, {}, note_shape(), read_checkpoint);
  add(get, "public-key/", "read_public_key", "The keys that verify the signature of checkpoints.",
      Access::ledger_read, everywhere, {}, keys_answer, read_public_key);
  // Not a write through the queue: it appends no event, and it waits for the notary.
  add(HttpMethod::post, "signing-keys/", "rotate_signing_key",
      "Makes a new signing key, which signs from then on.", Access::admin, everywhere, {},
      keys_answer, rotate_signing_key);
  routes.back().place = Place::leader;
}

}  // namespace seatledger::api
