// The console over a small ledger, signed in.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { start_server } from '../../client/support/server.js';
import { check_looks, open_page, start_browser } from './browser.js';
import { admin_key, caller_of, fill } from './ledger.js';

export const views = ['light', 'dark'].flatMap((scheme) =>
  [1280, 360].map((width) => ({ scheme, width })),
);

// A server with the small ledger and a browser for all tests of a file; filled before they run.
export function use_console({ flags } = {}) {
  const it = {};
  before(async () => {
    it.server = await start_server(admin_key, { flags });
    it.browser = await start_browser();
    it.base = it.server.base;
    it.call = caller_of(it.base);
    Object.assign(it, await fill(it.base));
  });
  after(async () => {
    await it.browser?.close();
    await it.server?.stop();
  });
  return it;
}

// A page of the console; `key` null: not signed in.
export async function open_console(it, hash, { key = admin_key, ...view } = {}) {
  const opened = await open_page(it.browser, {
    base: view.base ?? it.base,
    path: `/console/${hash}`,
    scheme: 'light',
    width: 1280,
    ...view,
    kept: key === null ? undefined : { 'seatledger.key': key },
  });
  if (key !== null) await opened.page.locator('h1').first().waitFor();
  return opened;
}

// The browser itself notes refused answers: `statuses` are those that the test brings about.
export function check_faults(faults, ...statuses) {
  const noted = new RegExp(`^console: Failed to load resource: .* (${statuses.join('|')}) `);
  const left = statuses.length > 0 ? faults.filter((fault) => !noted.test(fault)) : faults;
  assert.deepEqual(left, []);
}

// A page in both colours and sizes: `ready` waits until its content is there.
export async function check_views(it, hash, what, ready, options = {}) {
  for (const view of views) {
    const { page, faults, close } = await open_console(it, hash, { ...view, ...options });
    await ready(page);
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
    await check_looks(page, `${what}, ${view.scheme}, ${view.width}`);
    check_faults(faults);
    await close();
  }
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const row = (page, text) => page.locator('tbody tr', { hasText: text });
