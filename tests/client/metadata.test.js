// Metadata of courses and programs through the vendor's client, contract section 9.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ledger_for_tests, north_course, south_course } from './support/ledger.js';

const ledger = await ledger_for_tests();
const { admin, north_admin, reader, auditor, stranger } = ledger;

const courseId = north_course;
const course_body = (metadata, more = {}) =>
  ({ courseId, requestBody: { course_id: courseId, metadata, ...more } });
const programId = 'law';
const program_body = (metadata, more = {}) =>
  ({ programId, requestBody: { program_id: programId, metadata, ...more } });
const body_of = async (caller, operation, parameters) =>
  (await caller.call(`catalog_metadata_${operation}`, parameters)).body;
const refused = async (caller, operation, parameters) => {
  const { status, body } = await caller.refused(`catalog_metadata_${operation}`, parameters);
  return `${status} ${body.code}`;
};

describe('metadata of a course', () => {
  it('is merged by default and replaced with update: false', async () => {
    await body_of(admin, 'course_create', course_body({ level: 1, keep: { a: [true] } }));
    const merged = await body_of(admin, 'course_create', course_body({ level: 2, more: null }));
    assert.deepEqual(merged, { level: 2, keep: { a: [true] }, more: null });
    assert.deepEqual(await body_of(admin, 'course_retrieve', { courseId }), merged);
    const replaced = await body_of(admin, 'course_create',
                                   course_body({ level: 3 }, { update: false }));
    assert.deepEqual(replaced, { level: 3 });
  });

  it('sets the slug of the record, and shows it', async () => {
    const parameters = { courseId: south_course };
    assert.deepEqual(await body_of(admin, 'course_retrieve', parameters), { slug: 'bio-1' });
    const requestBody = { course_id: south_course, metadata: { slug: 'bio-2', skills: ['cells'] } };
    const shown = await body_of(admin, 'course_create', { ...parameters, requestBody });
    assert.deepEqual(shown, { slug: 'bio-2', skills: ['cells'] });
    const path = `/api/directory/courses/${encodeURIComponent(south_course)}/`;
    assert.equal((await admin.send('GET', path)).body.slug, 'bio-2');
  });

  it('has fields that are read and set one by one', async () => {
    const field = 'tone';
    assert.equal(await refused(admin, 'course_retrieve_2', { courseId, field }),
                 '404 field_not_found');
    const set = await body_of(admin, 'course_create_2', { field, ...course_body('warm') });
    assert.deepEqual(set, { tone: 'warm' });
    assert.deepEqual(await body_of(reader, 'course_retrieve_2', { courseId, field }), set);
    const wrapped = await body_of(admin, 'course_create_2',
                                  { field, ...course_body({ tone: ['a'] }) });
    assert.deepEqual(wrapped, { tone: ['a'] });
    assert.equal((await body_of(admin, 'course_retrieve', { courseId })).level, 3);
  });

  it('is public under its own address, whatever key is shown', async () => {
    const whole = await body_of(admin, 'course_retrieve', { courseId });
    for (const caller of [stranger, auditor, admin]) {
      assert.deepEqual(await body_of(caller, 'course_public_retrieve', { courseId }), whole);
      assert.deepEqual(await body_of(caller, 'course_public_retrieve_2',
                                     { courseId, field: 'level' }), { level: 3 });
    }
    const path = '/api/catalog/metadata/course-public/';
    const wrong_key = { query: { course_id: courseId }, authorization: 'Token x' };
    const answer = await stranger.send('GET', path, wrong_key);
    assert.deepEqual(answer.body, whole);
  });

  it('is refused with a reason', async () => {
    const unknown = { courseId: 'none' };
    assert.equal(await refused(admin, 'course_retrieve', unknown), '404 course_not_found');
    assert.equal(await refused(stranger, 'course_public_retrieve', unknown),
                 '404 course_not_found');
    assert.equal(await refused(admin, 'course_create', course_body({ skills: 'sql' })),
                 '400 invalid_fields');
    assert.equal(await refused(admin, 'course_create', course_body({}, { course_id: 'other' })),
                 '400 invalid_fields');
    assert.equal(await refused(reader, 'course_create', course_body({})),
                 '403 permission_denied');
    assert.equal(await refused(north_admin, 'course_create', course_body({})),
                 '403 platform_forbidden');
    assert.equal(await refused(auditor, 'course_retrieve', { courseId }),
                 '403 permission_denied');
    assert.equal(await refused(stranger, 'course_retrieve', { courseId }),
                 '401 not_authenticated');
  });
});

