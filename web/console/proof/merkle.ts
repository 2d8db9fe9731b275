// The Merkle tree of RFC 9162, section 2.1, for who checks. Leaves are counted from 0. Sizes are
// numbers, so no operators on bits: those have 32.
import { type Bytes, joined, utf8 } from './bytes';
import { sha256 } from './crypto';

const leaf_mark = new Uint8Array([0]);
const node_mark = new Uint8Array([1]);
const half = (value: number) => Math.floor(value / 2);

export const leaf_hash = (record: string) => sha256(joined(leaf_mark, utf8(record)));
const node_hash = (left: Bytes, right: Bytes) => sha256(joined(node_mark, left, right));

// Section 2.1.3.2: the root that the path leads to; undefined: it is no path from there.
export async function root_by_path(
  leaf: number,
  size: number,
  hash: Bytes,
  path: Bytes[],
): Promise<Bytes | undefined> {
  if (leaf >= size) return undefined;
  let [at, last] = [leaf, size - 1];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = await node_hash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = await node_hash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? hash : undefined;
}

const is_power_of_two = (size: number) => Number.isInteger(Math.log2(size));

// Section 2.1.4.2: the two roots that the path leads to; undefined: it is no such path.
// `from` < `to`, and `from` is not 0.
export async function roots_by_path(
  from: number,
  to: number,
  from_root: Bytes,
  path: Bytes[],
): Promise<{ from: Bytes; to: Bytes } | undefined> {
  const [first, ...others] = is_power_of_two(from) ? [from_root, ...path] : path;
  if (first === undefined || from < 1 || from >= to) return undefined;
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [older, newer] = [first, first];
  for (const sibling of others) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      older = await node_hash(sibling, older);
      newer = await node_hash(sibling, newer);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newer = await node_hash(newer, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? { from: older, to: newer } : undefined;
}

const together = 1000;

// The root over all records, level by level; a node without a sibling moves up as it is.
export async function root_of(records: string[], progress: (done: number) => void): Promise<Bytes> {
  let hashes: Bytes[] = [];
  for (let from = 0; from < records.length; from += together) {
    hashes.push(...(await Promise.all(records.slice(from, from + together).map(leaf_hash))));
    progress(hashes.length);
  }
  while (hashes.length > 1) {
    const above: Bytes[] = [];
    for (let from = 0; from < hashes.length; from += 2 * together) {
      const part = hashes.slice(from, from + 2 * together);
      const pairs = Array.from({ length: Math.ceil(part.length / 2) }, (_, at) => {
        const [left, right] = [part[2 * at]!, part[2 * at + 1]];
        return right === undefined ? left : node_hash(left, right);
      });
      above.push(...(await Promise.all(pairs)));
    }
    hashes = above;
  }
  return hashes[0] ?? sha256(new Uint8Array());
}
