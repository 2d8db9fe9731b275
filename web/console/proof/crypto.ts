// SHA-256 and Ed25519 (RFC 8032): the browser's own, or noble's where a page that came without TLS
// has none.
import { verify as noble_verify, etc } from '@noble/ed25519';
import { sha256 as noble_sha256, sha512 } from '@noble/hashes/sha2.js';

import type { Bytes } from './bytes';

etc.sha512Sync = (...parts) => sha512(etc.concatBytes(...parts));

const subtle = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

export const computed_by = () => (subtle() ? 'WebCrypto' : 'noble, without a secure context');

export async function sha256(bytes: Bytes): Promise<Bytes> {
  const own = subtle();
  return own
    ? new Uint8Array(await own.digest('SHA-256', bytes))
    : (noble_sha256(bytes) as Bytes);
}

// Not every browser has Ed25519.
async function verify_natively(key: Bytes, signature: Bytes, text: Bytes) {
  const own = subtle();
  if (!own) return undefined;
  try {
    const public_key = await own.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await own.verify('Ed25519', public_key, signature, text);
  } catch (error) {
    if ((error as DOMException).name === 'NotSupportedError') return undefined;
    return false;
  }
}

export async function verify_signature(key: Bytes, signature: Bytes, text: Bytes) {
  const natively = await verify_natively(key, signature, text);
  if (natively !== undefined) return natively;
  try {
    // As RFC 8032 has it, not as ZIP 215 widens it.
    return noble_verify(signature, text, key, { zip215: false });
  } catch {
    return false;
  }
}
