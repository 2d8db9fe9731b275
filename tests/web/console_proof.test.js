// Proofs in the browser: proven, and every changed byte found, with and without a secure context; the
// pin of the first visit; another ledger behind the same address; files without a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { start_server } from '../client/support/server.js';
import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, use_console } from './support/console.js';
import { admin_key, caller_of, fill } from './support/ledger.js';

const it = use_console();
const timeout = 300000;
const verdict = (page, text) => page.getByRole('heading', { name: text });
const proven = (page) => verdict(page, /Proven: event/);
const not_proven = (page) => verdict(page, /Not proven/);
const marks = async (page) =>
  (await page.locator('.step .mark').allInnerTexts()).map((text) => text.trim()[0]).join('');

// The same server by a name: a page without TLS that is not from the loopback is no secure context.
const by_name = () => it.base.replace('127.0.0.1', 'ledger.test');
const contexts = { secure: () => it.base, 'not secure': by_name };

// Only the browser knows the name.
const real_url = (route) => route.request().url().replace('ledger.test', '127.0.0.1');

// Checkpoints are signed behind the log, once a second.
async function all_signed() {
  const headers = { Authorization: `Api-Token ${admin_key}` };
  for (;;) {
    const { head } = await it.call('GET', '/api/ledger/status/');
    const note = await (await fetch(`${it.base}/api/ledger/checkpoint/`, { headers })).text();
    if (Number(note.split('\n')[1]) === head) return head;
    await new Promise((done) => setTimeout(done, 50));
  }
}

const flip_hex = (text) => (text[0] === '0' ? '1' : '0') + text.slice(1);
const flip_base64 = (text, at) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

// What a hostile server might change of a proof, and the steps that then fail (✓✗).
const forgeries = {
  'the record': [(proof) => ({ ...proof, record: proof.record.replace('"v":1', '"v":2') }), '✗✗✓✓'],
  'the record and its hash': [
    (proof, hash) => {
      const record = proof.record.replace('"v":1', '"v":2');
      return { ...proof, record, leaf_hash: hash(record) };
    },
    '✓✗✓✓',
  ],
  'the position': [(proof) => ({ ...proof, position: proof.position + 1 }), '✗✗✓✓'],
  'a hash of the path': [
    (proof) => ({ ...proof, hashes: [flip_hex(proof.hashes[0]), ...proof.hashes.slice(1)] }),
    '✓✗✓✓',
  ],
  'a hash too many': [(proof) => ({ ...proof, hashes: [...proof.hashes, proof.hashes[0]] }), '✓✗✓✓'],
  'the root in the checkpoint': [
    (proof) => {
      const lines = proof.checkpoint.split('\n');
      lines[2] = flip_base64(lines[2], 0);
      return { ...proof, checkpoint: lines.join('\n') };
    },
    '✓✗✗✗',
  ],
  'the signature': [
    (proof) => {
      const lines = proof.checkpoint.split('\n');
      const at = lines[4].lastIndexOf(' ') + 20;
      lines[4] = flip_base64(lines[4], at);
      return { ...proof, checkpoint: lines.join('\n') };
    },
    '✓✓✗✓',
  ],
};

const { createHash } = await import('node:crypto');
const leaf_hash = (record) => createHash('sha256').update('\0').update(record).digest('hex');

test('proof: looks', { timeout }, () =>
  check_views(it, `#/proofs/${it.created}`, 'proof', (page) => proven(page).waitFor()));

