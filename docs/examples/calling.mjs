// How to call a Seatledger server with fetch, from node or a web page: repeats, versions, dry runs
// and pages. docs/calling.md says what is behind each. tests/calling/run runs it:
//
//     SEATLEDGER_URL=http://127.0.0.1:8080 SEATLEDGER_KEY=... node docs/examples/calling.mjs

const attempts_max = 5;
const repeated = [408, 429, 503]; // what the server asks to repeat
// Node 18 has it only as a module; a web page only under https or on localhost.
const random = globalThis.crypto ?? (await import('node:crypto')).webcrypto;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// An answer that is an error: `status`, and `body` with `code` and `detail`.
export class Refused extends Error {
  constructor(status, body) {
    super(`${status} ${body.code}: ${body.detail}`);
    this.status = status;
    this.body = body;
  }
}

export class Client {
  constructor(base, key) {
    this.base = base;
    this.key = key;
  }

  // {body, headers} of the answer. Throws Refused.
  async call(method, path, { body, query, headers } = {}) {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const sent = { Authorization: `Api-Token ${this.key}` };
    if (method !== 'GET') {
      sent['Content-Type'] = 'application/json';
      // The same for all attempts, so that the call is done once however often it is sent.
      sent['Idempotency-Key'] = random.randomUUID();
    }
    const request = { method, headers: { ...sent, ...headers }, body: body && JSON.stringify(body) };
    for (let attempt = 1; ; ++attempt) {
      let seconds = 2 ** (attempt - 1);
      try {
        const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(60_000) });
        const answered = await answer.json();
        if (answer.ok) return { body: answered, headers: answer.headers };
        if (!repeated.includes(answer.status) || attempt === attempts_max) {
          throw new Refused(answer.status, answered);
        }
        seconds = Math.max(seconds, Number(answer.headers.get('Retry-After') ?? 0));
      } catch (error) {
        // Else there was no connection, or no answer.
        if (error instanceof Refused || attempt === attempts_max) throw error;
      }
      await pause(1000 * seconds);
    }
  }

  // The rows of all pages of a list.
  async *rows(path, query) {
    let { body: page } = await this.call('GET', path, { query });
    for (;;) {
      yield* page.results;
      if (page.next_page === null) return;
      ({ body: page } = await this.call('GET', page.next_page));
    }
  }

  // Stores what `make` makes of the license, even if others change it at the same time.
  async change_license(id, make) {
    for (;;) {
      const { body: row, headers } = await this.call('GET', `/api/ledger/licenses/${id}/`);
      try {
        const { body: changed } = await this.call('POST', `/api/catalog/licenses/${row.kind}/update/`, {
          body: { license_id: id, ...(await make(row)) },
          headers: { 'If-Match': headers.get('ETag') },
        });
        return changed;
      } catch (error) {
        if (error.status !== 412) throw error; // else version_mismatch: read it again
      }
    }
  }
}

async function main() {
  const client = new Client(process.env.SEATLEDGER_URL, process.env.SEATLEDGER_KEY);
  await client.call('PUT', '/api/directory/platforms/acme/', { body: { org: 'acme-org' } });
  const create = '/api/catalog/licenses/user/create/';
  const update = '/api/catalog/licenses/user/update/';
  const ids = [];
  for (const [index, faculty] of ['arts', 'science', 'science', 'law', 'science'].entries()) {
    const number = index + 1;
    const { body: row } = await client.call('POST', create, {
      body: {
        platform_key: 'acme', name: `Course ${number}`, count: 10 * number,
        metadata: { faculty }, transaction_id: `order-${number}`,
      },
    });
    ids.push(row.id);
  }

  const names = [];
  const query = { faculty: 'science', sort: '-count', page_size: 2 };
  for await (const row of client.rows('/api/catalog/licenses/user/', query)) names.push(row.name);
  console.log('science:', names);

  const { body: tried } = await client.call('POST', update, {
    body: { license_id: ids[0], count: 99 }, query: { dry_run: true },
  });
  const { body: stored } = await client.call('GET', `/api/ledger/licenses/${ids[0]}/`);
  console.log('tried:', tried.count, 'stored:', stored.count);

  for (let time = 1; time <= 2; ++time) {
    const { body: row, headers } = await client.call('POST', update, {
      body: { license_id: ids[0], count: 20 }, headers: { 'Idempotency-Key': 'raise-course-1' },
    });
    console.log('count:', row.count, 'repeat:', headers.get('Idempotent-Replayed') === 'true');
  }

  const read = [];
  const changed = await client.change_license(ids[0], async (row) => {
    if (read.length === 0) { // somebody else is quicker, once
      await client.call('POST', update, { body: { license_id: row.id, count: row.count + 100 } });
    }
    read.push(row.count);
    return { count: row.count + 5 };
  });
  console.log('count:', changed.count, 'read:', read);

  try {
    await client.call('POST', update, { body: { license_id: ids[0], count: -1 } });
  } catch (error) {
    console.log('refused:', error.message);
  }
}

// Run, not imported.
if (globalThis.process?.argv[1]?.endsWith('calling.mjs')) await main();
