#include "api/audit/proof_handlers.h"

#include <vector>

#include "api/print.h"
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

HttpResponse public_keys(const Call& call) {
  const auto keys = notary_of(call).keys();
  if (keys.empty()) {
    return refuse(call, error(ErrorCode::ledger_read_only, "the signing keys are damaged"));
  }
  return json_response(call.context.events.head(), [&](JsonWriter& out) { print_keys(out, keys); });
}

// The event of a license of the platform that the caller is bound to.
bool is_event_of(const Call& call, const std::string& platform_key,
                 const ledger::StoredRecord& record) {
  const ledger::Event event = ledger::decode_record(record.bytes, record.position);
  if (!event.license_id) return false;
  const projections::ViewReader views(call.context.views);
  const auto license = views.license(*event.license_id);
  return license && license->terms.platform_key == platform_key;
}

// The number of events that a parameter of a consistency proof names.
Result<std::uint64_t> tree_size(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (!text) return bad_parameter(name, "this parameter is required");
  const auto size = integer_of(*text);
  if (!size || *size < 1) return bad_parameter(name, "must be an integer from 1 on");
  return static_cast<std::uint64_t>(*size);
}

}  // namespace

HttpResponse read_event_proof(const Call& call) {
  const Position head = call.context.events.head();
  const auto number = integer_of(call.path_values.front());
  if (!number || *number < 1 || static_cast<std::uint64_t>(*number) > head.value) {
    return refuse(call, error(ErrorCode::path_not_found, "there is no such event"));
  }
  const Position position{static_cast<std::uint64_t>(*number)};
  const auto record = call.context.events.read_after(Position{position.value - 1}, 1).at(0);
  if (const auto& bound = call.bound_platform(); bound && !is_event_of(call, *bound, record)) {
    return refuse(call, error(ErrorCode::platform_forbidden,
                              "the key is bound to a platform, and the event is not of its"));
  }
  const auto proof = notary_of(call).inclusion(position);
  if (proof.has_error()) return refuse(call, proof.error());
  const Digest leaf = ledger::merkle::leaf_hash(record.bytes);
  if (!ledger::merkle::verify_inclusion(position.value - 1, leaf, proof->tree, proof->hashes)) {
    throw StoreError("event " + std::to_string(position.value) +
                     " is not what was signed, or the stored tree is damaged");
  }
  return json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    out.key("position");
    out.number(position.value);
    out.key("tree_size");
    out.number(proof->tree.size);
    out.key("leaf_hash");
    out.text(to_hex(leaf));
    print_hashes(out, proof->hashes);
    out.key("record");
    out.text(record.bytes);
    out.key("checkpoint");
    out.text(proof->note);
    out.end_object();
  });
}

HttpResponse read_consistency(const Call& call) {
  const auto from = tree_size(call, "from");
  if (from.has_error()) return refuse(call, from.error());
  const auto to = tree_size(call, "to");
  if (to.has_error()) return refuse(call, to.error());
  const Position head = call.context.events.head();
  if (*from > *to) return refuse(call, bad_parameter("from", "must not be above to"));
  if (*to > head.value) {
    return refuse(call,
                  bad_parameter("to", "the log has " + std::to_string(head.value) + " events"));
  }
  const auto hashes = notary_of(call).consistency(*from, *to);
  if (hashes.has_error()) return refuse(call, hashes.error());
  return json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    out.key("from");
    out.number(*from);
    out.key("to");
    out.number(*to);
    print_hashes(out, *hashes);
    out.end_object();
  });
}

HttpResponse read_checkpoint(const Call& call) {
  auto note = notary_of(call).newest_checkpoint();
  if (note.has_error()) return refuse(call, note.error());
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(*note);
  response.add_header("Ledger-Position", std::to_string(call.context.events.head().value));
  return response;
}

HttpResponse read_public_key(const Call& call) { return public_keys(call); }

HttpResponse rotate_signing_key(const Call& call) {
  if (const auto barred = call.context.writes.refusal()) return refuse(call, *barred);
  const auto rotated = notary_of(call).rotate_key();
  if (rotated.has_error()) return refuse(call, rotated.error());
  return public_keys(call);
}

}  // namespace seatledger::api
