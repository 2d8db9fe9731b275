// The code that checks proofs, without a browser: every path in every small tree, against a second
// implementation of RFC 9162 that knows nothing of it; notes, keys, exports and what files are.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const timeout = 300000;
const web = fileURLToPath(new URL('../../web/', import.meta.url));
const { build } = createRequire(`${web}package.json`)('esbuild');
const names = ['bytes', 'check', 'files', 'merkle', 'note'];
const { outputFiles } = await build({
  absWorkingDir: web,
  bundle: true,
  format: 'esm',
  stdin: {
    contents: names.map((name) => `export * from './console/proof/${name}';`).join('\n'),
    resolveDir: web,
    loader: 'ts',
  },
  target: 'es2022',
  write: false,
});
const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
const proof = await import(url);

const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
const leaf = (record) => sha('\0', record);
const split = (size) => 2 ** (Math.ceil(Math.log2(size)) - 1);
const root = (leaves) =>
  leaves.length === 1
    ? leaves[0]
    : sha('\x01', root(leaves.slice(0, split(leaves.length))), root(leaves.slice(split(leaves.length))));

// Sections 2.1.3.1 and 2.1.4.1.
function path(at, leaves) {
  if (leaves.length === 1) return [];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return at < half ? [...path(at, left), root(right)] : [...path(at - half, right), root(left)];
}
function subproof(from, leaves, is_whole) {
  if (from === leaves.length) return is_whole ? [] : [root(leaves)];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return from <= half
    ? [...subproof(from, left, is_whole), root(right)]
    : [...subproof(from - half, right, false), root(left)];
}

const size_max = 33;
const records = Array.from({ length: size_max }, (_, at) => `{"v":1,"position":${at + 1},"é":"${at}"}`);
const leaves = records.map(leaf);
const bytes = (buffer) => new Uint8Array(buffer);
const hex = (buffer) => Buffer.from(buffer).toString('hex');

test('every record of every small tree is found, and no other one', { timeout }, async () => {
  for (let size = 1; size <= size_max; ++size) {
    const tree = leaves.slice(0, size);
    for (let at = 0; at < size; ++at) {
      const hashes = path(at, tree).map(bytes);
      const found = await proof.root_by_path(at, size, bytes(leaves[at]), hashes);
      assert.equal(hex(found), hex(root(tree)), `${at} of ${size}`);
      const wrong = await proof.root_by_path((at + 1) % size, size, bytes(leaves[at]), hashes);
      if (size > 1) assert.notEqual(wrong && hex(wrong), hex(root(tree)));
      assert.equal(await proof.root_by_path(at, size, bytes(leaves[at]), [...hashes, hashes[0] ?? bytes(leaves[0])]), undefined);
      if (hashes.length > 0) {
        assert.equal(await proof.root_by_path(at, size, bytes(leaves[at]), hashes.slice(1)), undefined);
      }
    }
    assert.equal(await proof.root_by_path(size, size, bytes(leaves[0]), []), undefined);
  }
});

const note_of = (size, origin = 'seatledger/1') => {
  const tree = size === 0 ? sha('') : root(leaves.slice(0, size));
  return proof.read_checkpoint(`${origin}\n${size}\n${tree.toString('base64')}\n\n`);
};

test('every small tree begins with every smaller one, and with nothing else', { timeout }, async () => {
  for (let to = 1; to <= size_max; ++to) {
    for (let from = 1; from <= to; ++from) {
      const hashes = subproof(from, leaves.slice(0, to), true).map(hex);
      const check = (older, newer, given) => proof.check_history(older, newer, given);
      const good = await check(note_of(from), note_of(to), hashes);
      assert.equal(good.outcome, 'good', `${from} of ${to}: ${good.says}`);
      for (let at = 0; at < hashes.length; ++at) {
        const changed = hashes.map((hash, index) => (index === at ? hex(sha(hash)) : hash));
        assert.equal((await check(note_of(from), note_of(to), changed)).outcome, 'bad');
      }
      const other = { ...note_of(from), root: bytes(sha('x')) };
      assert.equal((await check(other, note_of(to), hashes)).outcome, 'bad');
      if (from < to) {
        assert.equal((await check(note_of(from), note_of(to), hashes.slice(1))).outcome, 'bad');
        assert.equal((await check(note_of(to), note_of(from), hashes)).outcome, 'bad');
      }
    }
  }
  const [one, other] = [note_of(3), note_of(3, 'seatledger/2')];
  assert.equal((await proof.check_history(one, other, [])).outcome, 'bad');
});

