// The feed: the newest events, filtered, followed, paused, opened; and the search over everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, row, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const rows = (page) => page.locator('tbody tr[data-index]');
const is_ready = (page) => row(page, 'key created').first().waitFor();
const course = (id) => it.call('PUT', `/api/directory/courses/${id}/`, { name: id, org: 'acme-org' });

test('feed: looks', { timeout }, () => check_views(it, '#/feed', 'feed', is_ready));

test('feed: filters are in sight and in the address', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/feed');
  await is_ready(page);
  const filter = async (name, text) => {
    await page.getByLabel(name, { exact: true }).fill(text);
    await page.getByLabel(name, { exact: true }).press('Enter');
  };
  await filter('Order', 'order-3');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr[data-index]').length === 1);
  assert.match(await rows(page).innerText(), /count 30\s*→\s*40/);
  assert.match(page.url(), /transaction_id=order-3/);
  await filter('Order', 'no-such-order');
  await page.getByText('No event is like that').waitFor();
  await button(page, 'Take all away').click();
  await is_ready(page);
  await filter('Type', 'license_created');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr[data-index]').length === 5);
  check_faults(faults);
  await close();
});

test('feed: follows the log, with its filters, and pauses', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/feed?type=course_put');
  await row(page, 'course put').waitFor();
  await page.getByText('follows the log').waitFor();
  const before = await rows(page).count();
  await course('live-1');
  await row(page, 'live-1').waitFor();
  await it.call('PUT', '/api/directory/users/40/', { username: 'not-in-sight' });
  await button(page, 'Pause').click();
  await page.getByText('paused').waitFor();
  await course('live-2');
  // The line above the page follows on; the list does not.
  const { head } = await it.call('GET', '/api/ledger/status/');
  await page.locator('.head-mark', { hasText: String(head) }).waitFor();
  assert.equal(await rows(page).count(), before + 1);
  await button(page, 'Pause').click();
  await course('live-3');
  await row(page, 'live-3').waitFor();
  await row(page, 'live-2').waitFor();
  assert.equal(await row(page, 'not-in-sight').count(), 0);
  check_faults(faults);
  await close();
});

test('feed: a row opens to its record and its proof', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/feed?transaction_id=order-3');
  await row(page, 'renewal').getByRole('button', { name: 'Record' }).click();
  const record = JSON.parse(await page.locator('dialog pre').innerText());
  assert.equal(record.transaction_id, 'order-3');
  await check_looks(page, 'record');
  await page.getByRole('link', { name: 'Prove it' }).click();
  await page.getByRole('heading', { name: /Proven/ }).waitFor();
  check_faults(faults);
  await close();
});

test('search: licenses, people and events by the keyboard alone', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/feed');
  await is_ready(page);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('camp');
  await page.locator('.hits', { hasText: 'Campus' }).waitFor();
  await check_looks(page, 'search');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Campus' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('ada@');
  await page.locator('.hits', { hasText: 'Ada Lovelace' }).waitFor();
  await page.getByRole('searchbox').fill('3');
  await page.locator('.hits', { hasText: 'event' }).waitFor();
  // The first one empties the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  check_faults(faults);
  await close();
});
