// Every write: form, plan, store; refused, stale, repeated; rows of a CSV that are mended and sent again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, open_console, row, use_console, views } from './support/console.js';

const it = use_console();
const timeout = 300000;
const dialog = (page) => page.locator('dialog');
const plan = async (page) => (await page.locator('.plan').innerText()).replace(/\s+/g, ' ');
const seats = (page) => page.getByRole('spinbutton', { name: /^Seats/ });
const head = async () => (await it.call('GET', '/api/ledger/status/')).head;

async function open_form(hash, deed, view = {}) {
  const opened = await open_console(it, hash, view);
  await opened.page.locator('.figures, table').first().waitFor();
  await button(opened.page, deed).first().click();
  await dialog(opened.page).waitFor();
  return opened;
}

// The writes that the page sends, which are not only tried.
function watch_writes(page) {
  const sent = [];
  page.on('request', (request) => {
    const is_write = request.method() !== 'GET' && !request.url().includes('dry_run');
    if (is_write) sent.push({ ...request.headers(), url: request.url(), body: request.postData() });
  });
  return sent;
}

test('edit: a higher count moves people up, which the plan says before', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/1', 'Edit');
  const sent = watch_writes(page);
  const before = await head();
  await seats(page).fill('8');
  await page.getByLabel('Why').fill('extension');
  await page.getByLabel('Order').fill('order-9');
  await button(page, 'Preview').click();
  await page.locator('.plan').waitFor();
  const text = await plan(page);
  assert.match(text, /Appends 2 events/);
  assert.match(text, /Get a seat \(1\) Gus Orr/);
  assert.match(text, /7 seats used \(now 6\), 0 waiting/);
  assert.match(text, /count 6 → 8/);
  await check_looks(page, 'plan');
  assert.equal(await head(), before);
  await button(page, 'Back').click();
  assert.equal(await seats(page).inputValue(), '8');
  await button(page, 'Preview').click();
  await button(page, 'Store').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByText('7 of 8 seats used').waitFor();
  assert.equal(sent.length, 1);
  assert.match(sent[0]['if-match'], /^"\d+"$/);
  assert.match(sent[0]['idempotency-key'], /^[0-9a-f]{32}$/);
  check_faults(faults);
  await close();
});

test('edit: a refusal stays beside what was typed, with its remedy', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/1', 'Edit');
  await seats(page).fill('1');
  await button(page, 'Preview').click();
  const refusal = await page.locator('.refusal').innerText();
  assert.match(refusal, /count_below_usage/);
  assert.equal(await seats(page).inputValue(), '1');
  await page.getByLabel('Metadata').fill('{');
  assert.ok(await button(page, 'Preview').isDisabled());
  check_faults(faults, 400);
  await close();
});

test('edit: changed by somebody else meanwhile, both versions are shown', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/2', 'Edit');
  await seats(page).fill('50');
  const change = { license_id: 2, count: 45, name: 'Campus North', change_type: 'correction' };
  await it.call('POST', '/api/catalog/licenses/user/update/', change);
  await button(page, 'Preview').click();
  await page.locator('.conflict').waitFor();
  const of_field = (name) => page.locator('.conflict tbody tr', { has: page.getByRole('rowheader', { name, exact: true }) });
  await of_field('count').waitFor();
  const cells = async (name) => (await of_field(name).innerText()).split('\t').map((text) => text.trim());
  assert.deepEqual(await cells('count'), ['count', '40', '45', '50']);
  assert.deepEqual(await cells('name'), ['name', 'Campus', 'Campus North', '']);
  await check_looks(page, '412');
  await button(page, 'Preview your change to the newer version').click();
  await page.locator('.plan').waitFor();
  assert.match(await plan(page), /count 45 → 50/);
  await button(page, 'Store').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Campus North' }).waitFor();
  await page.getByText('2 of 50 seats used').waitFor();
  check_faults(faults, 412);
  await close();
});

