// What a file is that was dropped on the page.
import type { EventProof } from './check';
import { read_checkpoint } from './note';

export type Dropped =
  | { kind: 'event proof'; proof: EventProof }
  | { kind: 'consistency proof'; hashes: string[]; old_note: string | undefined; note: string }
  | { kind: 'keys'; keys: string[] }
  | { kind: 'checkpoint'; note: string }
  | { kind: 'export'; lines: string[] }
  | { kind: 'unknown' };

const is_text = (value: unknown): value is string => typeof value === 'string';
const is_texts = (value: unknown): value is string[] => Array.isArray(value) && value.every(is_text);

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as never) : undefined;
  } catch {
    return undefined;
  }
}

function of_object(found: Record<string, unknown>): Dropped {
  const { hashes, checkpoint, old_checkpoint, key, old_keys, record } = found;
  if (is_texts(hashes) && is_text(record) && is_text(checkpoint) && is_text(found.leaf_hash)) {
    const { position, tree_size } = found as { position: number; tree_size: number };
    const leaf_hash = found.leaf_hash;
    const proof = { position, tree_size, leaf_hash, hashes, record, checkpoint };
    return { kind: 'event proof', proof };
  }
  if (is_texts(hashes) && is_text(checkpoint)) {
    const old_note = is_text(old_checkpoint) ? old_checkpoint : undefined;
    return { kind: 'consistency proof', hashes, old_note, note: checkpoint };
  }
  if (is_text(key)) return { kind: 'keys', keys: [key, ...(is_texts(old_keys) ? old_keys : [])] };
  return { kind: 'unknown' };
}

export function recognise(text: string): Dropped {
  if (read_checkpoint(text)) return { kind: 'checkpoint', note: text };
  const lines = text.split('\n').filter((line) => line !== '');
  const first = parsed(lines[0] ?? '');
  if (first && 'v' in first && 'position' in first) return { kind: 'export', lines };
  const whole = parsed(text);
  if (whole) return of_object(whole);
  if (lines.length > 0 && lines.every((line) => /^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(line))) {
    return { kind: 'keys', keys: lines };
  }
  return { kind: 'unknown' };
}
