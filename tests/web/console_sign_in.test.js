// Signing in: which key, where it is kept, when it is asked for again, and what each role is offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, open_console, use_console, views } from './support/console.js';
import { admin_key } from './support/ledger.js';

const it = use_console();
const timeout = 300000;

async function sign_in(page, key) {
  await page.getByLabel('API key').fill(key);
  await button(page, 'Sign in').click();
}

const stored = (page) =>
  page.evaluate(() => ({
    address: location.href,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
  }));

test('sign-in: looks', { timeout }, async () => {
  for (const view of views) {
    const { page, faults, close } = await open_console(it, '', { key: null, ...view });
    await page.getByLabel('API key').waitFor();
    await check_looks(page, `sign-in ${view.scheme} ${view.width}`);
    check_faults(faults);
    await close();
  }
});

test('sign-in: a wrong key is refused with its remedy, a right one is kept in memory only', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses', { key: null });
  await sign_in(page, 'wrong');
  const refusal = await page.locator('.refusal').innerText();
  assert.match(refusal, /not_authenticated/);
  await page.locator('.refusal', { hasText: 'Authorization' }).waitFor();
  assert.match(refusal, /request [0-9a-f]{16}/);
  await sign_in(page, admin_key);
  await page.getByRole('heading', { name: 'Licenses', level: 1 }).waitFor();
  const { session, ...others } = await stored(page);
  assert.equal(session, '{}');
  assert.ok(!JSON.stringify(others).includes(admin_key));
  await page.reload();
  await page.getByLabel('API key').waitFor();
  check_faults(faults, 401);
  await close();
});

test('sign-in: kept for the tab when asked, until signed out', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '', { key: null });
  await page.getByLabel('Stay signed in for this tab').check();
  await sign_in(page, admin_key);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  const { session, ...others } = await stored(page);
  assert.ok(session.includes(admin_key));
  assert.ok(!JSON.stringify(others).includes(admin_key));
  await page.reload();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.locator('.account summary').click();
  await button(page, 'Sign out').click();
  await page.getByLabel('API key').waitFor();
  assert.equal((await stored(page)).session, '{}');
  check_faults(faults);
  await close();
});

test('sign-in: after 30 idle minutes the key is asked for over the page, which stays', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '', { key: null });
  await page.clock.install();
  await page.reload();
  await sign_in(page, admin_key);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.clock.fastForward('29:00');
  assert.equal(await page.locator('dialog').count(), 0);
  await page.clock.fastForward('01:10');
  const dialog = page.locator('dialog');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /30 minutes/);
  assert.ok(await page.getByRole('heading', { name: 'Overview', includeHidden: true }).isVisible());
  await sign_in(page, admin_key);
  await dialog.waitFor({ state: 'detached' });
  check_faults(faults);
  await close();
});

test('sign-in: a key that is revoked is asked for again', { timeout }, async () => {
  const { id, key } = await it.call('POST', '/api/ledger/keys/', { name: 'short', role: 'admin' });
  const { page, faults, close } = await open_console(it, '#/keys', { key });
  await page.locator('tbody tr', { hasText: 'short' }).waitFor();
  await it.call('DELETE', `/api/ledger/keys/?id=${id}`);
  const dialog = page.locator('dialog');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /revoked or has expired/);
  await sign_in(page, admin_key);
  await dialog.waitFor({ state: 'detached' });
  assert.match(await page.locator('.account').innerText(), /admin/);
  check_faults(faults, 401);
  await close();
});

const offered = async (page) => (await page.locator('nav.side li').allInnerTexts()).map((text) => text.trim());

test('roles: what a key may not do is not offered', { timeout }, async () => {
  const auditor = await open_console(it, '#/licenses/1', { key: it.keys.auditor });
  await auditor.page.locator('.figures').waitFor();
  assert.deepEqual(await offered(auditor.page), ['Overview', 'Licenses', 'People', 'Feed', 'Proofs', 'Health']);
  assert.equal(await auditor.page.locator('.page-head .actions button').count(), 0);
  await auditor.page.locator('tbody tr', { hasText: 'person 1' }).waitFor();
  await auditor.page.goto(`${it.base}/console/#/keys`);
  const refusal = await auditor.page.locator('[role=alert]').first().innerText();
  assert.match(refusal, /may not see this[^]*auditor/);
  check_faults(auditor.faults, 403);
  await auditor.close();

  const bound = await open_console(it, '#/licenses/1', { key: it.keys.platform_admin });
  await bound.page.locator('.figures').waitFor();
  assert.deepEqual(await offered(bound.page), ['Overview', 'Licenses', 'People', 'Feed', 'Proofs']);
  const deeds = await bound.page.locator('.page-head .actions button').allInnerTexts();
  assert.deepEqual(deeds, ['Assign', 'Group…', 'CSV…', 'Release…']);
  check_faults(bound.faults);
  await bound.close();

  const reader = await open_console(it, '#/overview', { key: it.keys.read_only });
  assert.deepEqual(await offered(reader.page), ['Proofs']);
  await reader.close();
});

test('a server that does not answer: the page says so and can try again', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses');
  await page.locator('tbody tr', { hasText: 'Campus' }).waitFor();
  await page.route('**/api/ledger/**', (route) => route.abort());
  await page.goto(`${it.base}/console/#/people`);
  await page.getByText('The server cannot be reached').waitFor();
  await page.unroute('**/api/ledger/**');
  await button(page, 'Try again').click();
  await page.locator('tbody tr', { hasText: 'Ada Lovelace' }).waitFor();
  await page.context().setOffline(true);
  await page.getByText('This browser is offline').waitFor();
  const others = faults.filter((fault) => !/net::ERR_(FAILED|INTERNET_DISCONNECTED|NETWORK_CHANGED)/.test(fault));
  assert.deepEqual(others, []);
  await close();
});