for (const [name, base_of] of Object.entries(contexts)) {
  test(`proof: proven, and each change is found, in a context that is ${name}`, { timeout }, async () => {
    const base = base_of();
    const { page, faults, close } = await open_console(it, `#/proofs/${it.created}`, { base });
    await proven(page).waitFor();
    assert.equal(await page.evaluate(() => isSecureContext), name === 'secure');
    const computed = await page.getByText('Computed in this browser').innerText();
    assert.match(computed, name === 'secure' ? /WebCrypto/ : /noble/);
    assert.equal(await marks(page), '✓✓✓✓');
    for (const [what, [forge, expected]] of Object.entries(forgeries)) {
      await page.route('**/proof/', async (route) => {
        const proof = await (await route.fetch({ url: real_url(route) })).json();
        await route.fulfill({ json: forge(proof, leaf_hash) });
      });
      await page.reload();
      await not_proven(page).waitFor();
      assert.equal(await marks(page), expected, what);
      await page.unroute('**/proof/');
    }
    await check_looks(page, 'not proven');
    await page.reload();
    await proven(page).waitFor();
    // The pinned key, changed by one character, is no key any more.
    await page.evaluate(() => {
      const place = Object.keys(localStorage).find((name) => name.startsWith('seatledger.pin'));
      const pin = JSON.parse(localStorage[place]);
      const [name, hash, key] = pin.keys[0].split('+').map((part, at) => (at < 2 ? part : part));
      const rest = pin.keys[0].slice(name.length + hash.length + 2);
      pin.keys = [`${name}+${hash}+${rest.slice(0, -4)}${rest.at(-4) === 'A' ? 'B' : 'A'}${rest.slice(-3)}`];
      localStorage[place] = JSON.stringify(pin);
      return key;
    });
    await page.reload();
    await not_proven(page).waitFor();
    assert.equal(await marks(page), '✓✓✗✓');
    // The browser says itself that it passes over a header there.
    check_faults(faults.filter((fault) => !/Cross-Origin-Opener-Policy header has been ignored/.test(fault)));
    await close();
  });
}

test('proof: nothing was rewritten since the last visit, which the browser shows', { timeout }, async () => {
  const before = await all_signed();
  const { page, faults, close } = await open_console(it, '#/proofs');
  await page.getByText('What this browser knows').waitFor();
  await it.call('PUT', '/api/directory/courses/new-1/', { name: 'New', org: 'acme-org' });
  await all_signed();
  await page.goto(`${it.base}/console/#/proofs/${it.created}`);
  await page.reload();
  await proven(page).waitFor();
  await page.getByText(`Nothing was rewritten: ${before} events, then ${before + 1}.`).first().waitFor();
  check_faults(faults);
  await close();
});

test('proof: a history that the consistency proof contradicts raises the banner on every page', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/proofs');
  await page.getByText('What this browser knows').waitFor();
  await it.call('PUT', '/api/directory/courses/new-2/', { name: 'New', org: 'acme-org' });
  await all_signed();
  await page.route('**/consistency/**', async (route) => {
    const proof = await (await route.fetch()).json();
    await route.fulfill({ json: { ...proof, hashes: [flip_hex(proof.hashes[0]), ...proof.hashes.slice(1)] } });
  });
  await page.goto(`${it.base}/console/#/licenses`);
  await page.reload();
  await page.getByText('This log is not the one you knew.').waitFor();
  check_faults(faults);
  await close();
});

test('proof: a changed signing key is shown, and counts once somebody compared it', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/proofs');
  await page.getByText('What this browser knows').waitFor();
  await it.call('POST', '/api/ledger/signing-keys/');
  await page.goto(`${it.base}/console/#/overview`);
  await page.reload();
  await page.getByText('The ledger signs with a new key.').waitFor();
  await check_looks(page, 'new key');
  await page.goto(`${it.base}/console/#/proofs/${it.created}`);
  await not_proven(page).waitFor();
  assert.equal(await marks(page), '✓✓✗✓');
  await button(page, 'It is right').click();
  await page.getByText('The ledger signs with a new key.').waitFor({ state: 'detached' });
  await page.reload();
  await proven(page).waitFor();
  check_faults(faults);
  await close();
});

