// Every operation of metadata once, by the name of its test; each is given the ledger.
import assert from 'node:assert/strict';
import { north_course } from './ledger.js';

const course = { courseId: north_course };
const program = { programId: 'north-data', programKey: 'north-data' };
const body = (metadata) => ({
  requestBody: { course_id: north_course, program_id: program.programId, metadata },
});
const metadata = { level: 3, skills: ['sql'] };

// The client, asked as `caller`; the operation's answer has to hold `wanted`. The metadata is
// written first, by the operation that writes it whole.
function operation(caller, id, parameters, wanted) {
  return async (ledger) => {
    await ledger.admin.call('catalog_metadata_course_create', { ...course, ...body(metadata) });
    await ledger.admin.call('catalog_metadata_program_create', { ...program, ...body(metadata) });
    const answer = await ledger[caller].call(`catalog_metadata_${id}`, parameters);
    for (const [name, value] of Object.entries(wanted)) {
      assert.deepEqual(answer.body[name], value, name);
    }
    // Whoever asked: what is looked up afterwards is the admin's list.
    ledger.admin.answered.add(`catalog_metadata_${id}`);
  };
}

const level = { field: 'level' };
const one = { level: 3 };
const found = { count: 1 };

export const metadata_tests = {
  'read the metadata of a course': operation('reader', 'course_retrieve', course, metadata),
  'write the metadata of a course':
    operation('admin', 'course_create', { ...course, ...body(metadata) }, metadata),
  'read the metadata of a course without a key':
    operation('stranger', 'course_public_retrieve', course, metadata),
  'read a field of a course':
    operation('reader', 'course_retrieve_2', { ...course, ...level }, one),
  'write a field of a course':
    operation('admin', 'course_create_2', { ...course, ...level, ...body({ level: 3 }) }, one),
  'read a field of a course without a key':
    operation('stranger', 'course_public_retrieve_2', { ...course, ...level }, one),
  'search courses':
    operation('reader', 'course_search_create', { requestBody: { data__contains: one } }, found),
  'read the metadata of a program': operation('reader', 'program_retrieve', program, metadata),
  'write the metadata of a program':
    operation('admin', 'program_create', { ...program, ...body(metadata) }, metadata),
  'read the metadata of a program without a key':
    operation('stranger', 'program_public_retrieve', program, metadata),
  'read a field of a program':
    operation('reader', 'program_retrieve_2', { ...program, ...level }, one),
  'write a field of a program':
    operation('admin', 'program_create_2', { ...program, ...level, ...body({ level: 3 }) }, one),
  'read a field of a program without a key':
    operation('stranger', 'program_public_retrieve_2', { ...program, ...level }, one),
  'read choices': async ({ admin }) => {
    const json = { scope: 'course', choices: ['low', 'high'] };
    await admin.send('PUT', '/api/directory/choices/level/', { json });
    const answer = await admin.call('catalog_metadata_choices_retrieve', { fieldKey: 'level' });
    assert.deepEqual(answer.body, { level: ['low', 'high'] });
  },
};