test('an export leads to the root of its checkpoint, unless one byte differs', { timeout }, async () => {
  for (let size = 1; size <= size_max; ++size) {
    const good = await proof.check_export(records, note_of(size), () => {});
    assert.equal(good.outcome, 'good', `${size}`);
    const changed = records.map((record, at) => (at === size - 1 ? record.replace('"v":1', '"v":2') : record));
    assert.equal((await proof.check_export(changed, note_of(size), () => {})).outcome, 'bad');
  }
  assert.equal((await proof.check_export(records.slice(0, 3), note_of(4), () => {})).outcome, 'bad');
});

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw_key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const key_hash = sha('seatledger/1', '\n\x01', raw_key).subarray(0, 4);
const key_text = `seatledger/1+${hex(key_hash)}+${Buffer.concat([Buffer.from([1]), raw_key]).toString('base64')}`;
const signed_note = (text) => {
  const signature = Buffer.concat([key_hash, sign(null, Buffer.from(text), privateKey)]).toString('base64');
  return `${text}\n— seatledger/1 ${signature}\n`;
};

test('a note is signed by its key, and by no other', { timeout }, async () => {
  const note = signed_note(note_of(5).signed);
  const key = await proof.read_key(key_text);
  const signer = (text, keys) => proof.signer_of(proof.read_checkpoint(text), keys);
  assert.equal((await signer(note, [key]))?.text, key_text);
  assert.equal(await signer(note, []), undefined);
  assert.equal(await signer(note.replace('\n5\n', '\n6\n'), [key]), undefined);
  assert.equal(await signer(note, [{ ...key, key: bytes(sha('x')) }]), undefined);
  assert.equal(await signer(note.replaceAll('— seatledger/1', '— seatledger/2'), [key]), undefined);
  assert.equal(await signer(note, [{ ...key, name: 'seatledger/2' }]), undefined);
  for (const wrong of [key_text.replace('+', '+0'), key_text.replace(/.$/, 'A'), 'x', `${key_text} `, '']) {
    assert.equal(await proof.read_key(wrong), undefined, wrong);
  }
});

test('a checkpoint is read strictly', () => {
  const good = note_of(5).signed;
  assert.equal(proof.read_checkpoint(`${good}\n`).size, 5);
  for (const wrong of [
    good,
    good.replace('5', '05') + '\n',
    good.replace('5', '-5') + '\n',
    good.replace('5', '1e3') + '\n',
    good.replace('=', '') + '\n',
    good.replace('seatledger/1', '') + '\n',
    `${good}more\n\n`,
    '',
  ]) {
    assert.equal(proof.read_checkpoint(wrong), undefined, wrong);
  }
});

test('files are what they are, whatever they are called', () => {
  const kind = (text) => proof.recognise(text).kind;
  const event = { position: 1, tree_size: 5, leaf_hash: '', hashes: [], record: records[0], checkpoint: '' };
  assert.equal(kind(JSON.stringify(event)), 'event proof');
  assert.equal(kind(JSON.stringify(event, null, 2)), 'event proof');
  assert.equal(kind(JSON.stringify({ from: 1, to: 2, hashes: [], checkpoint: '' })), 'consistency proof');
  assert.equal(kind(JSON.stringify({ key: key_text, old_keys: [] })), 'keys');
  assert.equal(kind(`${key_text}\n`), 'keys');
  assert.equal(kind(signed_note(note_of(5).signed)), 'checkpoint');
  assert.equal(kind(records.join('\n')), 'export');
  for (const text of ['', '{', '[]', '"x"', 'null', 'a text', '{"key": 7}']) assert.equal(kind(text), 'unknown');
});

test('an event is proven only by all of its parts', { timeout }, async () => {
  const at = 3;
  const checkpoint = signed_note(note_of(size_max).signed);
  const event = {
    position: at + 1,
    tree_size: size_max,
    leaf_hash: hex(leaves[at]),
    hashes: path(at, leaves).map(hex),
    record: records[at],
    checkpoint,
  };
  const outcomes = async (given, keys = [key_text]) =>
    (await proof.check_event(given, keys)).map(({ outcome }) => outcome).join(' ');
  assert.equal(await outcomes(event), 'good good good');
  assert.equal(await outcomes(event, []), 'good good open');
  assert.equal(await outcomes(event, ['x']), 'good good bad');
  assert.equal(await outcomes({ ...event, checkpoint: 'x' }), 'good bad bad');
  assert.equal(await outcomes({ ...event, tree_size: 7 }), 'good bad good');
  assert.equal(await outcomes({ ...event, position: 5 }), 'bad bad good');
  assert.equal(await outcomes({ ...event, hashes: ['x'] }), 'good bad good');
});
