// People: found, their seats now and then, their history, their erasure.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, row, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const dialog = (page) => page.locator('dialog');

test('people: looks', { timeout }, () =>
  check_views(it, '#/people', 'people', (page) => row(page, 'Ada Lovelace').waitFor()));
test('person: looks', { timeout }, () =>
  check_views(it, '#/people/1', 'person', (page) => row(page, 'Campus').waitFor()));

test('people: found by a part of the name or the address', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people');
  await row(page, 'Ada Lovelace').waitFor();
  assert.match(await row(page, 'ida@example.org').innerText(), /no account/);
  const field = page.getByPlaceholder('Name, user name or e-mail address…');
  await field.fill('LOVE');
  await row(page, 'Bob').waitFor({ state: 'detached' });
  assert.equal(await page.locator('tbody tr[data-index]').count(), 1);
  await field.fill('nobody at all');
  await page.getByText('Nobody is found').waitFor();
  check_faults(faults);
  await close();
});

test('person: seats now and then, and the history', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people/1');
  await row(page, 'Campus').waitFor();
  assert.match(await row(page, 'Analytics 2026').innerText(), /active\s+direct/);
  await page.goto(`${it.base}/console/#/people/1?at=${it.created + 1}`);
  await row(page, 'Campus').waitFor({ state: 'detached' });
  await row(page, 'Analytics 2026').waitFor();
  await page.goto(`${it.base}/console/#/people/1?at=${it.created}`);
  await page.getByText('No seat').waitFor();
  await button(page, 'Back to now').click();
  await row(page, 'Campus').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await row(page, 'user put').waitFor();
  assert.equal(await row(page, 'seat assigned').count(), 2);
  check_faults(faults);
  await close();
});

test('person: one who waits', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people/7');
  assert.match(await row(page, 'Analytics 2026').innerText(), /waiting\s+data-team/);
  check_faults(faults);
  await close();
});

test('person: erased after the plan and the address typed again', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people/2');
  await button(page, 'Erase…').click();
  assert.ok(await button(page, 'Preview').isDisabled());
  await dialog(page).getByRole('textbox').fill('bob@example.org');
  await button(page, 'Preview').click();
  await page.locator('.plan', { hasText: 'Gus Orr' }).waitFor();
  const plan = (await page.locator('.plan').innerText()).replace(/\s+/g, ' ');
  assert.match(plan, /Lose a seat \(2\)/);
  assert.match(plan, /Get a seat \(1\) Gus Orr/);
  await check_looks(page, 'erase');
  await button(page, 'Erase for good').click();
  await page.getByText('The person is erased').waitFor();
  await button(page, 'Done').click();
  await page.getByRole('heading', { name: 'person 2 (erased)' }).waitFor();
  assert.equal(await button(page, 'Erase…').count(), 0);
  check_faults(faults);
  await close();
});

test('people: an auditor sees ids', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people', { key: it.keys.auditor });
  await row(page, 'person 1').first().waitFor();
  assert.ok(!(await page.locator('main').innerText()).includes('Ada'));
  assert.equal(await page.getByRole('searchbox').count(), 0);
  check_faults(faults);
  await close();
});
