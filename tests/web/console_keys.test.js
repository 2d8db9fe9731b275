// Keys: shown once when made, revoked with a plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, row, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const is_ready = (page) => row(page, 'the auditor').waitFor();

test('keys: looks', { timeout }, () => check_views(it, '#/keys', 'keys', is_ready));

test('keys: made, shown once, revoked', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/keys');
  await is_ready(page);
  await button(page, 'New key').click();
  await page.getByLabel('What it is for').fill('the shop');
  await page.getByLabel(/^Role/).selectOption('platform_admin');
  assert.ok(await button(page, 'Preview').isDisabled());
  await page.getByRole('textbox', { name: 'Platform' }).fill('acme');
  await check_looks(page, 'new key');
  await button(page, 'Preview').click();
  await page.locator('.plan', { hasText: 'key created' }).waitFor();
  await button(page, 'Create').click();
  const key = await page.getByLabel('The key of the shop').inputValue();
  assert.match(key, /^[0-9a-f]{64}$/);
  await check_looks(page, 'shown once');
  const answer = await fetch(`${it.base}/api/ledger/whoami/`, { headers: { Authorization: `Token ${key}` } });
  assert.equal((await answer.json()).platform_key, 'acme');
  await button(page, 'Done').click();
  assert.match(await row(page, 'the shop').innerText(), /platform admin\s+acme\s+never/);
  assert.ok(!(await page.content()).includes(key));
  await row(page, 'the shop').getByRole('button', { name: 'Revoke' }).click();
  await button(page, 'Preview').click();
  await page.locator('.plan', { hasText: 'key revoked' }).waitFor();
  await page.locator('dialog').getByRole('button', { name: 'Revoke' }).click();
  await row(page, 'the shop').waitFor({ state: 'detached' });
  check_faults(faults);
  await close();
});

test('keys: the last admin key is not revoked', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/keys');
  await row(page, 'SEATLEDGER_ADMIN_KEY').getByRole('button', { name: 'Revoke' }).click();
  await button(page, 'Preview').click();
  await page.locator('.refusal', { hasText: 'last_admin_key' }).waitFor();
  check_faults(faults, 409);
  await close();
});
