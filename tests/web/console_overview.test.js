// The overview: sums, the year, what needs a look, live events, any moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_faults, check_views, open_console, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const tile = (page, name) => page.locator('.tile', { hasText: name });

async function is_ready(page) {
  await page.locator('.looks li').first().waitFor();
  await page.locator('.latest > li').first().waitFor();
  await page.locator('.chart canvas').waitFor();
}

test('overview: looks', { timeout }, () => check_views(it, '#/overview', 'overview', is_ready));

test('overview: the sums, and what needs a look', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '');
  await is_ready(page);
  assert.match(await tile(page, 'Seats used').innerText(), /9\s+of 63/);
  assert.match(await tile(page, 'Waiting').innerText(), /1/);
  assert.match(await tile(page, 'Full').innerText(), /1\s+of 5/);
  assert.match(await tile(page, 'Ledger').innerText(), /takes writes/);
  const looks = await page.locator('.looks li').allInnerTexts();
  assert.equal(looks.length, 2);
  assert.match(looks[0], /Analytics 2026[^]*full, 1 waiting[^]*raise the count/);
  assert.match(looks[1], /Campus[^]*expires in 9 days, 2 seats[^]*extend/);
  await page.getByRole('link', { name: /raise the count/ }).click();
  await page.getByRole('dialog', { name: 'Edit Analytics 2026' }).waitFor();
  check_faults(faults);
  await close();
});

test('overview: an event appears while one looks, and the sums follow', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/overview');
  await is_ready(page);
  const body = { license_id: it.ids.program, user_id: 3 };
  await it.call('POST', '/api/catalog/licenses/program/assignment/', body);
  await page.locator('.latest > li', { hasText: 'seat assigned' }).filter({ hasText: 'Cleo Moss' }).first().waitFor();
  await tile(page, 'Seats used').filter({ hasText: /10\s+of 63/ }).waitFor();
  check_faults(faults);
  await close();
});

test('overview: as of a moment, of one platform', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, `#/overview?at=${it.created}`);
  await page.locator('.past-banner', { hasText: `#${it.created}` }).waitFor();
  await tile(page, 'Seats used').filter({ hasText: /0\s+of 6/ }).waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByLabel('Platform').selectOption('uni');
  await tile(page, 'Full').filter({ hasText: /0\s+of 3/ }).waitFor();
  assert.match(page.url(), /#\/overview\?platform=uni$/);
  check_faults(faults);
  await close();
});

test('overview: the chart is a table too', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/overview');
  await is_ready(page);
  await page.getByText('As a table').click();
  assert.equal(await page.locator('.as-table tbody tr').count(), 13);
  const last = await page.locator('.as-table tbody tr').last().innerText();
  assert.match(last, /63\s+\d+$/);
  check_faults(faults);
  await close();
});
