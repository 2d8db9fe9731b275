// Follows the events of a ledger from a web page or from node. It reads the stream with fetch,
// because a browser's EventSource cannot send the header Authorization. tests/client/stream.test.js
// runs it.

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// A message of the stream as {id, event, data}. Comments, such as heartbeats, begin with a colon.
function parsed(message) {
  const fields = { event: 'message', data: '' };
  for (const line of message.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return fields;
}

// The messages of one answer. A message ends with an empty line and may come in several pieces.
async function* messages(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const complete = text.split('\n\n');
    text = complete.pop();
    for (const message of complete) yield parsed(message);
  }
}

// Calls `on_event` with each event after the position `after`, one after the other, and waits for
// what it returns. Keep the position of the event together with what you make of it, and start
// there next time. Connects again when a connection breaks. Returns the last position after
// `signal` aborts, or when the stream is complete; throws when the server refuses the call.
export async function follow_events({ base, key, after = 0, query = {}, signal, on_event }) {
  let position = after;
  while (!signal?.aborted) {
    const parameters = new URLSearchParams({ ...query, after: position });
    try {
      const response = await fetch(`${base}/api/ledger/events/stream/?${parameters}`, {
        headers: { Authorization: `Api-Token ${key}` },
        signal,
      });
      if (response.status === 503) {
        await pause(1000 * Number(response.headers.get('Retry-After') ?? 1));
        continue;
      }
      if (!response.ok) throw new RangeError(`${response.status}: ${await response.text()}`);
      for await (const { id, event, data } of messages(response)) {
        if (event === 'message' && data !== '') await on_event(JSON.parse(data));
        if (id !== undefined) position = Number(id);
        if (event === 'closed' && JSON.parse(data).reason === 'complete') return position;
      }
    } catch (error) {
      // A broken connection is a TypeError; what the server or on_event says ends the reading.
      if (signal?.aborted) return position;
      if (!(error instanceof TypeError)) throw error;
    }
    await pause(1000);
  }
  return position;
}