test('proof: another ledger behind the same address raises the banner on every page', { timeout }, async () => {
  const first = await start_server(admin_key);
  await fill(first.base);
  const { page, faults, close } = await open_console(it, '#/proofs', { base: first.base });
  await page.getByText('What this browser knows').waitFor();
  await first.stop();
  const second = await start_server(admin_key, { listen: new URL(first.base).host });
  try {
    await fill(second.base);
    for (const hash of ['#/overview', '#/licenses', '#/people', '#/proofs/3']) {
      await page.goto(`${second.base}/console/${hash}`);
      await page.reload();
      await page.getByText('This log is not the one you knew.').first().waitFor();
    }
    await not_proven(page).waitFor();
    assert.match(await marks(page), /^✓✓✗✗$/);
    await check_looks(page, 'banner');
    // Only who says so forgets the first.
    page.on('dialog', (dialog) => void dialog.accept());
    await button(page, 'It was replaced on purpose: forget the old one').click();
    await page.getByText('This log is not the one you knew.').first().waitFor({ state: 'detached' });
    await page.reload();
    await proven(page).waitFor();
    const others = faults.filter((fault) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)/.test(fault));
    check_faults(others);
    await close();
  } finally {
    await second.stop();
  }
});

async function files_of(base) {
  const call = caller_of(base);
  const read = async (path, accept) => {
    const headers = { Authorization: `Api-Token ${admin_key}`, Accept: accept };
    return (await fetch(base + path, { headers })).text();
  };
  const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  const proof = await call('GET', `/api/ledger/events/${it.created}/proof/`);
  const keys = await call('GET', '/api/ledger/public-key/');
  const note = await read('/api/ledger/checkpoint/', 'text/plain');
  const lines = await read('/api/ledger/events/?limit=1000', 'application/x-ndjson');
  return {
    proof: file('proof.json', JSON.stringify(proof)),
    forged: file('forged.json', JSON.stringify({ ...proof, record: proof.record.replace('"v":1', '"v":2') })),
    keys: file('keys.json', JSON.stringify(keys)),
    note: file('checkpoint', note),
    events: file('events', lines),
    changed: file('changed', lines.replace('Analytics 2026', 'Analytics 2027')),
  };
}

test('files: checked without a key and without the server', { timeout }, async () => {
  const files = await files_of(it.base);
  const { page, faults, close } = await open_console(it, '#/proofs', { key: null });
  const input = page.getByLabel('Choose files');
  await input.waitFor();
  let asked = 0;
  page.on('request', () => (asked += 1));
  const drop = async (...dropped) => {
    await input.setInputFiles(dropped);
    await page.locator('.verdict').first().waitFor();
  };
  await drop(files.proof, files.keys);
  await proven(page).waitFor();
  await drop(files.forged, files.keys);
  await not_proven(page).waitFor();
  await drop(files.proof);
  await verdict(page, /Not fully checked/).waitFor();
  await drop(files.note, files.keys);
  await verdict(page, /Proven: a checkpoint/).waitFor();
  await drop(files.events, files.note, files.keys);
  await verdict(page, /Proven: an export of \d+ events/).waitFor();
  await drop(files.changed, files.note, files.keys);
  await verdict(page, /Not proven: an export/).waitFor();
  await check_looks(page, 'files');
  await input.setInputFiles([{ name: 'x', mimeType: 'text/plain', buffer: Buffer.from('nothing') }]);
  await page.getByText('This is none of these files.').waitFor();
  assert.equal(asked, 0);
  check_faults(faults);
  await close();
});

test('files: dropped on the page', { timeout }, async () => {
  const { proof, keys } = await files_of(it.base);
  const { page, faults, close } = await open_console(it, '#/proofs');
  const texts = [proof, keys].map(({ name, buffer }) => [name, buffer.toString()]);
  const data = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const [name, text] of dropped) transfer.items.add(new File([text], name));
    return transfer;
  }, texts);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data });
  await proven(page).waitFor();
  check_faults(faults);
  await close();
});