test('a store whose answer is lost is tried again with the same key, and stored once', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/3', 'Assign');
  const keys = [];
  await page.route('**/assignment/?*', (route) => route.continue());
  await page.route(/program\/assignment\/$/, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByLabel('E-mail address or user id').fill('lost@example.org');
  await button(page, 'Preview').click();
  await page.locator('.plan').waitFor();
  const before = await head();
  await dialog(page).getByRole('button', { name: 'Assign' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  await dialog(page).getByRole('button', { name: 'Assign' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.equal(await head(), before + 2);
  assert.deepEqual(faults.filter((fault) => !/ERR_FAILED/.test(fault)), []);
  await close();
});

test('create, of each kind', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses', 'New license');
  await dialog(page).getByRole('combobox', { name: /^Kind/ }).selectOption('course');
  await dialog(page).getByRole('textbox', { name: 'Platform' }).fill('acme');
  await page.getByLabel('Course id').fill('da-101');
  await page.getByLabel('Name', { exact: true }).fill('Evening class');
  await seats(page).fill('3');
  await button(page, 'Preview').click();
  await page.locator('.plan').waitFor();
  assert.match(await plan(page), /license created/);
  await button(page, 'Create').click();
  await button(page, 'Show it').click();
  await page.getByRole('heading', { name: 'Evening class' }).waitFor();
  await page.getByText('0 of 3 seats used').waitFor();
  check_faults(faults);
  await close();
});

test('a group: assigned, and released again', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/3?tab=groups', 'Group…');
  await page.getByLabel('Group id').fill('data-team');
  await button(page, 'Preview').click();
  await page.locator('.plan').waitFor();
  assert.match(await plan(page), /Get a seat \(5\)/);
  await dialog(page).getByRole('button', { name: 'Assign' }).click();
  await row(page, 'Data team').getByRole('button', { name: 'Release' }).click();
  await button(page, 'Preview').click();
  await page.locator('.plan').waitFor();
  assert.match(await plan(page), /Lose a seat \(5\)/);
  await dialog(page).getByRole('button', { name: 'Release' }).click();
  await page.getByText('No group has this license').waitFor();
  check_faults(faults);
  await close();
});

test('a seat: assigned and released', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/2', 'Assign');
  await page.getByLabel('E-mail address or user id').fill('5');
  await button(page, 'Preview').click();
  await page.locator('.plan', { hasText: 'Eve Adams' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Assign' }).click();
  await row(page, 'Eve Adams').getByRole('button', { name: 'Release' }).click();
  await button(page, 'Preview').click();
  await page.locator('.plan', { hasText: 'Lose a seat (1)' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Release' }).click();
  await row(page, 'Eve Adams').waitFor({ state: 'detached' });
  check_faults(faults);
  await close();
});

test('a CSV: refused rows are mended in the plan, and after the store sent again', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/2', 'CSV…');
  const csv = 'email,active\nnew1@example.org,\nnot-an-address,\n"new2@example.org",maybe\nada@example.org,\n';
  await page.getByLabel('A CSV file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('new1'));
  await button(page, 'Preview').click();
  await page.getByText('Of 4 rows would be: 1 assigned, 2 refused, 1 unchanged.').waitFor();
  await check_looks(page, 'refused rows');
  assert.match(await page.locator('.mend').innerText(), /must be an e-mail address/);
  await page.getByLabel('active of row 3').fill('true');
  await button(page, 'Preview again').click();
  await page.getByText('Of 4 rows would be: 2 assigned, 1 refused, 1 unchanged.').waitFor();
  await button(page, 'Store').click();
  await page.getByText('Of 4 rows were: 2 assigned, 1 refused, 1 unchanged.').waitFor();
  await page.getByLabel('email of row 2').fill('new3@example.org');
  await button(page, 'Send these again').click();
  await page.getByText('Of 1 rows would be: 1 assigned.').waitFor();
  await button(page, 'Store').click();
  await page.getByText('Of 1 rows were: 1 assigned.').waitFor();
  await button(page, 'Done').click();
  for (const name of ['new1', 'new2', 'new3']) await row(page, `${name}@example.org`).waitFor();
  check_faults(faults);
  await close();
});

test('a CSV: seats released', { timeout }, async () => {
  const { page, faults, close } = await open_form('#/licenses/2', 'Release…');
  await page.getByLabel('or its text').fill('email\nnew1@example.org\nnobody@example.org\n');
  await button(page, 'Preview').click();
  await page.getByText('Of 2 rows would be: 1 released, 1 refused.').waitFor();
  await button(page, 'Store').click();
  await button(page, 'Done').click();
  await row(page, 'new1@example.org').waitFor({ state: 'detached' });
  check_faults(faults);
  await close();
});

test('forms: looks', { timeout }, async () => {
  for (const view of views) {
    for (const [hash, deed] of [['#/licenses/2', 'Edit'], ['#/licenses/2', 'CSV…'], ['#/licenses', 'New license']]) {
      const { page, faults, close } = await open_form(hash, deed, view);
      await check_looks(page, `${deed} ${view.scheme} ${view.width}`);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      check_faults(faults);
      await close();
    }
  }
});
