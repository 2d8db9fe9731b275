// Idempotency: how a repeated request is recognised. The keys are computed from the decoded request
// when it arrives and from the stored event when the log is folded, with the same result.
#pragma once

#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/events.h"
#include "ledger/people/people.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

// Equal for requests with the same operation, target and decoded content: a form equals its JSON,
// and the order of object members does not matter. People are included as keyed tokens of the given
// names (decision 0014), members of a group by person id. The content of a user's record is hashed
// under that person's own key (`fresh_key` for a new person), because a plain hash of an e-mail can
// be guessed in seconds. Throws StoreError.
Digest request_digest(const Request& request, const People& people, const Digest& fresh_key);

IdempotencyKey create_key(std::string_view transaction_id, const Digest& request_digest);
IdempotencyKey update_key(std::string_view transaction_id, LicenseId license);
IdempotencyKey bulk_key(std::string_view transaction_id, const Digest& request_digest);
IdempotencyKey caller_key(std::string_view actor, const Digest& key_digest);

// The keys under which a commit is remembered, from its first event. Empty if it has no request
// digest.
std::vector<IdempotencyKey> idempotency_keys(const Event& first);

}  // namespace seatledger::ledger
