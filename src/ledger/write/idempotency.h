// Idempotency: how a repeated request is recognised (contract section 11). Computed from the
// decoded request when it arrives, and from the stored event when the log is folded, to the same
// result.
#pragma once

#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/events.h"
#include "ledger/people/people.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

// What two requests must share to be the same: operation, target and content after decoding, so
// that a form equals its JSON, and members of objects in any order. People stand in it by the
// name given, as a keyed token (decision 0014), the members of a group by person id; the content of
// a user's record under that person's own key (`fresh_key` for a new person), because the plain
// hash of an e-mail is guessed in seconds. Throws StoreError.
Digest request_digest(const Request& request, const People& people, const Digest& fresh_key);

IdempotencyKey create_key(std::string_view transaction_id, const Digest& request_digest);
IdempotencyKey update_key(std::string_view transaction_id, LicenseId license);
IdempotencyKey bulk_key(std::string_view transaction_id, const Digest& request_digest);
IdempotencyKey caller_key(std::string_view actor, const Digest& key_digest);

// The keys under which a commit is remembered, from its first event. Empty without a request
// digest.
std::vector<IdempotencyKey> idempotency_keys(const Event& first);

}  // namespace seatledger::ledger
