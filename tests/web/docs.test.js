// The API reference at /docs/: shown, tried and judged as people would, in both colours and two sizes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { start_server } from '../client/support/server.js';
import { check_looks, open_page, start_browser } from './support/browser.js';

const key = 'key-of-the-browser-tests-0123456789abcdef';
const example = JSON.parse(readFileSync(new URL('support/document.json', import.meta.url)));
const views = ['light', 'dark'].flatMap((scheme) => [1280, 360].map((width) => ({ scheme, width })));

let server;
let browser;
before(async () => {
  server = await start_server(key);
  browser = await start_browser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open_docs = (more) => open_page(browser, { base: server.base, path: '/docs/', ...more });
const operation = (page, name) => page.locator(`[id$="-${name}"].opblock`);

// The animations of what opens and closes would be judged half transparent.
const settled = (page) =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));

async function execute(page, name) {
  const block = operation(page, name);
  await block.locator('.execute').click();
  await block.locator('.live-responses-table tbody .response-col_status').first().waitFor();
  return block.locator('.live-responses-table').first().innerText();
}

for (const view of views) {
  test(`docs: shown and tried, ${view.scheme}, ${view.width} wide`, { timeout: 300000 }, async () => {
    const { page, faults, close } = await open_docs({ ...view, document: example });
    const judge = async (what) => (await settled(page), await check_looks(page, what));

    await page.locator('.opblock').first().waitFor();
    const methods = Object.values(example.paths).flatMap(Object.keys);
    assert.equal(await page.locator('.opblock').count(), methods.length);
    await judge('closed');

    for (const heading of await page.locator('.opblock-summary-control').all()) await heading.click();
    await judge('open');

    const try_out = page.locator('.try-out__btn:not(.cancel):not(.reset)');
    for (let left = await try_out.count(); left > 0; --left) await try_out.first().click();
    await judge('tried');

    assert.match(await execute(page, 'read_health'), /"status": "alive"/);
    await judge('answered');

    await page.locator('section.models button').first().click();
    for (const tab of await page.locator('.tablinks:not(.active)').all()) await tab.click();
    const expand = page.locator('.json-schema-2020-12-expand-deep-button', { hasText: 'Expand all' });
    for (let left = await expand.count(); left > 0; --left) await expand.first().click();
    await judge('schemas');

    await page.locator('.btn.authorize').first().click();
    await page.locator('.modal-ux').waitFor();
    await judge('sign-in');
    assert.deepEqual(faults, []);
    await close();
  });
}

test('docs: a key is sent once it is given, and kept nowhere', { timeout: 300000 }, async () => {
  const { page, faults, close } = await open_docs({ ...views[0], document: example });
  await operation(page, 'read_license').locator('.opblock-summary-control').click();
  await operation(page, 'read_license').locator('.try-out__btn').click();
  await operation(page, 'read_license').locator('[data-param-name="at"] input').fill('');
  assert.match(await execute(page, 'read_license'), /not_authenticated/);
  await page.locator('.btn.authorize').first().click();
  await page.locator('.modal-ux input').fill(key);
  await page.locator('.modal-ux .btn.authorize').click();
  await page.locator('.modal-ux .btn-done').click();
  await operation(page, 'read_license').locator('.btn-clear').click();
  assert.match(await execute(page, 'read_license'), /license_not_found/);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  assert.equal(kept, '[{},{},""]');
  // The browser itself notes answers of 401 and 404.
  const refused = /^console: Failed to load resource: .* (401|404) /;
  assert.deepEqual(faults.filter((fault) => !refused.test(fault)), []);
  await close();
});

test('docs: below the prefix, and by a link to one operation', { timeout: 300000 }, async () => {
  const { page, faults, close } = await open_page(browser, {
    base: server.base,
    path: '/dm/docs#/licenses/create_license',
    ...views[0],
    document: example,
  });
  await operation(page, 'create_license').locator('.opblock-body').waitFor();
  assert.equal(new URL(page.url()).pathname, '/dm/docs/');
  assert.deepEqual(faults, []);
  await close();
});

test('docs: with more operations than are drawn at once', { timeout: 300000 }, async () => {
  const paths = {};
  for (let at = 0; at < 200; ++at) {
    const { get } = structuredClone(example.paths['/healthz']);
    paths[`/healthz/${at}`] = { get: { ...get, operationId: `read_health_${at}` } };
  }
  const { page, faults, close } = await open_page(browser, {
    base: server.base,
    path: '/docs/#/system/read_health_199',
    ...views[0],
    document: { ...example, paths },
  });
  await operation(page, 'read_health_199').locator('.opblock-body').waitFor();
  assert.ok((await page.locator('.opblock').count()) < 200);
  await settled(page);
  await check_looks(page, 'end');
  assert.deepEqual(faults, []);
  await close();
});

test('docs: what the server says about itself', { timeout: 600000 }, async () => {
  const answer = await fetch(`${server.base}/openapi.json`);
  assert.equal(answer.status, 200);
  const document = await answer.json();
  const operations = Object.values(document.paths).flatMap(Object.values);
  for (const { operationId: name, tags } of [operations[0], operations.at(-1)]) {
    const path = `/docs/#/${encodeURIComponent(tags[0])}/${name}`;
    const { page, faults, close } = await open_page(browser, { base: server.base, path, ...views[0] });
    // It is large: this takes seconds, and longer on a busy machine.
    await operation(page, name).locator('.opblock-body').waitFor({ timeout: 240000 });
    await settled(page);
    await check_looks(page, name);
    assert.deepEqual(faults, []);
    await close();
  }
});
