// The two calls in which the server waits for the world, epoll_wait on the io thread and fdatasync
// on the sequencer's, belong to this program and can be held. So each run forms the same batches,
// whichever thread happens to be faster. Any thread, unless it says otherwise. What waits throws
// std::runtime_error after a minute.
#pragma once

namespace seatledger::budget {

// The calling thread is the server's io thread from now on.
void begin_io_thread();

// Waits until the io thread has nothing to do: it looks for events and there are none. Call it only
// after an answer to the last request was received.
void wait_until_idle();

// The io thread will wait before it looks for events again, until release_io().
void hold_io();
void wait_until_io_is_held();
// Returns when the io thread has handled all that was sent meanwhile.
void release_io();

// The next sync of another thread will wait until release_sync().
void hold_sync();
// False: the io thread itself syncs, which is never held.
bool wait_until_sync_is_held();
void release_sync();

}  // namespace seatledger::budget
