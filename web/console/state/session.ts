// Whose key it is, and what it may do.
import { computed, signal } from '@preact/signals';

import { type Schemas, api, whole } from '../api/client';
import { asked, key, take_key } from './key';

export type Caller = Schemas['caller'];

export const who = signal<Caller | null>(null);
// Rises with each sign-in: what was refused meanwhile is asked for again.
export const sign_ins = signal(0);
// The last position that this tab knows of.
export const head = signal(0);

// Checks the key with the server. Throws a Refusal; the key is forgotten then.
export async function sign_in(text: string, keeps: boolean) {
  take_key(text, keeps);
  const { data, headers } = await whole(api.GET('/api/ledger/whoami/'));
  head.value = Math.max(head.value, Number(headers.get('Ledger-Position') ?? 0));
  who.value = data;
  asked.value = null;
  sign_ins.value += 1;
}

// After a reload, with a key that was kept for this tab.
export async function resume() {
  if (key.value !== null) await sign_in(key.value, false);
}

// As docs/security.md says of the roles.
export const rights = computed(() => {
  const { role, platform_key: platform } = who.value ?? { role: 'none', platform_key: null };
  const is_admin = role === 'admin';
  const reads = ['admin', 'auditor', 'platform_admin'].includes(role);
  return {
    reads: reads || (role === 'read_only' && platform !== null),
    writes_licenses: is_admin,
    writes_seats: is_admin || role === 'platform_admin',
    lists_groups: is_admin || role === 'platform_admin' || role === 'read_only',
    reads_directory: is_admin || (role === 'read_only' && platform === null),
    erases: is_admin,
    has_keys: is_admin,
    has_webhooks: is_admin,
    sees_health: is_admin || role === 'auditor',
    operates: is_admin,
    searches_people: role !== 'auditor',
    platform,
  };
});
