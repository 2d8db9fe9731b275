// Chromium without a window, which reaches only this machine, and what a page must never do in it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
// It ends a step that hangs; on a busy machine a slow one takes a minute.
const step_timeout_ms = Number(process.env.STEP_TIMEOUT_MS ?? 120000);

export function start_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    timeout: step_timeout_ms,
    args: [
      // Chromium has no sandbox for root; it opens nothing but our own pages here.
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
      // ledger.test is this machine by a name: there a page is no secure context.
      '--host-resolver-rules=MAP ledger.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

// A page of `base` in one colour scheme and size. `document`: what /openapi.json answers instead.
// `kept`: what the session storage holds before the page is opened.
export async function open_page(browser, { base, path, scheme, width, document, kept }) {
  const context = await browser.newContext({
    baseURL: base,
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(step_timeout_ms);
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== base) {
      faults.push(`asked another host: ${url}`);
    }
  });
  await page.exposeFunction('note_violation', (what) => faults.push(`policy: ${what}`));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (violation) =>
      window.note_violation(`${violation.violatedDirective} ${violation.blockedURI}`),
    ),
  );
  if (kept) {
    await page.addInitScript((items) => {
      if (sessionStorage.length === 0) Object.assign(sessionStorage, items);
    }, kept);
  }
  if (document) await page.route('**/openapi.json', (route) => route.fulfill({ json: document }));
  await page.goto(path);
  return { page, faults, close: () => context.close() };
}

// Nothing serious or critical for axe in what the page shows now, and nothing beside the window.
export async function check_looks(page, what) {
  const { violations } = await page.evaluate(`${axe}; axe.run(document, {resultTypes: ['violations']})`);
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  const lines = grave.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
  assert.deepEqual(lines, [], what);
  const [content, view] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(content <= view, `${what}: ${content} wide in a window of ${view}`);
}
