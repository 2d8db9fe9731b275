// Health: how the server is; a check of the views, a rebuild and a backup from the page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { button, check_faults, check_views, open_console, use_console } from './support/console.js';

const backup_dir = mkdtempSync(join(tmpdir(), 'seatledger-backups-'));
after(() => rmSync(backup_dir, { recursive: true, force: true }));

const it = use_console({ flags: ['--backup-dir', backup_dir] });
const timeout = 300000;
const is_ready = async (page) => {
  await page.getByText('taken').waitFor();
  await page.getByText('None since the server started.').waitFor();
};

test('health: looks', { timeout }, () => check_views(it, '#/health', 'health', is_ready));

test('health: the views are checked and rebuilt, a backup is made', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/health');
  await is_ready(page);
  await button(page, 'Check against the log').click();
  await page.getByText('Last check: the views are as the log says').waitFor();
  await button(page, 'Rebuild').click();
  await page.getByText('Last rebuild: the new views are in use').waitFor();
  await page.getByText('generation 2').waitFor();
  await button(page, 'Back up now').click();
  await page.getByRole('region', { name: 'Backups' }).locator('tbody tr').first().waitFor();
  check_faults(faults);
  await close();
});

test('health: an auditor sees it, and starts nothing', { timeout }, async () => {
  const { page, faults, close } = await open_console(it, '#/health', { key: it.keys.auditor });
  await page.getByText('taken').waitFor();
  await page.getByRole('heading', { name: 'Backups' }).waitFor();
  assert.equal(await page.locator('main button').count(), 0);
  check_faults(faults);
  await close();
});
