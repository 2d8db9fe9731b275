// What proves that nobody altered the past (design sections 4 and 7): inclusion and consistency
// proofs of RFC 9162, the newest signed checkpoint, and the keys that check its signature.
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

// All of them read the disk or wait for the notary: they run on the readers' pool.

// A key that is bound to a platform gets proofs of events of its platform's licenses alone.
HttpResponse read_event_proof(const Call& call);
HttpResponse read_consistency(const Call& call);
HttpResponse read_checkpoint(const Call& call);
HttpResponse read_public_key(const Call& call);

// A new key signs from here on.
HttpResponse rotate_signing_key(const Call& call);

}  // namespace seatledger::api
