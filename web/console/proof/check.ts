// Proofs as steps, each with what was computed and whether it fits.
import { type Bytes, from_hex, hex_of, same } from './bytes';
import { leaf_hash, root_by_path, root_of, roots_by_path } from './merkle';
import { type Checkpoint, type VerifierKey, read_checkpoint, read_key, signer_of } from './note';

export interface EventProof {
  position: number;
  tree_size: number;
  leaf_hash: string;
  hashes: string[];
  record: string;
  checkpoint: string;
}

export type Outcome = 'good' | 'bad' | 'open'; // open: it could not be told

export interface Step {
  name: 'record' | 'path' | 'signature' | 'history' | 'export';
  outcome: Outcome;
  says: string;
  hash?: string; // computed here
  given?: string; // what it was compared with
}

const bad = (name: Step['name'], says: string): Step => ({ name, outcome: 'bad', says });

function digests(texts: string[]): Bytes[] | undefined {
  const found = texts.map((text) => from_hex(text, 32));
  return found.every((each) => each !== undefined) ? (found as Bytes[]) : undefined;
}

function position_in(record: string): number | undefined {
  try {
    return (JSON.parse(record) as { position?: number }).position;
  } catch {
    return undefined;
  }
}

async function check_record(proof: EventProof): Promise<Step> {
  const hash = hex_of(await leaf_hash(proof.record));
  const compared = { name: 'record' as const, hash, given: proof.leaf_hash };
  if (hash !== proof.leaf_hash) {
    return { ...compared, outcome: 'bad', says: 'The record does not have the hash of the proof.' };
  }
  if (position_in(proof.record) !== proof.position) {
    return { ...compared, outcome: 'bad', says: 'The record is of another position.' };
  }
  return { ...compared, outcome: 'good', says: 'The record has this hash, computed here.' };
}

async function check_path(proof: EventProof, checkpoint: Checkpoint): Promise<Step> {
  const path = digests(proof.hashes);
  const { position, tree_size: size } = proof;
  if (!path) return bad('path', 'A hash of the path is no hash.');
  if (size !== checkpoint.size || position < 1 || position > size) {
    return bad('path', 'The proof is about another number of events than the checkpoint.');
  }
  const leaf = await leaf_hash(proof.record);
  const root = await root_by_path(position - 1, size, leaf, path);
  const compared = { hash: root && hex_of(root), given: hex_of(checkpoint.root) };
  const is_good = root !== undefined && same(root, checkpoint.root);
  return {
    name: 'path',
    outcome: is_good ? 'good' : 'bad',
    says: is_good
      ? `${path.length} hashes lead from the record to the root.`
      : 'The path does not lead to the root.',
    ...(compared as { hash: string; given: string }),
  };
}

export async function check_signature(
  checkpoint: Checkpoint,
  keys: VerifierKey[],
): Promise<Step> {
  if (keys.length === 0) {
    return { name: 'signature', outcome: 'open', says: 'There is no key to check it with.' };
  }
  const signer = await signer_of(checkpoint, keys);
  if (!signer) return bad('signature', 'None of the keys that are known here signed this root.');
  return {
    name: 'signature',
    outcome: 'good',
    says: `The root over ${checkpoint.size} events is signed by the key ${hex_of(signer.hash)}.`,
  };
}

// Undefined: one of the texts is no key.
export async function read_keys(texts: string[]): Promise<VerifierKey[] | undefined> {
  const keys = await Promise.all(texts.map(read_key));
  return keys.every((key) => key !== undefined) ? (keys as VerifierKey[]) : undefined;
}

export async function check_event(proof: EventProof, key_texts: string[]): Promise<Step[]> {
  const record = await check_record(proof);
  const checkpoint = read_checkpoint(proof.checkpoint);
  if (!checkpoint) {
    const says = 'The checkpoint cannot be read.';
    return [record, bad('path', says), bad('signature', says)];
  }
  const keys = await read_keys(key_texts);
  const signature = keys
    ? await check_signature(checkpoint, keys)
    : bad('signature', 'The key is no verifier key: its hash does not fit.');
  return [record, await check_path(proof, checkpoint), signature];
}

// Whether the newer checkpoint begins with all of the older one, by the hashes of a proof.
export async function check_history(
  older: Checkpoint,
  newer: Checkpoint,
  hashes: string[],
): Promise<Step> {
  const name = 'history';
  const [from, to] = [older.size, newer.size];
  if (older.origin !== newer.origin) return bad(name, 'They are of two ledgers.');
  if (from > to) return bad(name, `The log has ${to} events, and had ${from}.`);
  if (from === to) {
    return same(older.root, newer.root) && hashes.length === 0
      ? { name, outcome: 'good', says: `The same ${to} events.` }
      : bad(name, `The ${to} events are not the same.`);
  }
  const path = digests(hashes);
  const roots = path && (await roots_by_path(from, to, older.root, path));
  const is_good = roots && same(roots.from, older.root) && same(roots.to, newer.root);
  if (!is_good) return bad(name, `The log does not begin with the ${from} events of then.`);
  return { name, outcome: 'good', says: `Nothing was rewritten: ${from} events, then ${to}.` };
}

// All records of an export against a checkpoint.
export async function check_export(
  lines: string[],
  checkpoint: Checkpoint,
  progress: (done: number) => void,
): Promise<Step> {
  const name = 'export';
  if (lines.length < checkpoint.size) {
    return bad(name, `It has ${lines.length} events; the checkpoint is over ${checkpoint.size}.`);
  }
  const root = await root_of(lines.slice(0, checkpoint.size), progress);
  const compared = { hash: hex_of(root), given: hex_of(checkpoint.root) };
  return same(root, checkpoint.root)
    ? { name, outcome: 'good', says: `All ${checkpoint.size} events lead to the root.`, ...compared }
    : { ...bad(name, 'The events do not lead to the root: one of them differs.'), ...compared };
}