describe('metadata of a program', () => {
  const fresh = {
    name: 'Law', description: null, enabled: true, slug: null, platform_key: 'north', skills: [],
  };

  it('shows the record and the free keys', async () => {
    assert.deepEqual(await body_of(reader, 'program_retrieve', { programId }), fresh);
    const changes = { description: 'About', skills: ['law'], slug: 'law-1', hours: 3 };
    const wanted = { ...fresh, ...changes };
    assert.deepEqual(await body_of(north_admin, 'program_create', program_body(changes)), wanted);
    const names = [{ programId, org: 'northorg' }, { programId, platformKey: 'north' },
      { programId, programKey: 'north-law' }];
    for (const name of names) {
      assert.deepEqual(await body_of(reader, 'program_retrieve', name), wanted);
      assert.deepEqual(await body_of(stranger, 'program_public_retrieve', name), wanted);
    }
  });

  it('takes back what it showed', async () => {
    const shown = await body_of(admin, 'program_retrieve', { programId });
    const again = await body_of(admin, 'program_create', program_body(shown, { update: false }));
    assert.deepEqual(again, shown);
  });

  it('has fields that are read and set one by one', async () => {
    const field = 'skills';
    const parameters = { field, ...program_body({ skills: ['law', 'latin'] }) };
    const set = await body_of(admin, 'program_create_2', parameters);
    assert.deepEqual(set, { skills: ['law', 'latin'] });
    assert.deepEqual(await body_of(reader, 'program_retrieve_2', { programId, field }), set);
    assert.deepEqual(await body_of(stranger, 'program_public_retrieve_2', { programId, field }),
                     set);
  });

  it('is refused with a reason', async () => {
    assert.equal(await refused(admin, 'program_retrieve', { programId: 'data' }),
                 '400 program_ambiguous');
    assert.equal((await body_of(north_admin, 'program_retrieve', { programId: 'data' })).name,
                 'Data Science');
    assert.equal(await refused(admin, 'program_retrieve', { programId: 'none' }),
                 '404 program_not_found');
    assert.equal(await refused(admin, 'program_create', program_body({ name: 'Other' })),
                 '400 not_updatable');
    assert.equal(await refused(reader, 'program_create', program_body({})),
                 '403 permission_denied');
    const theirs = {
      programId: 'data', platformKey: 'south',
      requestBody: { program_id: 'data', platform_key: 'south', metadata: {} },
    };
    assert.equal(await refused(north_admin, 'program_create', theirs), '403 platform_forbidden');
  });
});

describe('course search', () => {
  const search = async (requestBody) =>
    (await body_of(reader, 'course_search_create', { requestBody })).results
      .map(({ course_id }) => course_id);

  it('finds by containment, slug and id, combined', async () => {
    assert.deepEqual(await search({ data__contains: { level: 3 } }), [north_course]);
    assert.deepEqual(await search({ data__contains: { level: 4 } }), []);
    assert.deepEqual(await search({ slug: 'bio-2' }), [south_course]);
    assert.deepEqual(await search({ course_id: north_course, data__contains: {} }), [north_course]);
    assert.deepEqual(await search({ course_id: north_course, slug: 'bio-2' }), []);
  });

  it('refuses an empty body and an unknown filter', async () => {
    const nothing = { requestBody: {} };
    assert.equal(await refused(reader, 'course_search_create', nothing), '400 invalid_fields');
    const colour = { requestBody: { colour: 'red' } };
    assert.equal(await refused(reader, 'course_search_create', colour), '400 invalid_fields');
  });
});

describe('choices', () => {
  it('are found by field_key and scope', async () => {
    const json = { scope: 'course', choices: ['low', 'high'] };
    await admin.send('PUT', '/api/directory/choices/level/', { json });
    const wanted = { level: ['low', 'high'] };
    assert.deepEqual(await body_of(reader, 'choices_retrieve', { fieldKey: 'level' }), wanted);
    assert.deepEqual(await body_of(reader, 'choices_retrieve', { scope: 'course' }), wanted);
    assert.equal(await refused(reader, 'choices_retrieve', { scope: 'program' }),
                 '404 choices_not_found');
    assert.equal(await refused(reader, 'choices_retrieve', {}), '400 invalid_parameter');
  });
});
