// The stored bytes of an event.
#include "fuzz/fuzz.h"
#include "ledger/log/record.h"
#include "ledger/log/record_head.h"

namespace {

using namespace seatledger;
using fuzz::require;

void check_head(const ledger::Event& event, std::string_view bytes) {
  const ledger::RecordHead head = ledger::read_record_head(bytes, event.position);
  require(head.commit == event.commit, "the head has the commit of the event");
  require(head.recorded == event.recorded, "the head has the time of the event");
  require(head.type == ledger::type_name(event.body), "the head has the type of the event");
}

// An event that was decoded is encoded to bytes that the ledger itself would have written.
void check_event(const ledger::Event& event) {
  const std::string bytes = ledger::encode_record(event);
  require(ledger::decode_exact_record(bytes, event.position) == event,
          "an event is the same when decoded again");
  check_head(event, bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::text_of(data, size);
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  ledger::Event event;
  try {
    event = ledger::decode_record(bytes);
  } catch (const ledger::CorruptRecord&) {
    return 0;
  }
  check_head(event, bytes);
  check_event(event);
  return 0;
}
