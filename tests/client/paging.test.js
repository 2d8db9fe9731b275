// Pages of licenses: numbers, sizes and the addresses of the pages around, contract section 5.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create_license, kind_named } from './support/kinds.js';
import { ledger_for_tests } from './support/ledger.js';

const ledger = await ledger_for_tests();
const user = kind_named('user');
const course = kind_named('course');
const total = 105;
const numbers = Array.from({ length: total }, (_, number) => number);

await Promise.all(numbers.map((number) => create_license(ledger, user, {
  name: number % 2 === 0 ? 'even & round' : 'odd', metadata: { third: number % 3 },
})));

// Ids of all pages from an answer on, following one of the two addresses.
async function follow(answer, link) {
  const pages = [answer.body.results.map(({ id }) => id)];
  let address = answer.body[link];
  while (address !== null) {
    assert.ok(address.startsWith(`${ledger.base}/`), `${address} is absolute, on this server`);
    const page = await ledger.admin.send('GET', address);
    assert.equal(page.status, 200, address);
    assert.equal(page.body.count, answer.body.count, 'count is of all pages');
    pages.push(page.body.results.map(({ id }) => id));
    address = page.body[link];
    assert.ok(pages.length <= total, 'the pages end');
  }
  return pages;
}

const descending = (ids) => ids.every((id, index) => index === 0 || id < ids[index - 1]);

describe('pages', () => {
  it('have 20 rows when nothing is said', async () => {
    const { body } = await ledger.admin.call(user.list, {});
    assert.equal(body.count, total);
    assert.equal(body.results.length, 20);
    assert.equal(body.previous_page, null);
  });

  it('have at most 100 rows', async () => {
    for (const pageSize of [100, 101, 5000]) {
      const { body } = await ledger.admin.call(user.list, { pageSize });
      assert.equal(body.results.length, 100, `page_size ${pageSize}`);
      const last = await ledger.admin.send('GET', body.next_page);
      assert.equal(last.body.results.length, total - 100);
      assert.equal(last.body.next_page, null);
    }
  });

  it('follow each other by next_page without a gap or a repeat', async () => {
    const pages = await follow(await ledger.admin.call(user.list, { pageSize: 25 }), 'next_page');
    assert.deepEqual(pages.map((ids) => ids.length), [25, 25, 25, 25, 5]);
    const ids = pages.flat();
    assert.equal(new Set(ids).size, total);
    assert.ok(descending(ids), 'newest first across pages');
  });

  it('lead back by previous_page', async () => {
    const last = await ledger.admin.call(user.list, { pageSize: 25, page: 5 });
    assert.equal(last.body.results.length, 5);
    const pages = await follow(last, 'previous_page');
    assert.deepEqual(pages.map((ids) => ids.length), [5, 25, 25, 25, 25]);
    assert.equal(new Set(pages.flat()).size, total);
  });

  it('keep every other parameter in their addresses', async () => {
    const query = { third: '1', name: 'even & round', sort: 'id', page_size: '7' };
    const first = await ledger.admin.send('GET', user.path, { query });
    const wanted = numbers.filter((number) => number % 2 === 0 && number % 3 === 1).length;
    assert.equal(first.body.count, wanted);
    const parameters = new URL(first.body.next_page).searchParams;
    assert.deepEqual(Object.fromEntries(parameters), { ...query, page: '2' });
    const ids = (await follow(first, 'next_page')).flat();
    assert.equal(ids.length, wanted);
    assert.ok(descending(ids.reverse()), 'sorted by id across pages');
  });

  it('carry the host that the caller used, whatever X-Forwarded says', async () => {
    const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' };
    const { body } = await ledger.admin.call(user.list, {}, { HEADERS: headers });
    assert.ok(body.next_page.startsWith(`${ledger.base}/`), body.next_page);
  });

  it('past the end are 404, and none at all is one empty page', async () => {
    const error = await ledger.admin.refused(user.list, { page: 7 });
    assert.equal(error.status, 404);
    const { body } = await ledger.admin.call(course.list, {});
    const { count, next_page, previous_page, results } = body;
    assert.deepEqual([count, next_page, previous_page, results], [0, null, null, []]);
  });

  it('that are no numbers are 400', async () => {
    for (const query of [{ page: 'two' }, { page_size: 'all' }, { page: '1.5' }, { page: '' },
      { page_size: '' }]) {
      const { status } = await ledger.admin.send('GET', user.path, { query });
      assert.equal(status, 400, JSON.stringify(query));
    }
  });

  it('hold the same rows with verbose, and verbose is kept in their addresses', async () => {
    const plain = await ledger.admin.call(user.list, { pageSize: 10, page: 3 });
    const verbose = await ledger.admin.call(user.list, { pageSize: 10, page: 3, verbose: true });
    const without = verbose.body.results.map(({ assignments: _, ...row }) => row);
    assert.deepEqual(without, plain.body.results);
    const { searchParams } = new URL(verbose.body.next_page);
    assert.equal(searchParams.get('verbose'), 'true');
  });
});
