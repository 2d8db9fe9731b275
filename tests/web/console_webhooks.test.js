// Webhooks: made, pinged, failing, sent again, switched off and on, removed.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { check_looks } from './support/browser.js';
import { button, check_faults, check_views, open_console, use_console } from './support/console.js';

const it = use_console({ flags: ['--webhook-allow-private'] });
const timeout = 300000;

// A receiver that answers what `status` says.
const receiver = { status: 200 };
before(async () => {
  receiver.server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(receiver.status).end());
  });
  receiver.server.listen(0, '127.0.0.1');
  await once(receiver.server, 'listening');
  receiver.url = `http://127.0.0.1:${receiver.server.address().port}/hook`;
});
after(() => receiver.server.close());

const card = (page) => page.locator('.webhook');

test('webhooks: none yet', { timeout }, () =>
  check_views(it, '#/webhooks', 'no webhooks', (page) => page.getByText('There are no webhooks').waitFor()));

test('webhooks: made, and its secret is shown once', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/webhooks');
  await button(page, 'New webhook').first().click();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByLabel('Description').fill('the data lake');
  await page.getByLabel('After event').fill('0');
  await check_looks(page, 'new webhook');
  await button(page, 'Create').click();
  assert.match(await page.getByLabel('The secret that signs').inputValue(), /^whsec_/);
  await button(page, 'Done').click();
  await card(page).filter({ hasText: 'up to date' }).waitFor();
  await page.getByText(/The last \d+ attempts/).click();
  await page.locator('.webhook td', { hasText: 'accepted, 200' }).first().waitFor();
  check_faults(faults);
  await close();
});

test('webhooks: looks', { timeout }, () =>
  check_views(it, '#/webhooks', 'webhooks', (page) => card(page).waitFor()));

test('webhooks: pinged, failing, sent again, off and on, a new secret, removed', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/webhooks');
  await button(page, 'Ping').click();
  await page.getByText(/Ping: accepted, status 200/).waitFor();
  receiver.status = 500;
  await page.getByLabel('Send again from event').fill('1');
  await button(page, 'Send again').click();
  await card(page).filter({ hasText: 'failing' }).waitFor();
  await card(page).filter({ hasText: 'Failing since' }).waitFor();
  await button(page, 'Disable').click();
  await card(page).filter({ hasText: 'Disabled: by key:1' }).waitFor();
  receiver.status = 200;
  await button(page, 'Enable').click();
  await card(page).filter({ hasText: 'up to date' }).waitFor();
  await button(page, 'New secret').click();
  assert.match(await page.getByLabel('The new secret').inputValue(), /^whsec_/);
  await button(page, 'Remove…').click();
  await button(page, 'Remove').click();
  await page.getByText('There are no webhooks').waitFor();
  check_faults(faults);
  await close();
});

test('webhooks: an address that is none is refused beside what was typed', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/webhooks');
  await button(page, 'New webhook').first().click();
  await page.getByLabel('Address').fill('ftp://example.org/');
  await button(page, 'Create').click();
  await page.locator('.refusal', { hasText: 'invalid_fields' }).waitFor();
  check_faults(faults, 400);
  await close();
});
