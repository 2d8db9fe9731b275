// The list of licenses: found, filtered, sorted, as CSV, empty, refused, and with ten thousand rows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { button, check_faults, check_views, open_console, row, use_console } from './support/console.js';

const it = use_console();
const timeout = 300000;
const names = async (page) =>
  (await page.locator('tbody tr[data-index] td:first-child').allInnerTexts()).map((text) => text.trim());
const is_ready = (page) => row(page, 'Campus').waitFor();

test('licenses: looks', { timeout }, () => check_views(it, '#/licenses', 'licenses', is_ready));

test('licenses: found by name, kind, platform and state, all in the address', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses');
  await is_ready(page);
  assert.equal((await names(page)).length, 5);
  await page.getByLabel('Part of a name').fill('LAB');
  await page.waitForURL(/query=LAB/);
  await row(page, 'Campus').waitFor({ state: 'detached' });
  assert.deepEqual(await names(page), ['Old lab']);
  await page.getByLabel('Part of a name').fill('');
  await is_ready(page);
  await page.getByLabel('Kind').selectOption('course');
  await row(page, 'Old lab').waitFor({ state: 'detached' });
  assert.deepEqual(await names(page), ['Analytics 2026']);
  await page.getByLabel('Kind').selectOption('');
  await page.getByLabel('State').selectOption('expiring');
  await row(page, 'Analytics').waitFor({ state: 'detached' });
  assert.deepEqual(await names(page), ['Campus']);
  assert.match(page.url(), /state=expiring/);
  await page.getByRole('textbox', { name: 'Platform' }).fill('nowhere');
  await page.getByRole('textbox', { name: 'Platform' }).press('Enter');
  await page.getByText('No license is like that').waitFor();
  await button(page, 'Take the filters away').click();
  await is_ready(page);
  check_faults(faults);
  await close();
});

test('licenses: sorted by a column, and back', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses');
  await is_ready(page);
  await button(page, 'Name').click();
  await page.locator('th[aria-sort=ascending]', { hasText: 'Name' }).waitFor();
  await page.waitForFunction(() => /Analytics/.test(document.querySelector('tbody td')?.textContent));
  await page.getByRole('button', { name: /^Name/ }).click();
  await page.locator('th[aria-sort=descending]', { hasText: 'Name' }).waitFor();
  await page.waitForFunction(() => /Whole/.test(document.querySelector('tbody td')?.textContent));
  assert.match(page.url(), /sort=-name/);
  check_faults(faults);
  await close();
});

test('licenses: by the keyboard from row to row, and into one', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses?sort=name');
  await is_ready(page);
  await page.locator('tbody a').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => /Campus/.test(document.activeElement.textContent));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Campus', level: 1 }).waitFor();
  check_faults(faults);
  await close();
});

test('licenses: as CSV', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses?kind=user');
  await is_ready(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'CSV').click()]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(download.suggestedFilename(), 'licenses.csv');
  assert.equal(text.trim().split('\r\n').length, 3);
  check_faults(faults);
  await close();
});

test('licenses: as of a moment, and a list that was empty then', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, `#/licenses?at=${it.created}`);
  await row(page, 'Analytics').waitFor();
  assert.match(await row(page, 'Analytics').innerText(), /0 \/ 6/);
  await page.goto(`${it.base}/console/#/licenses?at=2`);
  await page.getByText('There are no licenses yet').waitFor();
  check_faults(faults);
  await close();
});

test('licenses: a refusal says the code, the remedy and the request, and can be tried again', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/licenses?at=999999');
  const refusal = await page.locator('.refusal').innerText();
  assert.match(refusal, /invalid_parameter[^]*request [0-9a-f]{16}/);
  await button(page, 'Try again').waitFor();
  check_faults(faults, 400);
  await close();
});

test('licenses: ten thousand rows, of which only those in sight are drawn', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/people');
  const whole = 10000;
  const asked = new Set();
  await page.route('**/api/ledger/licenses/?*', async (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('page'));
    asked.add(at);
    const results = Array.from({ length: 1000 }, (_, index) => ({
      id: whole - (at - 1) * 1000 - index, kind: 'user', name: `License ${(at - 1) * 1000 + index}`,
      count: 10, usage_count: index % 11, created: '2026-01-01T00:00:00Z', started: '2026-01-01T00:00:00Z',
      expired: null, active: true, metadata: {}, source: 'api', external_id: null, platform_key: 'acme',
    }));
    await route.fulfill({ json: { count: whole, next_page: null, previous_page: null, results } });
  });
  await page.goto(`${it.base}/console/#/licenses`);
  await row(page, 'License 0').first().waitFor();
  await page.evaluate(() => {
    window.long_tasks = [];
    new PerformanceObserver((list) => window.long_tasks.push(...list.getEntries().map((task) => task.duration)))
      .observe({ type: 'longtask' });
  });
  let most = 0;
  for (let top = 0; top <= 1; top += 0.02) {
    const rows = await page.evaluate(async (share) => {
      const box = document.querySelector('.table-box');
      box.scrollTop = share * (box.scrollHeight - box.clientHeight);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return box.querySelectorAll('tbody tr').length;
    }, top);
    most = Math.max(most, rows);
  }
  // The rows' heights are known when they are drawn: so the end moves until it is reached.
  await page.waitForFunction(() => {
    const box = document.querySelector('.table-box');
    box.scrollTop = box.scrollHeight;
    return box.textContent.includes('License 9999');
  });
  const long_tasks = await page.evaluate(() => window.long_tasks);
  console.log(`10,000 rows scrolled: at most ${most} rows drawn, ${long_tasks.length} tasks over 50 ms ${long_tasks}`);
  assert.ok(most < 80, `${most} rows are drawn`);
  assert.equal(asked.size, 10);
  assert.equal(await page.locator('table').getAttribute('aria-rowcount'), '10001');
  check_faults(faults);
  await close();
});
