// One license: its numbers and their reasons, its seats, its time line, and all of it as of any moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, row, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const slider = (page) => page.getByRole('slider', { name: 'As of' });
const is_ready = async (page) => {
  await page.locator('.figures').waitFor();
  await page.locator('.chart canvas').waitFor();
  await row(page, 'Ada Lovelace').waitFor();
};
const figures = (page) => page.locator('.figures').innerText();
const tab = (page, name) => page.getByRole('tab', { name });

test('license: looks', { timeout }, () => check_views(it, '#/licenses/1', 'license', is_ready));

test('license: every tab, and how it looks', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/1', { width: 360 });
  await is_ready(page);
  const shows = { Waiting: 'Gus Orr', Groups: 'Data team', 'Time line': 'license created', Terms: 'da-101' };
  for (const [name, text] of Object.entries(shows)) {
    await tab(page, new RegExp(name)).click();
    await page.getByRole('tabpanel').getByText(text).first().waitFor();
    await check_looks(page, name);
  }
  assert.match(page.url(), /tab=terms/);
  await tab(page, /Terms/).press('Home');
  await row(page, 'Ada Lovelace').waitFor();
  check_faults(faults);
  await close();
});

test('license: the numbers, and why they are what they are', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/2');
  await page.getByText('2 of 40 seats used').waitFor();
  assert.match(await figures(page), /1 active · 1 pending e-mails\s+0 waiting/);
  await page.getByText('Why these numbers?').click();
  const why = (await page.locator('.why').innerText()).replace(/\s+/g, ' ');
  assert.match(why, /40 bought = 30 \(#\d+ create order-2\) \+ 10 \(#\d+ renewal order-3\)/);
  assert.match(why, /2 used = 1 active \+ 1 pending/);
  assert.match(await row(page, 'ida@example.org').innerText(), /pending e-mail/);
  check_faults(faults);
  await close();
});

test('license: the slider goes through the past by the keyboard, and the whole page follows', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/1');
  await is_ready(page);
  assert.equal(await slider(page).getAttribute('aria-valuetext'), 'now');
  await slider(page).focus();
  await page.keyboard.press('Home');
  await page.getByText('0 of 6 seats used').waitFor();
  assert.match(page.url(), new RegExp(`at=${it.created}$`));
  assert.match(await slider(page).getAttribute('aria-valuetext'), /license created/);
  await page.getByText('You look at the past:').waitFor();
  await tab(page, 'Seats (0)').waitFor();
  assert.equal(await button(page, 'Edit').count(), 0);
  await page.keyboard.press('ArrowRight');
  await page.getByText('1 of 6 seats used').waitFor();
  await row(page, 'Ada Lovelace').waitFor();
  assert.equal(await row(page, 'Bob Kahn').count(), 0);
  await page.keyboard.press('ArrowRight');
  await page.getByText('2 of 6 seats used').waitFor();
  // The commit of the group's assignment has five events; it is one step.
  await page.keyboard.press('ArrowRight');
  await page.getByText('6 of 6 seats used').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('2 of 6 seats used').waitFor();
  await page.keyboard.press('End');
  await page.getByText('1 waiting').waitFor();
  assert.doesNotMatch(page.url(), /at=/);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByText('0 of 6 seats used').waitFor();
  await check_looks(page, 'the past');
  await button(page, 'Back to now').click();
  await page.getByText('6 of 6 seats used').waitFor();
  check_faults(faults);
  await close();
});

test('license: dragging the slider', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/1');
  await is_ready(page);
  const { x, y, width, height } = await page.locator('.track').boundingBox();
  await page.mouse.move(x + width - 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 1, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await page.getByText('You look at the past:').waitFor();
  check_faults(faults);
  await close();
});

test('license: an address is evidence: the same moment for whoever opens it', { timeout }, async () => {
  const hash = `#/licenses/1?at=${it.created + 1}`;
  const { page, faults, close } = await open_console(it, hash);
  await page.getByText('1 of 6 seats used').waitFor();
  await page.reload();
  await page.getByText('1 of 6 seats used').waitFor();
  check_faults(faults);
  await close();
});

test('license: the time line proves, and shows what was before', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/2?tab=history');
  const renewal = row(page, 'renewal');
  await renewal.waitFor();
  assert.match((await renewal.innerText()).replace(/\s+/g, ' '), /license updated count 30 → 40 renewal · order-3 · by key:1/);
  await renewal.getByRole('button', { name: 'As of before' }).click();
  await page.getByText('of 30 seats used').waitFor();
  await button(page, 'Back to now').click();
  await renewal.getByRole('link', { name: 'Prove' }).click();
  await page.getByRole('heading', { name: /Proven: event/ }).waitFor();
  check_faults(faults);
  await close();
});

test('license: what happens meanwhile is seen at once', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/3');
  await page.getByText('1 of 12 seats used').waitFor();
  const body = { license_id: 3, user_id: 4 };
  await it.call('POST', '/api/catalog/licenses/program/assignment/', body);
  await page.getByText('2 of 12 seats used').waitFor();
  await row(page, 'Dan Ivory').waitFor();
  check_faults(faults);
  await close();
});

test('license: a platform license has no seats; a license that is not there', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses/4');
  await page.getByText('not assigned to people').waitFor();
  assert.equal(await tab(page, /Seats/).count(), 0);
  await page.goto(`${it.base}/console/#/licenses/999`);
  await page.locator('.refusal', { hasText: 'license_not_found' }).waitFor();
  await page.goto(`${it.base}/console/#/licenses/x`);
  await page.getByText('There is no such page').waitFor();
  check_faults(faults, 404);
  await close();
});
