#include <vector>

#include "api/audit/routes.h"
#include "api/context.h"
#include "api/http/text.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "base/store_error.h"
#include "ledger/log/record.h"
#include "ledger/proof/notary.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

ledger::Notary& notary_of(const Call& call) { return call.context.notary; }

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

// True for an event about a license of the platform that the caller's key is bound to.
bool is_event_of(const Call& call, const std::string& platform_key,
                 const ledger::StoredRecord& record) {
  const ledger::Event event = ledger::decode_record(record.bytes, record.position);
  if (!event.license_id) return false;
  const projections::ViewReader views(call.context.views);
  const auto license = views.license(*event.license_id);
  return license && license->terms.platform_key == platform_key;
}

// The number of events in a parameter of a consistency proof.
Result<std::uint64_t> tree_size(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (!text) return bad_parameter(name, "this parameter is required");
  const auto size = whole_number_of(*text);
  if (!size || *size < 1) return bad_parameter(name, "must be an integer from 1 on");
  return static_cast<std::uint64_t>(*size);
}

// A key that is bound to a platform gets only proofs of events of its platform's licenses.
Result<HttpResponse> read_event_proof(const Call& call) {
  TRY(check_lineage(call));
  const Position head = call.context.events.head();
  const auto number = id_of(call.path_values.front());
  if (!number || *number > head.value) {
    return error(ErrorCode::event_not_found,
                 "event " + printable(call.path_values.front()) + " does not exist");
  }
  const Position position{*number};
  const auto record = call.context.events.read_after(Position{position.value - 1}, 1).at(0);
  if (const auto& bound = call.bound_platform(); bound && !is_event_of(call, *bound, record)) {
    return error(ErrorCode::platform_forbidden,
                 "the key is bound to a platform, and the event is not of its");
  }
  const auto proof = TRY(notary_of(call).inclusion(position));
  const Digest leaf = ledger::merkle::leaf_hash(record.bytes);
  if (!ledger::merkle::verify_inclusion(position.value - 1, leaf, proof.tree, proof.hashes)) {
    throw StoreError("event " + std::to_string(position.value) +
                     " is not what was signed, or the stored tree is damaged");
  }
  HttpResponse response = json_response(head, [&](JsonWriter& out) {
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
  const std::uint64_t from = TRY(tree_size(call, "from"));
  const std::uint64_t to = TRY(tree_size(call, "to"));
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
  const auto add = [&routes](std::string path, std::string operation, ReadHandler read) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::move(path),
                      .operation = std::move(operation),
                      .access = Access::ledger_read,
                      .read = read,
                      .pool = Pool::slow_work});
  };
  add("/api/ledger/events/{position}/proof/", "read_event_proof", read_event_proof);
  routes.back().parameters = {"lineage"};
  add("/api/ledger/consistency/", "read_consistency", read_consistency);
  routes.back().parameters = {"from", "to"};
  add("/api/ledger/checkpoint/", "read_checkpoint", read_checkpoint);
  add("/api/ledger/public-key/", "read_public_key", read_public_key);
  // Not a write through the queue: it appends no event, and it waits for the notary.
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/signing-keys/",
                    .operation = "rotate_signing_key",
                    .access = Access::admin,
                    .read = rotate_signing_key,
                    .pool = Pool::slow_work});
}

}  // namespace seatledger::api
