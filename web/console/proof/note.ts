// Verifier keys and signed checkpoints, as docs/event_format.md describes them (C2SP signed-note and
// tlog-checkpoint).
import { type Bytes, from_base64, hex_of, joined, same, utf8 } from './bytes';
import { sha256, verify_signature } from './crypto';

export interface VerifierKey {
  name: string;
  hash: Bytes; // 4 bytes
  key: Bytes; // 32 bytes
  text: string;
}

const ed25519 = new Uint8Array([1]);
const line_feed = new Uint8Array([10]);

// NAME+HASH+BASE64; undefined unless the hash is that of the name and the key.
export async function read_key(text: string): Promise<VerifierKey | undefined> {
  const [, name, hash_text, key_text] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const typed = from_base64(key_text ?? '');
  if (name === undefined || typed?.length !== 33 || typed[0] !== 1) return undefined;
  const key = typed.slice(1);
  const hash = (await sha256(joined(utf8(name), line_feed, ed25519, key))).slice(0, 4);
  return hex_of(hash) === hash_text ? { name, hash, key, text } : undefined;
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
  signed: string; // the text that is signed
  signatures: { name: string; bytes: Bytes }[];
  note: string;
}

// What a note says; nothing of it is checked.
export function read_checkpoint(note: string): Checkpoint | undefined {
  const end = note.indexOf('\n\n');
  if (end === -1) return undefined;
  const signed = note.slice(0, end + 1);
  const [origin, size, root_text, ...more] = signed.slice(0, -1).split('\n');
  const root = from_base64(root_text ?? '');
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || root?.length !== 32) return undefined;
  if (more.length > 0) return undefined;
  const signatures = [];
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, text] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = from_base64(text ?? '');
    if (name !== undefined && bytes) signatures.push({ name, bytes });
  }
  return { origin, size: Number(size), root, signed, signatures, note };
}

// The key that signed it; undefined: none of these did. The name of the key is the origin.
export async function signer_of(checkpoint: Checkpoint, keys: VerifierKey[]) {
  for (const key of keys) {
    for (const { name, bytes } of checkpoint.signatures) {
      if (name !== key.name || name !== checkpoint.origin || bytes.length !== 68) continue;
      if (!same(bytes.slice(0, 4), key.hash)) continue;
      const text = utf8(checkpoint.signed);
      if (await verify_signature(key.key, bytes.slice(4), text)) return key;
    }
  }
  return undefined;
}
