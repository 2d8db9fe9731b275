// The error codes at /docs/errors/: judged in both colours and two sizes, and by a link to one of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { start_server } from '../client/support/server.js';
import { check_looks, open_page, start_browser } from './support/browser.js';

const views = ['light', 'dark'].flatMap((scheme) => [1280, 360].map((width) => ({ scheme, width })));

let server;
let browser;
before(async () => {
  server = await start_server('key-of-the-browser-tests-0123456789abcdef');
  browser = await start_browser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const view of views) {
  test(`errors: shown, ${view.scheme}, ${view.width} wide`, { timeout: 300000 }, async () => {
    const path = '/docs/errors/#no_seats_available';
    const { page, faults, close } = await open_page(browser, { base: server.base, path, ...view });
    const aimed = page.locator(':target');
    assert.match(await aimed.innerText(), /no_seats_available[^]*Status 400[^]*What to do:/);
    assert.equal(await page.locator('nav a').count(), await page.locator('section[id]').count());
    const [text, back] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    assert.equal(back, view.scheme === 'dark' ? 'rgb(28, 32, 34)' : 'rgb(255, 255, 255)', text);
    await check_looks(page, 'errors');
    assert.deepEqual(faults, []);
    await close();
  });
}

test('errors: back to the reference', { timeout: 300000 }, async () => {
  const { page, faults, close } = await open_page(browser, {
    base: server.base,
    path: '/dm/docs/errors/',
    ...views[0],
    document: { openapi: '3.1.0', info: { title: 'Seatledger', version: '1' }, paths: {} },
  });
  await page.locator('a[href="../"]').click();
  await page.waitForURL(`${server.base}/dm/docs/`);
  assert.deepEqual(faults, []);
  await close();
});
